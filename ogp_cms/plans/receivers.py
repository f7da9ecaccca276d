"""Keeping the trees of a plan in step: what happens to a source page happens to its translations."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move, pre_page_move

from ogp_cms.plans import domain
from ogp_cms.plans.models import CommitmentPage, SourceTreePage
from ogp_cms.plans.queries import translations_of


def connect() -> None:
    """Connects every receiver; called once the apps are ready."""
    for signal, receiver in (
        (page_published, follow_publication),
        (page_unpublished, follow_withdrawal),
        (pre_page_move, guard_move),
        (post_page_move, follow_move),
        (pre_delete, note_translations),
        (post_delete, follow_deletion),
    ):
        signal.connect(receiver, dispatch_uid=f"ogp_plans.{receiver.__name__}")


def follow_publication(instance: Page, **_kwargs: Any) -> None:
    """Brings translations into step with what was published; notes a promise taken up again."""
    if not isinstance(instance, SourceTreePage) or not instance.live or not instance.is_source:
        return
    domain.bring_into_step(instance)
    if isinstance(instance, CommitmentPage):
        domain.note_restored(instance)


def follow_withdrawal(instance: Page, **_kwargs: Any) -> None:
    """Unpublishes the translations of what was unpublished, by hand or because it expired."""
    if isinstance(instance, SourceTreePage) and instance.is_source:
        domain.withdraw_translations(instance)


def guard_move(instance: Page, parent_page_after: Page, **_kwargs: Any) -> None:
    """Refuses a move that the rules of a plan's tree forbid, whoever asks for it."""
    domain.refuse_move(instance, parent_page_after)


def follow_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **_kwargs: Any
) -> None:
    """Moves the translations of what was moved."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    page = instance.specific
    if isinstance(page, SourceTreePage) and page.is_source:
        domain.move_translations(page)


def note_translations(instance: Any, **_kwargs: Any) -> None:
    """Before anything is deleted, while the plan can still be asked: which pages go along?"""
    if isinstance(instance, SourceTreePage) and instance.is_source:
        instance.translations_to_delete = [page.pk for page in translations_of(instance)]


def follow_deletion(instance: Any, **_kwargs: Any) -> None:
    """Deletes the translations of what was deleted."""
    pks = getattr(instance, "translations_to_delete", None)
    if pks:
        domain.delete_pages(pks)
