"""The examples of the plain parts of pages."""

from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, rate
from ogp_cms.core.phrases import counted


def part_examples(language: str, say: Say) -> list[Example]:
    """Headings, lists, notices, fields."""
    at = partial(rate, language=language)
    portal = say("Mise en place d’un portail d’intégrité", "إحداث بوابة للنزاهة")
    plan = say("Plan 2018-2020", "خطة 2018-2020")
    return [
        Example(
            "section-heading",
            (
                State(
                    "with a sentence",
                    c.SectionHeading(
                        text=say("Ce qui a bougé", "ما الذي تغيّر"),
                        aside=say(
                            "Cycle de suivi de décembre 2020, comparé à octobre.",
                            "دورة التتبع لشهر دجنبر 2020 مقارنة بأكتوبر.",
                        ),
                    ),
                ),
                State(
                    "small", c.SectionHeading(text=say("Documents", "وثائق"), level=3, small=True)
                ),
            ),
        ),
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
        Example("facts", (State("head of a commitment", _facts(say)),)),
        Example("link-list", _link_lists(say)),
        Example(
            "totals",
            (
                State(
                    "plan",
                    c.Totals(
                        totals=(
                            c.Total(counted(say("%(count)s engagements", "%(count)s التزاما"), 18)),
                            c.Total(counted(say("%(count)s axes", "%(count)s محاور"), 5)),
                            c.Total(counted(say("%(count)s activités", "%(count)s نشاطا"), 79)),
                            c.Total(
                                counted(say("%(count)s organismes", "%(count)s جهات مسؤولة"), 7)
                            ),
                        )
                    ),
                ),
            ),
        ),
        Example(
            "notice",
            (
                State(
                    "language",
                    c.Notice(
                        text=say(
                            "La version arabe de cette page date du 14 août 2020. "
                            "Le texte français a changé depuis.",
                            "هذه الترجمة بتاريخ 14 غشت 2020. تغيّر النص الفرنسي منذ ذلك الحين.",
                        )
                    ),
                ),
                State(
                    "quiet",
                    c.Notice(
                        text=say(
                            "Aucune action de communication déclarée.", "لم يُصرَّح بأي نشاط تواصلي."
                        ),
                        kind="quiet",
                    ),
                ),
            ),
        ),
        Example(
            "text-field",
            (
                State(
                    "wrong",
                    c.TextField(
                        name="email",
                        label=say("Votre adresse", "بريدكم الإلكتروني"),
                        value="nom.exemple.ma",
                        error=say(
                            "Il manque le @ : écrivez par exemple nom@exemple.ma",
                            "تنقص علامة @، مثال: nom@exemple.ma",
                        ),
                        kind="email",
                        autocomplete="email",
                    ),
                ),
                State(
                    "right",
                    c.TextField(
                        name="name",
                        label=say("Votre nom", "اسمكم"),
                        hint=say("Il ne sera pas publié.", "لن يُنشر."),
                    ),
                ),
            ),
        ),
        Example(
            "rate-block",
            (
                State(
                    "in a text",
                    c.RateBlock(
                        rate=at(95),
                        link=c.Link(
                            say(
                                "Engagement 10 : Renforcement des mécanismes de réception, suivi et "
                                "traitement des réclamations",
                                "الالتزام 10: تعزيز آليات تلقي شكايات وملاحظات واقتراحات "
                                "مرتفقي الإدارة العمومية",
                            ),
                            "#10",
                        ),
                        delta=c.Delta.of(13, say("depuis octobre 2020", "منذ أكتوبر 2020")),
                    ),
                ),
            ),
        ),
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


def _facts(say: Say) -> c.Facts:
    return c.Facts(
        facts=(
            c.Fact(
                say("Responsable", "الجهة المسؤولة"),
                links=(
                    c.Link(
                        say(
                            "Instance nationale de la probité, de la prévention et de la lutte "
                            "contre la corruption (INPPLC)",
                            "الهيئة الوطنية للنزاهة والوقاية من الرشوة ومحاربتها",
                        ),
                        "#organisation",
                    ),
                ),
            ),
            c.Fact(
                say("Contact", "للاتصال"),
                links=(c.Link("contact@inpplc.example", "mailto:contact@inpplc.example"),),
            ),
            c.Fact(
                say("Période", "المدة المبرمجة"),
                (say("octobre 2018 – juin 2020", "أكتوبر 2018 – يونيو 2020"),),
            ),
            c.Fact(
                say("Valeurs OGP", "قيم الشراكة"),
                (say("Transparence, redevabilité", "الشفافية، المساءلة"),),
            ),
        )
    )


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
