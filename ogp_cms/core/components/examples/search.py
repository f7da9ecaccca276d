"""The examples of the search: its box, and what it finds."""

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, rate


def search_examples(language: str, say: Say) -> list[Example]:
    """The box on the home page, and results in the reader's language and in another."""
    portal = say("Mise en place d’un portail d’intégrité", "إحداث بوابة للنزاهة")
    return [
        Example("result", _results(language, say)),
        Example(
            "search-band",
            (
                State(
                    "home",
                    c.SearchBand(
                        action="#search",
                        title=say(
                            "Chercher une promesse, une action, un ministère",
                            "ابحث عن التزام أو إجراء أو قطاع",
                        ),
                        placeholder=say(
                            "Un mot, en français, en arabe ou en anglais",
                            "كلمة بالعربية أو الفرنسية أو الإنجليزية",
                        ),
                        submit=say("Chercher", "بحث"),
                        examples_label=say("Essayez :", "جرّب:"),
                        examples=(
                            c.Link(say("réclamations", "شكايات"), "#1"),
                            c.Link(say("الميزانية", "budget"), "#2", lang=say("ar", "fr")),
                            c.Link(portal, "#3"),
                        ),
                    ),
                ),
            ),
            ground="night",
        ),
    ]


def _results(language: str, say: Say) -> tuple[State, ...]:
    place = c.Link(say("actions réalisées, activité 4", "الإجراءات المنجزة، النشاط 4"), "#a-4")
    return (
        State(
            "commitment",
            c.Result(
                title=(
                    (
                        say("Renforcement des mécanismes de traitement des ", "تعزيز آليات تلقي "),
                        False,
                    ),
                    (say("réclamations", "شكايات"), True),
                ),
                url="#10",
                meta=say("Engagement 10, plan 2018-2020", "الالتزام 10، خطة 2018-2020"),
                rate=rate(95, language),
                excerpts=(
                    c.Excerpt(
                        (
                            (say("… le guide de gestion des ", "… وُزّع دليل تدبير "), False),
                            (say("réclamations", "الشكايات"), True),
                            (
                                say(
                                    " est remis à toutes les administrations …",
                                    " على جميع الإدارات …",
                                ),
                                False,
                            ),
                        ),
                        place,
                        say("Dans :", "ضمن:"),
                    ),
                ),
            ),
        ),
        State(
            "other language",
            c.Result(
                title=((say("لقاء حول تدبير الشكايات", "Engagement 10 : de 75 à 82 %"), False),),
                url="#11",
                meta=say("Rendez-vous, 11 février 2020", "تحيين، 15 أكتوبر 2020"),
                note=say("Texte en arabe, pas encore traduit", "نص بالفرنسية، لم يُترجم بعد"),
                lang=say("ar", "fr"),
            ),
        ),
    )
