"""The examples of tables and filters."""

from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, percent, rate
from ogp_cms.core.components.examples.sample import AXES, ORGANISATION, TITLES
from ogp_cms.core.phrases import counted


def table_examples(language: str, say: Say) -> list[Example]:
    """The tables of a plan and what filters them."""
    return [
        Example("gap", (State("shares", _gap(language, say)),)),
        Example("moves", _moves(language, say)),
        Example("filters", _filters(say)),
        Example("facets", (State("search", _facets(say)),)),
        Example("commitment-table", _tables(language, say)),
    ]


def _gap(language: str, say: Say) -> c.Gap:
    shares = (("7", 0, 26), ("13", 1, 26), ("14", 2, 26))
    rows = [
        c.GapRow(say(*TITLES[title]), share, percent(share, language), number, f"#c-{number}", 26)
        for number, title, share in shares
    ]
    rest = say("Les quatorze autres", "الالتزامات الأربعة عشر الأخرى")
    rows.append(c.GapRow(rest, 9, percent(9, language), largest=26))
    return c.Gap(
        caption=say("D’où viennent les 16 points qui manquent", "من أين تأتي النقط الـ16 الناقصة"),
        heads=(say("Engagement", "الالتزام"), say("Part de l’écart", "الحصة من الفارق")),
        rows=tuple(rows),
    )


def _moves(language: str, say: Say) -> tuple[State, ...]:
    at = partial(rate, language=language)
    heads = (
        say("N°", "رقم"),
        say("Engagement", "الالتزام"),
        say("Octobre puis décembre", "أكتوبر ثم دجنبر"),
        say("De 0 à 100\u00a0%", "من 0 إلى 100%"),
        say("Niveau", "المستوى"),
    )
    caption = say("Ce qui a bougé", "ما الذي تغيّر")
    changes = ((18, 80, 97), (15, 55, 63), (7, 20, 24))
    rows = tuple(
        c.MoveRow(str(number), c.Link(say(*TITLES[step]), f"#c-{number}"), at(before), at(after))
        for step, (number, before, after) in enumerate(changes)
    )
    none = say("Rien n’a bougé dans ce cycle.", "لم يتغير شيء في هذه الدورة.")
    return (
        State("three", c.Moves(caption=caption, heads=heads, rows=rows)),
        State("none", c.Moves(caption=caption, heads=heads, rows=(), empty=none)),
    )


def _filters(say: Say) -> tuple[State, ...]:
    def field(name: str, label: str, every: str, *others: str, chosen: int = 0) -> c.SelectField:
        options = [
            c.Option(str(index or ""), text, selected=index == chosen)
            for index, text in enumerate((every, *others))
        ]
        return c.SelectField(name, label, tuple(options))

    def filters(suffix: str, active: int) -> c.Filters:
        late = say("En retard", "متأخر")
        return c.Filters(
            action="#commitments",
            summary=say("Filtrer et trier", "تصفية وترتيب"),
            submit=say("Filtrer", "تصفية"),
            fields=(
                field(
                    f"axis{suffix}",
                    say("Axe", "المحور"),
                    say("Tous les axes", "جميع المحاور"),
                    *(say(fr, ar) for fr, ar, _mean, _rates in AXES),
                ),
                field(
                    f"organisation{suffix}",
                    say("Organisme", "الجهة المسؤولة"),
                    say("Tous les organismes", "جميع الجهات"),
                    say(*ORGANISATION),
                ),
                field(
                    f"level{suffix}",
                    say("Niveau", "المستوى"),
                    say("Tous les niveaux", "جميع المستويات"),
                ),
                field(
                    f"late{suffix}",
                    say("Échéance", "الأجل"),
                    say("Toutes", "الكل"),
                    late,
                    chosen=active,
                ),
            ),
            sort=field(
                f"sort{suffix}",
                say("Trier par", "الترتيب حسب"),
                say("Axe, puis numéro", "المحور ثم الرقم"),
            ),
            views=(
                c.Link(say("Tableau", "جدول"), "#table", current=True),
                c.Link(say("Fiches", "بطاقات"), "#cards"),
            ),
            count=counted(say("%(count)s engagements", "%(count)s التزاما"), 18),
            shortcuts=(c.Link(f"{late} (4)", "#late"),),
            chips=c.Chips(
                chips=(c.Chip(late, "#all"),),
                clear=c.Link(say("Tout effacer", "مسح الكل"), "#all"),
            )
            if active
            else None,
            active=active,
        )

    return State("closed", filters("", 0)), State("one active", filters("-2", 1))


def _facets(say: Say) -> c.Facets:
    return c.Facets(
        action="#search",
        summary=say("Filtrer les résultats", "تصفية النتائج"),
        submit=say("Filtrer", "تصفية"),
        fields=(
            c.FacetField(
                "plan",
                say("Plan", "الخطة"),
                (
                    c.Option("1", "2018-2020", selected=True, count="11"),
                    c.Option("2", "2021-2023", count="3"),
                ),
            ),
            c.FacetField(
                "axis",
                say("Axe", "المحور"),
                (c.Option("1", say(AXES[1][0], AXES[1][1]), count="9"),),
            ),
        ),
    )


def _tables(language: str, say: Say) -> tuple[State, ...]:
    heads = (
        c.SortHead(say("N°", "رقم"), "#number", "ascending"),
        c.SortHead(
            say("Engagement et organisme responsable", "الالتزام والجهة المسؤولة"), "#title"
        ),
        c.SortHead(say("Taux de réalisation", "نسبة الإنجاز"), "#rate"),
        c.SortHead(say("Niveau", "المستوى")),
        c.SortHead(say("Dernière mise à jour", "آخر تحيين"), "#updated"),
        c.SortHead(say("Échéance", "الأجل")),
    )
    late = c.Lateness(timing=c.Timing.LATE, text=say("En retard de 6 mois", "متأخر بـ6 أشهر"))
    timings = (late, c.Lateness(timing=c.Timing.ON_TIME), c.Lateness(timing=c.Timing.AT_RISK))
    values = ((24, 100, 63), (None, 0, 99))
    groups = []
    for index, rates in enumerate(values):
        rows = tuple(
            c.CommitmentRow(
                number=str(7 + 3 * index + step),
                link=c.Link(say(*TITLES[step]), f"#c-{index}-{step}"),
                organisation=say(*ORGANISATION),
                rate=rate(value, language),
                updated="" if value is None else say("18 déc. 2020", "18 دجنبر 2020"),
                updated_iso="" if value is None else "2020-12-18",
                lateness=None if value is None else timings[step],
            )
            for step, value in enumerate(rates)
        )
        french, arabic, mean, _rates = AXES[index + 1]
        groups.append(c.CommitmentGroup(rows, say(french, arabic), rate(mean, language), "#axis"))
    table = partial(c.CommitmentTable, caption=say("Les engagements", "الالتزامات"), heads=heads)
    flat = c.CommitmentGroup(groups[0].rows)
    none = say(
        "Aucun engagement ne répond à ces filtres. Enlevez-en un.",
        "لا يوجد التزام يستجيب لهذه المعايير. أزيلوا واحدا منها.",
    )
    return (
        State("table by axis", table(groups=tuple(groups))),
        State("cards", table(groups=tuple(groups), layout="cards")),
        State("without groups", table(groups=(flat,))),
        State("empty", table(groups=(), empty=none)),
    )
