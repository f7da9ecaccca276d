"""What is done to the pages of a plan beyond editing: withdraw, move, keep translations in step."""

from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ogp_cms.core.dates import today
from ogp_cms.core.refusals import Refused
from ogp_cms.plans.enums import PromiseChangeKind
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage, PromiseChange, SourceTreePage
from ogp_cms.plans.models.plan import CLOSED
from ogp_cms.plans.models.source import column
from ogp_cms.plans.queries import plan_is_closed, plan_of, translations_of

P = TypeVar("P", bound=SourceTreePage)


@transaction.atomic
def withdraw_commitment(commitment: CommitmentPage, reason: str, user: Any = None) -> None:
    """Takes a commitment off the site with a public reason; earlier dates keep their figures."""
    lock_plan(commitment)
    _record(commitment, PromiseChangeKind.WITHDRAWN, _needed(reason))
    commitment.unpublish(user=user)


@transaction.atomic
def move_commitment(
    commitment: CommitmentPage, axis: AxisPage, reason: str, user: Any = None
) -> None:
    """Moves a commitment to another axis of its plan, with a public reason."""
    lock_plan(commitment)
    _record(commitment, PromiseChangeKind.MOVED, _needed(reason))
    commitment.move(axis, pos="last-child", user=user)


def note_restored(commitment: CommitmentPage) -> None:
    """Notes that a withdrawn commitment is public again, if it was withdrawn."""
    last = PromiseChange.objects.filter(
        commitment=commitment.translation_key,
        kind__in=[PromiseChangeKind.WITHDRAWN, PromiseChangeKind.RESTORED],
    ).first()
    if last is not None and last.kind == PromiseChangeKind.WITHDRAWN:
        _record(commitment, PromiseChangeKind.RESTORED, "")


def refuse_in_closed_plan(page: Page) -> None:
    """Raises Refused for the publication of an axis or commitment whose plan is closed."""
    page = page.specific
    if isinstance(page, AxisPage | CommitmentPage) and page.is_source and plan_is_closed(page):
        raise Refused(CLOSED)


def lock_plan(page: Page) -> None:
    """Locks the row of the plan that a page belongs to; the ledger's head is locked after it."""
    plan = plan_of(page)
    if plan is not None:
        PlanPage.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)


def _needed(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Refused(_("Give the reason: it is shown on the plan's page."))
    return reason


def _record(commitment: CommitmentPage, kind: PromiseChangeKind, reason: str) -> None:
    plan = plan_of(commitment)
    if plan is None:
        raise Refused(_("This commitment belongs to no plan."))
    PromiseChange.objects.create(
        plan=plan.translation_key,
        commitment=commitment.translation_key,
        number=commitment.number,
        title=commitment.title,
        date=today(),
        kind=kind,
        reason=reason,
    )


def refuse_move(page: Page, destination: Page) -> None:
    """Raises Refused where a page of a plan's tree may not go; staying under its parent is free."""
    page = page.specific
    if not isinstance(page, SourceTreePage) or page.get_parent().pk == destination.pk:
        return
    reason = page.why_not_move_to(destination)
    if reason is not None:
        raise Refused(reason)


def withdraw_translations(source: SourceTreePage) -> None:
    """Unpublishes every live translation of a page whose source is not public any more."""
    for page in translations_of(source):
        if page.live:
            page.unpublish()


def move_translations(source: SourceTreePage) -> None:
    """Takes every translation of a moved page to its new parent's version in that language.

    Where the new parent is not in that language yet, an alias of it is made, as for any
    translation below a page that is not translated.
    """
    parent = source.get_parent().specific
    for page in translations_of(source):
        target = parent.get_translation_or_none(page.locale)
        if target is None:
            target = parent.copy_for_translation(page.locale, copy_parents=True, alias=True)
        if page.get_parent().pk != target.pk:
            page.move(target, pos="last-child")


def bring_into_step(source: SourceTreePage) -> None:
    """Writes the language-neutral values of a source page, its slug too, into its translations."""
    for page in translations_of(source):
        before = _stored(page)
        page.follow(source)
        if _stored(page) != before:
            # Not cleaned: a draft translation may lack what publication needs.
            page.save(clean=False)


def _stored(page: SourceTreePage) -> list[Any]:
    names = [*page.neutral_fields(), "title"]
    return [getattr(page, column(page, name)) for name in names]


def delete_pages(pks: list[int]) -> None:
    """Deletes pages with all below them; those that are gone already are passed over."""
    Page.objects.filter(pk__in=pks).delete()
