"""What a view or a plugin has to know of the cache of whole pages; the cache itself lies in the core.

A view marked with `public_page` answers everybody without a session the same: what it shows
depends on its address, the language and what is published, and on nothing else of the request.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.dispatch import Signal
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Sent by code that changes what the public reads without saving models one by one (in bulk, by
# SQL, in files of its own). Inside a transaction it counts once that is committed.
public_content_changed = Signal()


def public_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view whose answers (status 200) may be kept for everybody who has no session."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return mark_public(view(request, *args, **kwargs))

    marked.is_public_page = True  # type: ignore[attr-defined]
    return marked


def mark_public(response: HttpResponseBase) -> HttpResponseBase:
    """Marks one answer as the same for everybody who has no session."""
    response.ogp_public = True  # type: ignore[attr-defined]
    return response


def is_public(response: HttpResponseBase) -> bool:
    """Whether the answer was marked."""
    return getattr(response, "ogp_public", False)


def leave_out(request: HttpRequest) -> None:
    """Says that the answer to this request lacks something: it is shown once and never kept."""
    request.ogp_incomplete = True  # type: ignore[attr-defined]


def lacks_something(request: HttpRequest) -> bool:
    """Whether `leave_out` was said of the request."""
    return getattr(request, "ogp_incomplete", False)
