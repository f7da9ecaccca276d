"""The feeds of plans and commitments, in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ogp_cms.core.feeds import atom
from ogp_cms.extensions.caching import public_page
from ogp_cms.progress.presenters.feeds import commitment_feed, plan_feed
from ogp_cms.progress.presenters.words import reader_language


@require_safe
@public_page
def plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """The reports of a plan."""
    return atom(request, plan_feed(plan_id, request), reader_language())


@require_safe
@public_page
def commitment(request: HttpRequest, plan_id: str, number: int) -> HttpResponse:
    """The reports of a commitment."""
    return atom(request, commitment_feed(plan_id, number, request), reader_language())
