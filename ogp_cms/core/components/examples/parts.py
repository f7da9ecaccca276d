"""The examples of the plain parts of pages."""

from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, rate
from ogp_cms.core.phrases import counted


def part_examples(language: str, say: Say) -> list[Example]:
    """Headings, lists, notices, fields."""
    at = partial(rate, language=language)
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
        Example("facts", (State("head of a commitment", _facts(say)),)),
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
