"""The way in, pages from the tree, and what is said where there is none."""

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponseRedirect,
)
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from wagtail import views as wagtail_views

from ogp_cms.core.routing import route
from ogp_cms.extensions.caching import mark_public


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


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere, in the reader's language."""
    request.ogp_missing = True  # type: ignore[attr-defined]
    return HttpResponseNotFound(render_to_string("404.html", {}, request))
