"""Views that belong to no page: the pattern page of developers, and the page of a fault."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from ogp_cms.core.components import Frame, LanguageLink, Link
from ogp_cms.core.components.chrome import FooterColumn
from ogp_cms.core.components.examples import examples, say_in


def patterns(request: HttpRequest) -> HttpResponse:
    """Every component of the face in every state, in the address' language. For developers."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    context = {"frame": _pattern_frame(language), "examples": examples(language)}
    return render(request, "patterns/patterns.html", context)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of a fault, in the reader's language; it asks nothing of the database."""
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        frame = Frame(
            name=gettext("Open government"),
            home_url=f"/{language}/",
            languages=language_links(language),
        )
        return HttpResponseServerError(render_to_string("500.html", {"frame": frame}))


def language_links(current: str) -> tuple[LanguageLink, ...]:
    """The switcher of a page that exists in no language: it leads to the home pages."""
    return tuple(
        LanguageLink(code, str(name), f"/{code}/", current=code == current)
        for code, name in settings.LANGUAGES
    )


def _pattern_frame(language: str) -> Frame:
    def say(french: str, arabic: str) -> str:
        return say_in(language, french, arabic)

    links = [
        LanguageLink(code, str(name), f"/{code}/patterns/", current=code == language)
        for code, name in settings.LANGUAGES
    ]
    return Frame(
        name=say("Gouvernement ouvert", "الحكومة المنفتحة"),
        home_url=f"/{language}/",
        country=say("Royaume du Maroc", "المملكة المغربية"),
        tagline=say(
            "Portail national des engagements publics", "البوابة الوطنية للالتزامات العمومية"
        ),
        menu=(
            Link(say("Plans d’action", "خطط العمل"), "#plans", current=True),
            Link(say("Actualités", "مستجدات"), "#news"),
            Link(say("Rendez-vous", "مواعيد"), "#events"),
            Link(say("Gouvernance", "الحكامة"), "#governance"),
            Link(say("Ressources", "وثائق"), "#resources"),
            Link(say("Données", "البيانات"), "#data"),
        ),
        languages=tuple(links),
        search_url="#search",
        footer_text=say(
            "Ce site publie ce que l’État a promis, ce qui est fait et ce qui ne l’est pas. "
            "Aucun chiffre ne paraît sans avoir été approuvé.",
            "ينشر هذا الموقع ما التزمت به الدولة، وما أُنجز منه وما لم يُنجز. لا يُنشر أي رقم قبل المصادقة عليه.",
        ),
        footer=(
            FooterColumn(
                say("Comprendre", "للفهم"),
                (
                    Link(say("Comment les taux sont calculés", "كيف تُحتسب النسب"), "#method"),
                    Link(say("Qui approuve les chiffres", "من يصادق على الأرقام"), "#who"),
                ),
            ),
            FooterColumn(
                say("Données", "البيانات"),
                (Link(say("Télécharger (CSV, JSON, XLSX)", "تحميل CSV, JSON, XLSX"), "#csv"),),
            ),
            FooterColumn(
                say("Le site", "الموقع"),
                (
                    Link(say("Accessibilité", "الولوجية"), "#a11y"),
                    Link(say("Contact", "اتصل بنا"), "#contact"),
                ),
            ),
        ),
    )
