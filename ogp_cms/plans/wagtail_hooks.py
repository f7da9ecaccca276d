"""What the editor is told before a rule of a plan's tree would be broken."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from ogp_cms.core.refusals import Refused
from ogp_cms.plans.guards import HOLDS_REPORT, holds_published_report
from ogp_cms.plans.models import CommitmentPage, SourceTreePage
from ogp_cms.plans.views import refused

NO_COPIES = _(
    "Pages of a plan are not copied: numbers and identifiers stand once. Make a new page instead."
)
ONE_BY_ONE = _(
    "Commitments are withdrawn and moved one by one: the reason is shown on the plan's page."
)


@hooks.register("before_delete_page")
def say_why_not_deleted(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page that holds a published report is withdrawn, not deleted."""
    if holds_published_report(page):
        return refused(request, page, Refused(HOLDS_REPORT))
    return None


@hooks.register("before_move_page")
def say_why_not_moved(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Plans, axes and reports stay where they are; commitments move within their plan."""
    page = page.specific
    if isinstance(page, SourceTreePage) and page.get_parent().pk != destination.pk:
        reason = page.why_not_move_to(destination)
        if reason is not None:
            return refused(request, page, Refused(reason))
    return None


@hooks.register("before_copy_page")
def say_why_not_copied(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy would give numbers and identifiers twice, and reports about other activities."""
    if isinstance(page.specific, SourceTreePage):
        return refused(request, page, Refused(NO_COPIES))
    return None


@hooks.register("before_bulk_action")
def say_why_not_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """The same rules for what is done to many pages at once."""
    pages = [each for each in objects if isinstance(each, Page)]
    reason = None
    if action_type == "delete" and any(holds_published_report(page) for page in pages):
        reason = HOLDS_REPORT
    elif action_type in {"unpublish", "move"} and any(
        isinstance(page.specific, CommitmentPage) for page in pages
    ):
        reason = ONE_BY_ONE
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
