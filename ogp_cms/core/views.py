"""Views that belong to no page: the pattern page of developers, and the page of a fault."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from ogp_cms.core.chrome import own_name
from ogp_cms.core.components import Frame, LanguageLink, LinkList
from ogp_cms.core.components.examples import example_frame, examples
from ogp_cms.core.components.examples.layouts import LAYOUTS, layout
from ogp_cms.core.missing import ways_that_are_there


def patterns(request: HttpRequest) -> HttpResponse:
    """Every component of the face in every state, in the address' language. For developers."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    context = {"frame": example_frame(language), "examples": examples(language)}
    return render(request, "patterns/patterns.html", context)


def pattern_layout(request: HttpRequest, name: str) -> HttpResponse:
    """The head of a drawn page, made of examples, to be laid beside its picture."""
    if name not in LAYOUTS:
        raise Http404(f"There is no layout {name!r}; there are {', '.join(LAYOUTS)}.")
    language = translation.get_language() or settings.LANGUAGE_CODE
    context = {"frame": example_frame(language), **layout(language)}
    return render(request, f"patterns/{name}.html", context)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of a fault, in the reader's language; it asks nothing of the database."""
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        frame = Frame(
            name=gettext("Open government"),
            home_url=f"/{language}/",
            languages=language_links(language),
        )
        ways = LinkList(links=ways_that_are_there(), strong=True)
        context = {"frame": frame, "ways": ways}
        return HttpResponseServerError(render_to_string("500.html", context))


def language_links(current: str) -> tuple[LanguageLink, ...]:
    """The switcher of a page that exists in no language: it leads to the home pages."""
    return tuple(
        LanguageLink(code, own_name(code, name), f"/{code}/", current=code == current)
        for code, name in settings.LANGUAGES
    )
