"""The examples of a commitment's page."""

import dataclasses
from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, percent, rate


def commitment_examples(language: str, say: Say) -> list[Example]:
    """Activities, actions, the sum, the timeline."""
    at = partial(rate, language=language)
    suspended = say(
        "Activité suspendue : le projet est en cours de refonte (voir l’activité 3). "
        "Elle compte dans le taux avec son dernier progrès approuvé, 0\u00a0%.",
        "نشاط معلق: المشروع قيد إعادة الصياغة (انظر النشاط 3). ويُحتسب في النسبة بآخر تقدم مصادق عليه، أي 0%.",
    )
    period = say("oct. 2018 – mars 2019", "أكتوبر 2018 – مارس 2019")
    activity = partial(c.Activity, weight="20", weight_total="100", period=period, heading_level=3)
    late = c.Lateness(timing=c.Timing.LATE, text=say("En retard de 21 mois", "متأخر بـ21 شهرا"))
    actions = c.Actions(
        done=(
            say("Maquette du portail établie", "إعداد نموذج أولي للبوابة"),
            say(
                "Dossiers de conception générale et détaillée rédigés (juillet 2020)",
                "إعداد ملفي التصميم العام والمفصل (يوليوز 2020)",
            ),
        ),
        not_done=(
            say(
                "Termes de référence du développement : restent à finaliser et à valider",
                "استكمال الشروط المرجعية لتطوير البوابة والمصادقة عليها",
            ),
        ),
        additional=(),
    )
    long_title = say(
        "Élaboration des guides de mise à jour du portail et organisation de formation "
        "au profit des administrations partenaires",
        "إعداد دلائل تحيين البوابة وتنظيم تكوينات لفائدة الإدارات الشريكة",
    )
    states = (
        State(
            "substantial, late",
            activity(
                number="1",
                title=say("Conception du portail", "تصميم البوابة"),
                rate=at(70),
                level=c.Level(tile=c.Tile.SUBSTANTIAL),
                lateness=late,
                actions=actions,
                anchor="a-1",
            ),
        ),
        State(
            "limited",
            activity(
                number="3",
                title=say("Développement du portail", "تطوير البوابة"),
                rate=at(10),
                level=c.Level(tile=c.Tile.LIMITED),
            ),
        ),
        State(
            "completed",
            activity(
                number="5",
                title=say("Lancement du portail", "إطلاق البوابة"),
                rate=at(100),
                level=c.Level(tile=c.Tile.COMPLETED),
            ),
        ),
        State(
            "not started",
            activity(
                number="6",
                title=say("Évaluation", "التقييم"),
                rate=at(0),
                level=c.Level(tile=c.Tile.NOT_STARTED),
            ),
        ),
        State(
            "suspended",
            activity(
                number="4",
                title=long_title,
                rate=at(0),
                level=c.Level(tile=c.Tile.SUSPENDED, word=say("Suspendue", "معلق")),
                lateness=c.Lateness(timing=c.Timing.PASSED),
                note=suspended,
            ),
        ),
        State(
            "cancelled",
            activity(
                number="7",
                title=say("Étude d’impact", "دراسة الأثر"),
                rate=at(None),
                level=c.Level(tile=c.Tile.CANCELLED, word=say("Annulée", "ملغى")),
            ),
        ),
    )
    return [
        Example("activity", states),
        Example(
            "actions",
            (
                State("all lists", dataclasses.replace(actions, heading_level=3)),
                State("only done", c.Actions(done=actions.done, heading_level=3)),
                State(
                    "none declared", c.Actions(done=(), not_done=(), additional=(), heading_level=3)
                ),
            ),
        ),
        Example("calc", _calcs(language, say)),
        Example("timeline", (State("every moment", _timeline(language, say)),)),
    ]


def _calcs(language: str, say: Say) -> tuple[State, ...]:
    def row(label: str, weight: int, progress: int) -> c.CalcRow:
        return c.CalcRow(label, str(weight), percent(progress, language), str(weight * progress))

    calc = partial(
        c.Calc,
        title=say("Comment ce taux est calculé", "كيف تُحتسب هذه النسبة؟"),
        heads=(
            say("Activité", "النشاط"),
            say("Poids", "الوزن"),
            say("Progrès", "التقدم"),
            say("Poids × progrès", "الوزن × التقدم"),
        ),
        rows=(
            row(say("1. Conception du portail", "1. تصميم البوابة"), 20, 70),
            row(say("2. Contenus et services", "2. تحديد مضامين البوابة وخدماتها"), 15, 40),
            row(say("3. Développement du portail", "3. تطوير البوابة"), 40, 10),
            row(say("4. Guides (suspendue)", "4. إعداد دلائل تحيين البوابة (معلق)"), 15, 0),
            row(say("5. Lancement (suspendue)", "5. إطلاق البوابة (معلق)"), 10, 0),
            c.CalcRow(say("6. Étude (annulée)", "6. دراسة (ملغى)"), "10", "–", "–", counts=False),
        ),
        total_label=say("Somme", "المجموع"),
        total_weight="100",
        total_product=say("2\u00a0400", "2400"),
        formula=say("2\u00a0400 ÷ 100 = 24\u00a0%", "2400 ÷ 100 = 24%"),
        formula_note=say(
            "somme des poids × progrès, divisée par la somme des poids",
            "مجموع الأوزان × التقدم مقسوما على مجموع الأوزان",
        ),
        note=say(
            "Progrès au 18 décembre 2020, approuvés le 22. Règle de calcul, version 1.",
            "نسب التقدم إلى غاية 18 دجنبر 2020، صودق عليها في 22 منه. قاعدة الاحتساب، الصيغة 1.",
        ),
        link=c.Link(
            say(
                "Télécharger de quoi refaire le calcul (CSV)",
                "تحميل المعطيات لإعادة الاحتساب (CSV)",
            ),
            "#csv",
        ),
    )
    return (
        State("open", calc(is_open=True)),
        State("closed", calc(anchor="calculation-2", title=say("Le même calcul", "الاحتساب نفسه"))),
    )


def _timeline(language: str, say: Say) -> c.Timeline:
    at = partial(rate, language=language)
    read = c.Link(say("Lire la mise à jour", "قراءة التحيين"), "#update")
    return c.Timeline(
        entries=(
            c.TimelineEntry(
                say("18 décembre 2020", "18 دجنبر 2020"),
                "2020-12-18",
                c.Moment.NOW,
                say(
                    "Activité 3 : une version bêta existe. Activités 4 et 5 suspendues.",
                    "النشاط 3: توجد نسخة تجريبية. تعليق النشاطين 4 و5.",
                ),
                c.BeforeAfter.of(at(20), at(24)),
                say(
                    "Approuvé par le secrétariat le 22 décembre 2020",
                    "صادقت عليه كتابة اللجنة في 22 دجنبر 2020",
                ),
                read,
                changes=(
                    c.TimelineChange(
                        say("Activité 3", "النشاط 3"), c.BeforeAfter.of(at(0), at(10))
                    ),
                ),
            ),
            c.TimelineEntry(
                say("15 octobre 2020", "15 أكتوبر 2020"),
                "2020-10-15",
                c.Moment.SAME,
                say("Rien de nouveau déclaré.", "لم يُصرَّح بأي جديد."),
                c.BeforeAfter.of(at(20), at(20)),
                say("Approuvé le 19 octobre 2020", "صودق عليه في 19 أكتوبر 2020"),
                read,
            ),
            c.TimelineEntry(
                say("14 août 2020", "14 غشت 2020"),
                "2020-08-14",
                c.Moment.CHANGED,
                say(
                    "Activité 1 : dossiers de conception générale et détaillée.",
                    "النشاط 1: إعداد ملفي التصميم العام والمفصل.",
                ),
                c.BeforeAfter.of(at(12), at(20)),
                say("Approuvé le 20 août 2020", "صودق عليه في 20 غشت 2020"),
                read,
            ),
            c.TimelineEntry(
                say("12 juin 2020", "12 يونيو 2020"),
                "2020-06-12",
                c.Moment.NONE,
                say("Aucune mise à jour dans ce cycle.", "دون تحيين في هذه الدورة."),
            ),
        ),
        more=c.Link(say("Les 9 mises à jour", "جميع التحيينات (9)"), "#all"),
    )
