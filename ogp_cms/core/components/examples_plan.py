"""The examples of a plan's components: its charts, tables and filters."""

import datetime
from collections.abc import Sequence
from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples import Example, Say, State, _counts, percent, rate

# From the published report: axes with their commitments' rates of December 2020.
AXES = (
    ("Accès à l’information", "الحصول على المعلومات", 98, (100, 100, 95, 96, 100, 95)),
    ("Intégrité et lutte contre la corruption", "النزاهة ومحاربة الفساد", 80, (24, 100, 100, 95)),
    ("Transparence budgétaire", "شفافية الميزانية", 74, (98, 100, 25)),
    ("Participation citoyenne", "المشاركة المواطنة", 72, (26, 63, 100, 99)),
    (
        "Communication et sensibilisation sur le gouvernement ouvert",
        "التواصل والتحسيس بالحكومة المنفتحة",
        97,
        (97,),
    ),
)
TITLES = (
    ("Mise en place d’un portail d’intégrité", "إحداث بوابة للنزاهة"),
    (
        "Renforcement des mécanismes de suivi, contrôle et évaluation du financement public accordé "
        "aux associations via le portail « Charaka »",
        "تعزيز آليات تتبع ومراقبة وتقييم التمويل العمومي الممنوح للجمعيات عبر بوابة «شراكة»",
    ),
    (
        "Création d’une dynamique consultative au niveau national et régional",
        "خلق دينامية تشاورية على الصعيدين الوطني والجهوي",
    ),
)
ORGANISATION = (
    "Instance nationale de la probité, de la prévention et de la lutte contre la corruption (INPPLC)",
    "الهيئة الوطنية للنزاهة والوقاية من الرشوة ومحاربتها",
)


def plan_examples(language: str, say: Say) -> list[Example]:
    """The examples in the order of a plan's page."""
    at = partial(rate, language=language)
    return [
        Example("wall", _walls(language, say), ground="wash"),
        Example("strip", _strips(language, say), ground="wash"),
        Example(
            "gauge",
            tuple(
                State(str(value), c.Gauge(rate=at(value))) for value in (84, 24, 95, 100, 0, None)
            ),
            ground="wash",
        ),
        Example(
            "axis-bar",
            tuple(
                State(str(mean), _axis(language, say, index, mean, rates))
                for index, (_fr, _ar, mean, rates) in enumerate(AXES)
            ),
            ground="wash",
        ),
        Example(
            "mini-bar",
            tuple(State(str(value), c.MiniBar(rate=at(value))) for value in (0, 24, 63, 100, None)),
        ),
        Example("history", _histories(language, say)),
        Example("gap", (State("shares", _gap(language, say)),)),
        Example("moves", _moves(language, say)),
        Example("filters", _filters(say)),
        Example("facets", (State("search", _facets(say)),)),
        Example("commitment-table", _tables(language, say)),
        Example("gantt", (State("late", _gantt(language, say)),)),
    ]


def _axis(language: str, say: Say, index: int, mean: int, rates: tuple[int, ...]) -> c.AxisBar:
    first = 1 + sum(len(axis[3]) for axis in AXES[:index])
    ticks = tuple(
        c.Tick(
            value,
            say(f"engagement {first + place}", f"الالتزام {first + place}") if value < 90 else "",
        )
        for place, value in enumerate(rates)
    )
    name = say(AXES[index][0], AXES[index][1])
    return c.AxisBar(name=name, url="#axis", rate=rate(mean, language), ticks=ticks)


def _walls(language: str, say: Say) -> tuple[State, ...]:
    def wall(axes: Sequence[tuple[str, str, int | None, tuple[int | None, ...]]]) -> c.Wall:
        groups = []
        number = 0
        for french, arabic, mean, rates in axes:
            columns = []
            for value in rates:
                number += 1
                french_title, arabic_title = TITLES[number % 3]
                columns.append(
                    c.WallColumn(
                        str(number),
                        say(french_title, arabic_title),
                        rate(value, language),
                        f"#c-{number}",
                    )
                )
            groups.append(
                c.WallGroup(say(french, arabic), rate(mean, language), tuple(columns), "#axis")
            )
        title = say(
            f"{number} engagements, colonne par colonne, groupés par axe",
            f"{number} التزاما، عمود لكل التزام، حسب المحاور",
        )
        return c.Wall(title=title, groups=tuple(groups), summary="", note=_counts(say).note)

    names = [axis[:2] for axis in AXES]
    three = [(*names[0], 61, (100, 24)), (*names[1], None, (None,))]
    sixty = [
        (*names[index % 5], 70, tuple((37 * index + 13 * step) % 101 for step in range(12)))
        for index in range(5)
    ]
    return (
        State("18 commitments", wall(AXES)),
        State("3 commitments, one not computed", wall(three)),
        State("60 commitments", wall(sixty)),
    )


def _strips(language: str, say: Say) -> tuple[State, ...]:
    def strip(columns: Sequence[tuple[int, int, bool]]) -> c.Strip:
        return c.Strip(
            title=say(
                "24 % : 70 % de l’activité 1, 40 % de la 2, 10 % de la 3",
                "24%: أُنجز 70% من النشاط 1 و40% من النشاط 2 و10% من النشاط 3",
            ),
            columns=tuple(
                c.StripColumn(
                    str(number),
                    say("Conception du portail", "تصميم البوابة"),
                    weight,
                    str(weight),
                    rate(progress, language),
                    f"#a-{number}",
                    suspended=suspended,
                )
                for number, (weight, progress, suspended) in enumerate(columns, 1)
            ),
            note=say(
                "Largeur : le poids de l’activité. Hauteur remplie : son progrès. "
                "La surface pleine fait 24\u00a0% du tout.",
                "العرض: وزن النشاط. الجزء المملوء: تقدمه. المساحة المملوءة تساوي 24% من المجموع.",
            ),
        )

    five = [(20, 70, False), (15, 40, False), (40, 10, False), (15, 0, True), (10, 0, True)]
    forty = [(1 + number % 4, (29 * number) % 101, False) for number in range(40)]
    return (
        State("5 activities, two suspended", strip(five)),
        State("1 activity", strip([(1, 63, False)])),
        State("40 activities", strip(forty)),
    )


def _histories(language: str, say: Say) -> tuple[State, ...]:
    months_fr = ("janv.", "févr.", "mars", "avr.", "mai", "juin")
    months_fr += ("juil.", "août", "sept.", "oct.", "nov.", "déc.")
    months_ar = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو")
    months_ar += ("يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر")

    def history(values: Sequence[int | None], height: int = 250) -> c.History:
        points = []
        for step, value in enumerate(values):
            month = 11 + 2 * step
            day = datetime.date(2018 + month // 12, month % 12 + 1, 28)
            label = say(months_fr[day.month - 1], months_ar[day.month - 1])
            points.append(c.HistoryPoint(day, rate(value, language), f"{label} {day.year}"))
        return c.History(
            title=say(
                f"Le taux, de décembre 2018 à décembre 2020, en {len(values)} valeurs",
                f"تطور النسبة من دجنبر 2018 إلى دجنبر 2020 في {len(values)} قيمة",
            ),
            points=tuple(points),
            height=height,
        )

    plan = (9, 17, 25, 33, 38, 45, 53, 60, 62, 66, 73, 81, 84)
    commitment = (0, 0, 2, 4, 4, 6, 8, 8, 12, 12, 20, 20, 24)
    return (
        State("plan", history(plan)),
        State("commitment", history(commitment, 150)),
        State("one point", history((24,), 150)),
        State("equal points", history((60, 60, 60), 150)),
        State("40 points", history([min(100, 3 * step) for step in range(40)])),
        State("with a hole", history((10, None, 30, 40), 150)),
    )


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
            count="18",
            count_text=say("engagements", "التزاما"),
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


def _gantt(language: str, say: Say) -> c.Gantt:
    def row(
        number: int, title: int, value: int | None, start: str, end: str, late: int = 0
    ) -> c.GanttRow:
        dates = [datetime.date.fromisoformat(day) if day else None for day in (start, end)]
        lateness = c.Lateness(
            timing=c.Timing.LATE, text=say(f"retard {late} mois", f"تأخر {late} أشهر")
        )
        return c.GanttRow(
            str(number),
            c.Link(say(*TITLES[title]), f"#c-{number}"),
            rate(value, language),
            dates[0],
            dates[1],
            start,
            end,
            lateness if late else None,
        )

    return c.Gantt(
        title=say(
            "Temps prévu et travail fait de 6 engagements", "الزمن المبرمج وما أُنجز لـ6 التزامات"
        ),
        subject=say("Engagement", "الالتزام"),
        rows=(
            row(1, 0, 100, "2018-10-01", "2020-12-31"),
            row(4, 1, 96, "2018-12-01", "2020-11-30"),
            row(7, 0, 24, "2018-10-01", "2020-06-30", 6),
            row(13, 1, 25, "2018-11-01", "2020-03-31", 9),
            row(15, 2, 63, "2019-01-01", "2020-09-30", 3),
            row(16, 2, None, "", ""),
        ),
        start=datetime.date(2018, 10, 1),
        end=datetime.date(2020, 12, 31),
        start_text=say("oct. 2018", "أكتوبر 2018"),
        reference=datetime.date(2020, 12, 31),
        reference_text=say("31 déc. 2020", "31 دجنبر 2020"),
        marks=(
            c.GanttMark(datetime.date(2019, 1, 1), "2019"),
            c.GanttMark(datetime.date(2020, 1, 1), "2020"),
        ),
    )
