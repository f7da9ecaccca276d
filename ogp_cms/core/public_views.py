"""The way in, pages from the tree, and what is said where there is none."""

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from wagtail import views as wagtail_views

from ogp_cms.core.languages import direction
from ogp_cms.core.missing import search_band, ways_on
from ogp_cms.core.routing import route
from ogp_cms.core.site_map import read_site_map
from ogp_cms.extensions.caching import mark_public, public_page


def to_reader_language(request: HttpRequest) -> HttpResponse:
    """Leads from `/` to the home page in the language that the reader asks for."""
    response = HttpResponseRedirect(f"{request.path}{get_language() or settings.LANGUAGE_CODE}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view with our routing, which finds a page in few queries."""
    parts = [part for part in path.split("/") if part]
    reader = get_language() or settings.LANGUAGE_CODE
    try:
        result = route(request, reader, parts)
    except Http404:
        result = None
    request.ogp_page = result.page if result else None  # type: ignore[attr-defined]
    request._wagtail_route_for_request = result  # type: ignore[attr-defined]
    response = wagtail_views.serve(request, path)
    if result and getattr(result.page, "restricted", None) is False:
        mark_public(response)
    return response


@public_page
def manifest(request: HttpRequest) -> JsonResponse:
    """How the site is called and drawn where somebody puts it on the screen of a phone."""
    language = get_language() or settings.LANGUAGE_CODE
    home = read_site_map(language, []).home
    icons = [
        {"src": static(f"icons/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    content = {
        "name": home.title if home else settings.WAGTAIL_SITE_NAME,
        "lang": language,
        "dir": direction(language),
        "start_url": request.path.rpartition("/")[0] + "/",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#0b362d",
        "icons": icons,
    }
    return JsonResponse(
        content,
        content_type="application/manifest+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )


def favicon(_request: HttpRequest) -> HttpResponse:
    """What browsers ask for where no page names an icon."""
    return HttpResponseRedirect(static("icons/icon-32.png"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere, in the reader's language."""
    request.ogp_missing = True  # type: ignore[attr-defined]
    context = {"ways": ways_on(request), "search": search_band()}
    return HttpResponseNotFound(render_to_string("404.html", context, request))
