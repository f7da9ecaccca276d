"""The examples of what leads on: breadcrumb, pager, lists of links."""

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State


def way_examples(say: Say) -> list[Example]:
    """The ways up, on, and elsewhere."""
    plan = say("Plan 2018-2020", "خطة 2018-2020")
    return [
        Example(
            "breadcrumb",
            (
                State(
                    "three steps",
                    c.Breadcrumb(
                        links=(
                            c.Link(say("Accueil", "الرئيسية"), "#"),
                            c.Link(plan, "#plan"),
                            c.Link(
                                say(
                                    "Intégrité et lutte contre la corruption",
                                    "النزاهة ومحاربة الفساد",
                                ),
                                "#axis",
                            ),
                        )
                    ),
                ),
            ),
        ),
        Example(
            "pager",
            (
                State(
                    "both",
                    c.Pager(
                        label=say("Engagements voisins", "الالتزامات المجاورة"),
                        previous=c.PagerSide(
                            say("Engagement précédent", "الالتزام السابق"),
                            c.Link(
                                say(
                                    "6. Mise en place du portail de la transparence",
                                    "6. إحداث بوابة الشفافية",
                                ),
                                "#6",
                            ),
                        ),
                        next=c.PagerSide(
                            say("Engagement suivant", "الالتزام الموالي"),
                            c.Link(
                                say(
                                    "8. Institution d’un cadre réglementaire contraignant",
                                    "8. وضع إطار تنظيمي ملزم لحجية الخدمات الإدارية",
                                ),
                                "#8",
                            ),
                        ),
                    ),
                ),
                State(
                    "first",
                    c.Pager(
                        label=say("Plans voisins", "الخطط المجاورة"),
                        previous=c.PagerSide(
                            say("Plan précédent", "الخطة السابقة"),
                            text=say("Aucun : c’est le premier plan", "لا توجد: هذه أول خطة"),
                        ),
                        next=c.PagerSide(
                            say("Plan suivant", "الخطة الموالية"),
                            c.Link(
                                say(
                                    "Plan d’action national 2021-2023",
                                    "خطة العمل الوطنية 2021-2023",
                                ),
                                "#next",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Example("link-list", _link_lists(say)),
    ]


def _link_lists(say: Say) -> tuple[State, ...]:
    return (
        State(
            "side",
            c.LinkList(
                title=say("Suivre", "متابعة"),
                heading_level=3,
                links=(
                    c.Link(
                        say("Recevoir les mises à jour", "التوصل بالتحيينات"), "#1", icon="bell"
                    ),
                    c.Link(say("Partager", "مشاركة"), "#2", icon="share"),
                    c.Link(
                        say("Afficher ce taux sur votre site", "عرض هذه النسبة في موقعكم"),
                        "#3",
                        icon="embed",
                    ),
                    c.Link(say("Actualité liée", "مستجد مرتبط"), "#4", icon="arrow"),
                ),
            ),
        ),
        State(
            "downloads",
            c.LinkList(
                title=say("Télécharger", "تحميل"),
                heading_level=3,
                strong=True,
                links=(
                    c.Link(
                        say(
                            "Tout le plan, avec poids et progrès",
                            "الخطة كاملة، مع الأوزان ونسب التقدم",
                        ),
                        "#1",
                        note="CSV · XLSX · JSON",
                        icon="download",
                    ),
                ),
            ),
        ),
        State(
            "dated",
            c.LinkList(
                title=say("Actualités", "مستجدات"),
                heading_level=3,
                strong=True,
                dates=True,
                links=(
                    c.Link(
                        say(
                            "Chikaya.ma relie désormais 1\u00a0723 administrations",
                            "بوابة Chikaya.ma تربط اليوم 1723 إدارة",
                        ),
                        "#1",
                        note=say("18 décembre 2020", "18 دجنبر 2020"),
                    ),
                    c.Link(
                        say("لقاء مع ممثلي الإدارات", "Une rencontre avec les administrations"),
                        "#2",
                        note=say("19 novembre 2020", "19 نونبر 2020"),
                        lang=say("ar", "fr"),
                    ),
                ),
            ),
        ),
        State(
            "empty",
            c.LinkList(
                links=(),
                title=say("Documents", "وثائق"),
                heading_level=3,
                empty=say("Aucun document.", "لا توجد وثائق."),
            ),
        ),
    )
