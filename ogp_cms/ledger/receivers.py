"""Placements: what publishing, withdrawing, moving and deleting a page means to the ledger.

Only pages of a plan's source tree count. Wagtail unpublishes a page before it deletes it, so
`page_unpublished` stands for both. Wagtail does not always publish inside a transaction: each
receiver has its own, so that its entries are all there or none.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from ogp_cms.ledger import domain, placements
from ogp_cms.ledger.drafts import Approval, Placement
from ogp_cms.ledger.enums import Role, Subject
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage

SUBJECTS = {
    PlanPage: Subject.PLAN,
    AxisPage: Subject.AXIS,
    CommitmentPage: Subject.COMMITMENT,
}


def connect() -> None:
    """Connects every receiver; called once the apps are ready."""
    for sender in SUBJECTS:
        name = sender._meta.label_lower
        page_published.connect(place_published, sender=sender, dispatch_uid=f"ledger.{name}.on")
        page_unpublished.connect(place_nowhere, sender=sender, dispatch_uid=f"ledger.{name}.off")
    post_page_move.connect(place_moved, sender=CommitmentPage, dispatch_uid="ledger.moved")


def place_published(instance: Page, revision: Revision | None = None, **_kwargs: Any) -> None:
    """Places a page that went live, and with a commitment its activities."""
    # Wagtail also signals when it only schedules a publication.
    if instance.live:
        _place(instance, _whole(instance), revision)


def place_nowhere(instance: Page, **_kwargs: Any) -> None:
    """Places a page that was withdrawn, or is about to be deleted, nowhere."""
    _place(instance, [Placement(SUBJECTS[type(instance)], instance.translation_key)])


def place_moved(instance: Page, **_kwargs: Any) -> None:
    """Places a live commitment in the axis that it was moved to."""
    page = CommitmentPage.objects.get(pk=instance.pk)
    if page.live:
        _place(page, [placements.of_commitment(page, page.get_parent().translation_key)])


def _whole(page: Page) -> Iterable[Placement]:
    """What a page places; a generator, so that it is asked under the lock."""
    if isinstance(page, PlanPage):
        yield placements.of_plan(page)
        return
    parent = page.get_parent().translation_key
    if isinstance(page, AxisPage):
        yield placements.of_axis(page, parent)
    else:
        yield placements.of_commitment(page, parent)
        yield from placements.of_activities(page)


def _place(page: Page, placed: Iterable[Placement], revision: Revision | None = None) -> None:
    key = _source_plan_key(page)
    if key is None:
        return
    with transaction.atomic():
        plan = domain.lock_plan(key)
        if plan is not None:
            timeless = domain.is_timeless(plan.state)
            domain.place(key, placed, _approval(revision), timeless=timeless)


def _source_plan_key(page: Page) -> UUID | None:
    """The plan of a page of a source tree; None for translations and aliases."""
    if page.alias_of_id is not None:
        return None
    plan = page if isinstance(page, PlanPage) else PlanPage.objects.ancestor_of(page).get()
    return plan.translation_key if plan.source_language == page.locale.language_code else None


def _approval(revision: Revision | None) -> Approval:
    user = get_active_log_context().user or (revision.user if revision else None)
    return Approval(Role.SECRETARIAT, user.pk if user else None, revision.pk if revision else None)
