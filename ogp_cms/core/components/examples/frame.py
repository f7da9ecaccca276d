"""The frame of the pattern page."""

from django.conf import settings

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import say_in


def example_frame(language: str) -> c.Frame:
    """A frame with a menu, a search and a footer."""

    def say(french: str, arabic: str) -> str:
        return say_in(language, french, arabic)

    links = [
        c.LanguageLink(code, str(name), f"/{code}/patterns/", current=code == language)
        for code, name in settings.LANGUAGES
    ]
    return c.Frame(
        name=say("Gouvernement ouvert", "الحكومة المنفتحة"),
        home_url=f"/{language}/",
        country=say("Royaume du Maroc", "المملكة المغربية"),
        tagline=say(
            "Portail national des engagements publics", "البوابة الوطنية للالتزامات العمومية"
        ),
        menu=(
            c.Link(say("Plans d’action", "خطط العمل"), "#plans", current=True),
            c.Link(say("Actualités", "مستجدات"), "#news"),
            c.Link(say("Rendez-vous", "مواعيد"), "#events"),
            c.Link(say("Gouvernance", "الحكامة"), "#governance"),
            c.Link(say("Ressources", "وثائق"), "#resources"),
            c.Link(say("Données", "البيانات"), "#data"),
        ),
        languages=tuple(links),
        search_url="#search",
        footer_text=say(
            "Ce site publie ce que l’État a promis, ce qui est fait et ce qui ne l’est pas. "
            "Aucun chiffre ne paraît sans avoir été approuvé.",
            "ينشر هذا الموقع ما التزمت به الدولة، وما أُنجز منه وما لم يُنجز. "
            "لا يُنشر أي رقم قبل المصادقة عليه.",
        ),
        footer=(
            c.FooterColumn(
                say("Comprendre", "للفهم"),
                (
                    c.Link(say("Comment les taux sont calculés", "كيف تُحتسب النسب"), "#method"),
                    c.Link(say("Qui approuve les chiffres", "من يصادق على الأرقام"), "#who"),
                ),
            ),
            c.FooterColumn(
                say("Données", "البيانات"),
                (c.Link(say("Télécharger (CSV, JSON, XLSX)", "تحميل CSV, JSON, XLSX"), "#csv"),),
            ),
            c.FooterColumn(
                say("Le site", "الموقع"),
                (
                    c.Link(say("Accessibilité", "الولوجية"), "#a11y"),
                    c.Link(say("Contact", "اتصل بنا"), "#contact"),
                ),
            ),
        ),
    )
