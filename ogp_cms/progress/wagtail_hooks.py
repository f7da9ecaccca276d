"""The menu of the back office, and publication that happens wholly or not at all."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from ogp_cms.core.refusals import Refused
from ogp_cms.plans.models import SourceTreePage
from ogp_cms.plans.views import sentences_of
from ogp_cms.progress.domain import publish_page
from ogp_cms.progress.views import REFUSALS
from ogp_cms.progress.viewsets import PAGE_VIEWSETS, PlansGroup

register_snippet(PlansGroup)


@hooks.register("register_admin_viewset")
def register_page_viewsets() -> list[Any]:
    """How the pages of a plan are edited and listed."""
    return [viewset() for viewset in PAGE_VIEWSETS]


@hooks.register("before_publish_page")
def publish_at_once(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publishes a page of a plan in one transaction, instead of Wagtail's view, which has none.

    Where something says no, nothing is public, what was typed stays as a draft, and the editor
    reads why.
    """
    if not isinstance(page, SourceTreePage):
        return None
    try:
        publish_page(page, request.user)
    except REFUSALS as error:
        messages.error(request, _("Nothing was published; what you wrote is kept as a draft."))
        for sentence in sentences_of(error):
            messages.error(request, sentence)
        return redirect("wagtailadmin_pages:edit", page.pk)
    page = type(page).objects.get(pk=page.pk)
    return _after_publication(request, page)


def _after_publication(request: HttpRequest, page: Page) -> HttpResponse:
    for name in ("after_publish_page", "after_edit_page"):
        for hook in hooks.get_hooks(name):
            result = hook(request, page)
            if hasattr(result, "status_code"):
                return result
    title = page.get_admin_display_title()
    messages.success(
        request, _("Page '%(page_title)s' has been published.") % {"page_title": title}
    )
    following = get_valid_next_url_from_request(request)
    return (
        redirect(following) if following else redirect("wagtailadmin_explore", page.get_parent().pk)
    )


@hooks.register("before_bulk_action")
def publish_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Publishes pages of a plan in bulk: all of them, or none with the reason."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "publish" or not any(_is_in_plan(page) for page in pages):
        return None
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages = [each for page in pages for each in (page, *page.get_descendants().not_live())]
    try:
        with transaction.atomic():
            for page in pages:
                if page.permissions_for_user(request.user).can_publish():
                    _publish_named(page, request.user)
    except REFUSALS as error:
        for sentence in sentences_of(error):
            messages.error(request, sentence)
    else:
        text = ngettext(
            "%(count)d page has been published.", "%(count)d pages have been published.", len(pages)
        )
        messages.success(request, text % {"count": len(pages)})
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def _is_in_plan(page: Page) -> bool:
    return isinstance(page.specific, SourceTreePage)


def _publish_named(page: Page, user: Any) -> None:
    """Publishes, and lets a refusal name the page that it is about."""
    try:
        publish_page(page, user)
    except REFUSALS as error:
        title = page.specific_deferred.get_admin_display_title()
        raise _refusal(title, sentences_of(error)) from error


def _refusal(title: str, sentences: list[str]) -> Exception:
    said = " ".join(sentences)
    return Refused(
        _("Nothing was published. “%(title)s”: %(reason)s") % {"title": title, "reason": said}
    )
