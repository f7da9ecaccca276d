"""What publication and withdrawal of a page mean to the ledger and to everybody who listens."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.models import Page, Revision, TaskState
from wagtail.signals import page_published, page_unpublished, task_submitted

from ogp_cms.core.refusals import Refused
from ogp_cms.extensions.signals import commitment_published, report_submitted
from ogp_cms.plans.guards import HOLDS_REPORT
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress import domain
from ogp_cms.progress.models import ReportPage


def connect() -> None:
    """Connects every receiver; called once the apps are ready."""
    for signal, receiver in (
        (page_published, record_publication),
        (page_unpublished, record_withdrawal),
        (pre_delete, guard_reports),
        (task_submitted, announce_submission),
    ):
        signal.connect(receiver, dispatch_uid=f"ogp_progress.{receiver.__name__}")


def record_publication(instance: Page, revision: Revision | None = None, **_kwargs: Any) -> None:
    """Gives the facts of a published report to the ledger; only a live source page has any."""
    if isinstance(instance, ReportPage) and revision is not None:
        if instance.live and instance.is_source:
            domain.record(instance, revision)
    elif isinstance(instance, CommitmentPage) and instance.live and instance.is_source:
        commitment_published.announce(page=instance)


def record_withdrawal(instance: Page, **_kwargs: Any) -> None:
    """Withdraws the facts of a report that is not public any more."""
    if isinstance(instance, ReportPage) and instance.is_source:
        domain.withdraw(instance)


def announce_submission(instance: TaskState, user: Any = None, **_kwargs: Any) -> None:
    """Tells that a report was submitted, for the first time or again after it was sent back."""
    state = instance.workflow_state
    page = state.content_object
    page = page.specific if isinstance(page, Page) else page
    if not isinstance(page, ReportPage) or not page.is_source:
        return
    # The second task of a workflow begins by an approval, and not by a submission.
    if instance.task_id == state.workflow.tasks.values_list("pk", flat=True).first():
        report_submitted.announce(page=page, revision=instance.revision, user=user)


def guard_reports(instance: Any, **_kwargs: Any) -> None:
    """Stands behind the editor: a report that was public is not deleted, however it is tried."""
    if isinstance(instance, ReportPage) and instance.was_published and instance.is_source:
        raise Refused(HOLDS_REPORT)
