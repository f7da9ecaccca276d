"""Security headers: what a browser may load and do, for the public site and for the back office."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

CSP = "Content-Security-Policy"

# The directives of a policy, each with what it allows.
Policy = Mapping[str, Sequence[str]]
View = Callable[..., HttpResponseBase]


def policy_text(policy: Policy) -> str:
    """A policy as its header states it."""
    return "; ".join(" ".join([name, *sources]) for name, sources in policy.items())


class SecurityHeaders:
    """Gives every response its policies; a view that states one of its own keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.OGP_PERMISSIONS_POLICY)
        if not (_is_preview(request) or _is_page_of_debugger(response)):
            response.headers.setdefault(CSP, policy_text(_policy_for(request)))
        return response


def _policy_for(request: HttpRequest) -> Policy:
    policies: Mapping[str, Policy] = settings.OGP_CONTENT_SECURITY_POLICY
    is_admin = request.path.startswith(reverse("wagtailadmin_home"))
    return policies["admin" if is_admin else "public"]


def _is_preview(request: HttpRequest) -> bool:
    """Whether the back office asks for a page in order to show it in a frame of its own."""
    return getattr(request, "is_dummy", False)


def _is_page_of_debugger(response: HttpResponseBase) -> bool:
    """Django's own error pages for developers have their styles inside."""
    return settings.DEBUG and response.status_code in {404, 500}


def embeddable(view: View) -> View:
    """Lets other sites show a page in a frame of theirs: for views that show the public alone."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
        public = settings.OGP_CONTENT_SECURITY_POLICY["public"]
        response.headers[CSP] = policy_text({**public, "frame-ancestors": ["*"]})
        return response

    return framed
