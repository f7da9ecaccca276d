"""What other sites show of a rate: badges, cards and pictures, without a cookie."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ogp_cms.core.addresses import absolute
from ogp_cms.core.pictures import RatePicture
from ogp_cms.core.security import embeddable
from ogp_cms.extensions.caching import public_page
from ogp_cms.progress.presenters import sharing
from ogp_cms.progress.presenters.shared_pictures import commitment_picture, plan_picture

# Seconds for which a picture under its own version is the same, and one under none may be old.
FOREVER, SHORTLY = 31_536_000, 300

# Pages that isolate themselves from other sites may show it too.
ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}

Find = Callable[..., sharing.Shared]


@require_safe
@public_page
def badge(request: HttpRequest, find: Find, **names: Any) -> HttpResponse:
    """A small SVG with the current rate."""
    content = sharing.badge(find(**names), request).render_html()
    return HttpResponse(content, content_type="image/svg+xml; charset=utf-8", headers=ANYWHERE)


@require_safe
@public_page
@embeddable
def card(request: HttpRequest, find: Find, **names: Any) -> HttpResponse:
    """A page for a frame on another site."""
    shared = find(**names)
    context = {
        "card": sharing.card(shared, request),
        "title": shared.name,
        "canonical": absolute(shared.subject.url),
    }
    return render(request, "pages/card.html", context)


@require_safe
@public_page
def picture(request: HttpRequest, find: Find, **names: Any) -> HttpResponse:
    """The picture beside a quoted page."""
    shared = find(**names)
    read = plan_picture if shared.number is None else commitment_picture
    found: RatePicture = read(shared, request)
    response = HttpResponse(found.png(), content_type="image/png", headers=ANYWHERE)
    if request.GET.get("v") == found.version:
        patch_cache_control(response, public=True, max_age=FOREVER, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=SHORTLY)
    return response
