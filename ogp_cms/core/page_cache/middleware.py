"""Answers from the cache, before session, language and database are touched."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import has_vary_header, patch_vary_headers

from ogp_cms.core.page_cache import store
from ogp_cms.core.page_cache.kept import Kept, varies_by
from ogp_cms.extensions.caching import is_public, lacks_something

# What an answer that is kept may depend on: the language is part of its place, and without a
# session there is nothing in a cookie.
_KNOWN_VARIATIONS = {"accept-encoding", "accept-language", "cookie"}
_FORBIDDING = ("private", "no-store", "no-cache")


class PageCacheMiddleware:
    """Keeps what is marked public, for everybody without a session; says of the rest that it is not.

    Stands before the session: nobody who is signed in gets what was made for another.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_personal(request):
            return _personal(self.get_response(request))
        if request.method not in ("GET", "HEAD"):
            return _unkept(self.get_response(request))
        place = store.place_of(request)
        kept = store.get(place)
        if kept is None:
            response = self.get_response(request)
            if not may_be_kept(request, response):
                return _unkept(response)
            kept = Kept.of(response)
            if request.method == "GET":
                store.put(place, kept)
        return kept.answer(request, place.said)


def is_personal(request: HttpRequest) -> bool:
    """Whether the request may be that of somebody in particular, or is a preview."""
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or CookieStorage.cookie_name in request.COOKIES
        or "HTTP_AUTHORIZATION" in request.META
        # Wagtail's previews pass through the middleware under the public address.
        or getattr(request, "is_dummy", False)
    )


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether everybody without a session may get this answer.

    A form's token sets a cookie and a policy's nonce counts once: such answers are not kept.
    """
    cache_control = response.get("Cache-Control", "").lower()
    policies = (value for name, value in response.items() if "security-policy" in name.lower())
    return (
        is_public(response)
        and response.status_code == 200
        and not lacks_something(request)
        and not response.cookies
        and not any(word in cache_control for word in _FORBIDDING)
        and {name.lower() for name in varies_by(response)} <= _KNOWN_VARIATIONS
        and not any("'nonce-" in policy for policy in policies)
    )


def _personal(response: HttpResponseBase) -> HttpResponseBase:
    """No proxy and no other person's browser keeps it."""
    response.setdefault("Cache-Control", "private, no-cache")
    if not has_vary_header(response, "Cookie"):
        patch_vary_headers(response, ["Cookie"])
    return response


def _unkept(response: HttpResponseBase) -> HttpResponseBase:
    """Without a word a proxy may keep a redirect or a missing page as long as it likes."""
    response.setdefault("Cache-Control", "no-cache")
    return response
