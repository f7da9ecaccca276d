"""Every component in every state, for the pattern page and the tests.

The words are those of the pictures of the face: French, and Arabic on right-to-left pages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.languages import is_right_to_left

Say = Callable[[str, str], str]


@dataclass(frozen=True)
class State:
    """One state of a component."""

    label: str
    component: c.FaceComponent


@dataclass(frozen=True)
class Example:
    """A component with its states; `ground` is where it is shown ("paper", "wash", "night")."""

    name: str
    states: tuple[State, ...]
    ground: str = "paper"


def say_in(language: str, french: str, arabic: str) -> str:
    """The words in the direction of the language."""
    return arabic if is_right_to_left(language) else french


def percent(value: int, language: str) -> str:
    """A whole percent as the language writes it."""
    return say_in(language, f"{value}\u00a0%", f"{value}%")


def rate(value: int | None, language: str) -> c.Rate:
    """A rate with its level by the report's thresholds."""
    if value is None:
        return c.Rate.not_computed()
    tile = c.Tile.COMPLETED
    if value < 90:
        tile = c.Tile.SUBSTANTIAL if value >= 60 else c.Tile.LIMITED
    if value == 0:
        tile = c.Tile.NOT_STARTED
    return c.Rate(percent(value, language), value, tile)


def _figures(language: str, say: Say) -> list[Example]:
    at = partial(rate, language=language)
    reason = say(
        "Les trois activités de cet engagement sont annulées. Il n’entre pas dans la moyenne de l’axe.",
        "أُلغيت الأنشطة الثلاثة لهذا الالتزام، ولذلك لا يدخل في معدل المحور.",
    )
    levels = tuple(
        State(tile.value, c.Level(tile=tile, strong=tile == c.Tile.LIMITED)) for tile in c.Tile
    )
    since = say("depuis octobre 2020", "منذ أكتوبر 2020")
    return [
        Example(
            "big-number",
            (
                State("plan", c.BigNumber(rate=at(84))),
                State("commitment", c.BigNumber(rate=at(24), size="commitment")),
                State("row", c.BigNumber(rate=at(70), size="row")),
                State("less than one", c.BigNumber(rate=c.Rate("<1 %", 0.3, c.Tile.LIMITED))),
                State("not computed", c.BigNumber(rate=at(None), reason=reason)),
            ),
            ground="wash",
        ),
        Example("level", levels),
        Example("level-counts", (State("legend", _counts(say)),), ground="wash"),
        Example(
            "lateness",
            (
                *(State(timing.value, c.Lateness(timing=timing)) for timing in c.Timing),
                State(
                    "late by months",
                    c.Lateness(
                        timing=c.Timing.LATE,
                        text=say("En retard de 6 mois", "متأخر بـ6 أشهر"),
                    ),
                ),
                State("months counted", c.Lateness.late(12)),
            ),
        ),
        Example(
            "delta",
            (
                State("up", c.Delta.of(4, since)),
                State("same", c.Delta.of(0, since)),
                State(
                    "down",
                    c.Delta.of(-3, say("poids modifié, voir pourquoi", "تغير الوزن، انظر السبب")),
                ),
            ),
        ),
        Example(
            "before-after",
            (
                State("changed", c.BeforeAfter.of(at(55), at(63))),
                State("level changed", c.BeforeAfter.of(at(55), at(63), levels=True)),
                State("level stayed", c.BeforeAfter.of(at(20), at(24), levels=True)),
                State("same", c.BeforeAfter.of(at(20), at(20))),
            ),
        ),
    ]


def _counts(say: Say) -> c.LevelCounts:
    return c.LevelCounts(
        counts=(
            c.LevelCount(c.Tile.COMPLETED, "14", say("terminés", "مكتملة")),
            c.LevelCount(c.Tile.SUBSTANTIAL, "1", say("important", "مهم")),
            c.LevelCount(c.Tile.LIMITED, "3", say("limités", "محدودة")),
            c.LevelCount(c.Tile.NOT_STARTED, "0", say("non commencé", "لم تنطلق")),
        ),
        note=say(
            "Une colonne par engagement, remplie à hauteur de son taux. "
            "Les hachures : ce qui reste à faire.",
            "عمود لكل التزام، مملوء بقدر نسبة إنجازه. الخطوط المائلة: ما تبقى إنجازه.",
        ),
    )


def _commitment(language: str, say: Say) -> list[Example]:
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
                State("all lists", actions),
                State("only done", c.Actions(done=actions.done)),
                State("none declared", c.Actions(done=(), not_done=(), additional=())),
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
        State("closed", calc(anchor="calculation-2")),
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


def _parts(language: str, say: Say) -> list[Example]:
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
                            c.Total("18", say("engagements", "التزاما")),
                            c.Total("5", say("axes", "محاور")),
                            c.Total("79", say("activités", "نشاطا")),
                            c.Total("7", say("organismes", "جهات مسؤولة")),
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
                                "الالتزام 10: تعزيز آليات تلقي شكايات وملاحظات واقتراحات مرتفقي الإدارة العمومية",
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


def examples(language: str) -> list[Example]:
    """Every component in every state, in the words of the language's direction."""
    from ogp_cms.core.components.examples_plan import plan_examples

    say = partial(say_in, language)
    return [
        *_figures(language, say),
        *plan_examples(language, say),
        *_commitment(language, say),
        *_parts(language, say),
    ]
