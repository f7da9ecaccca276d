"""What the editor is told before a rule of a plan's tree would be broken."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from ogp_cms.core.refusals import Refused
from ogp_cms.plans.guards import HOLDS_REPORT, holds_published_report
from ogp_cms.plans.models import CommitmentPage, SourceTreePage
from ogp_cms.plans.queries import promised_in_public, public_commitments
from ogp_cms.plans.views import PlanTreeUpdateTranslationsView, refused

NO_COPIES = _(
    "Pages of a plan are not copied: numbers and identifiers stand once. Make a new page instead."
)
ONE_BY_ONE = _(
    "Commitments are withdrawn and moved one by one: the reason is shown on the plan's page."
)
STILL_PUBLIC = _(
    "A public commitment of a running plan is not deleted: withdraw it first, with the reason that "
    "the plan's page shows."
)


def takes_promises_along(pages: Sequence[Page]) -> bool:
    """Whether below any of these pages stands a public promise, or a report that was public."""
    return any(public_commitments(page).exists() or holds_published_report(page) for page in pages)


def why_not_deleted(page: Page) -> Any:
    """The sentence that forbids the deletion of a page with all below, or None."""
    if holds_published_report(page):
        return HOLDS_REPORT
    return STILL_PUBLIC if promised_in_public(page) else None


@hooks.register("before_delete_page")
def say_why_not_deleted(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page that holds a published report is withdrawn, not deleted; so is a public promise."""
    reason = why_not_deleted(page)
    return None if reason is None else refused(request, page, Refused(reason))


@hooks.register("before_unpublish_page")
def say_why_not_with_all_below(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What is below keeps its own fate: a promise leaves with a reason, a report by withdrawal."""
    if request.POST.get("include_descendants") and takes_promises_along([page]):
        return refused(request, page, Refused(ONE_BY_ONE))
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


@hooks.register("before_edit_page", order=-1)
def say_why_not_translated_in_public(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The translators' editor publishes after the commit, where nobody could be told any more."""
    if request.POST.get("action") != "publish" or not isinstance(page, SourceTreePage):
        return None
    reason = page.why_not_public()
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls", order=-1)
def register_update_of_translations() -> list[Any]:
    """In place of wagtail-localize's view of the same address."""
    view = PlanTreeUpdateTranslationsView.as_view()
    return [path("localize/update/<int:translation_source_id>/", view)]


@hooks.register("before_bulk_action")
def say_why_not_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """The same rules for what is done to many pages at once."""
    pages = [each for each in objects if isinstance(each, Page)]
    reason = None
    if action_type == "delete":
        reasons = (why_not_deleted(page) for page in pages)
        reason = next((each for each in reasons if each is not None), None)
    elif action_type in {"unpublish", "move"} and any(
        isinstance(page.specific, CommitmentPage) for page in pages
    ):
        reason = ONE_BY_ONE
    elif action_type == "unpublish" and request.POST.get("include_descendants"):
        reason = ONE_BY_ONE if takes_promises_along(pages) else None
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
