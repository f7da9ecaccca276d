"""Publishing and withdrawing reports: their facts go to the ledger, and nowhere else."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import lazy
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page, Revision, TaskState

from ogp_cms.core.dates import today
from ogp_cms.core.phrases import labelled
from ogp_cms.extensions.signals import before_report_approval, report_approved, report_withdrawn
from ogp_cms.ledger.domain import (
    Approval,
    FactRefused,
    ReportFacts,
    check_reports,
    record_report,
    withdraw_report,
)
from ogp_cms.ledger.enums import Role
from ogp_cms.plans.domain import lock_plan, refuse_in_closed_plan
from ogp_cms.plans.queries import plan_is_closed, plan_of
from ogp_cms.progress.models import PlanningChangePage, ReportPage
from ogp_cms.progress.rules import (
    IN_THE_FUTURE,
    NOT_OF_COMMITMENT,
    NOT_PUBLIC,
    PLAN_CLOSED,
    Problem,
    problems_of_planning,
    problems_of_update,
    recorded_without,
)


def approver_of(revision: Revision | None) -> Any:
    """Who is answerable: who acts just now, else who approved the revision, else its author.

    Wagtail's signals name nobody, its log context does: the back office sets it for every
    request, other code by `wagtail.log_actions.LogContext`.
    """
    user = get_active_log_context().user
    if user is not None or revision is None:
        return user
    approvals = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    approval = approvals.select_related("finished_by").order_by("-finished_at").first()
    return approval.finished_by if approval else revision.user


@transaction.atomic
def record(report: ReportPage, revision: Revision) -> None:
    """Makes the ledger hold what a just published report says.

    Raises FactRefused, or what a listener of `before_report_approval` raises: ApprovalRefused
    where it says no. The publication is then to be taken back with the transaction.
    """
    plan = plan_of(report)
    if plan is None:
        return
    user = approver_of(revision)
    before_report_approval.ask(page=report, revision=revision, user=user)
    record_report(
        plan.translation_key,
        ReportFacts(report.translation_key, revision.pk, report.facts()),
        Approval(Role.SECRETARIAT, user.pk if user else None, revision.pk),
    )
    report_approved.announce(page=report, revision=revision, user=user)


@transaction.atomic
def withdraw(report: ReportPage) -> None:
    """Withdraws every standing entry of a report that is not public any more."""
    user = approver_of(None)
    approval = Approval(Role.SECRETARIAT, user.pk if user else None)
    withdraw_report(report.translation_key, approval)
    report_withdrawn.announce(page=report, user=user)


def publish_page(page: Page, user: Any) -> None:
    """Publishes the latest revision of a page wholly or not at all.

    Raises Refused, FactRefused or ValidationError; then nothing is public and nothing recorded.
    """
    with transaction.atomic(), LogContext(user=user):
        lock_plan(page)
        refuse_in_closed_plan(page)
        revision = page.get_latest_revision() or page.specific.save_revision(user=user)
        revision.publish(user=user, skip_permission_checks=True)


def problems_of(report: ReportPage) -> list[Any]:
    """The sentences that speak against publishing this report now; none if nothing does."""
    if plan_is_closed(report):
        return [PLAN_CLOSED]
    if report.date > today():
        return [IN_THE_FUTURE]
    commitment = report.get_parent().specific
    if not commitment.live:
        return [NOT_PUBLIC]
    names = {activity.translation_key: str(activity) for activity in commitment.activities.all()}
    problems = _row_problems(report, names) or _ledger_problems(report)
    return [lazy(labelled, str)(names.get(key, "?"), message) for key, message in problems]


def _row_problems(report: ReportPage, names: Collection[UUID]) -> list[tuple[UUID, Any]]:
    rows = list(report.rows.all())
    problems = [Problem(row, "", NOT_OF_COMMITMENT) for row in rows if row.activity not in names]
    if isinstance(report, PlanningChangePage):
        problems += problems_of_planning(rows)
    else:
        keys = [row.activity for row in rows]
        recorded = recorded_without(report.translation_key, keys, report.date)
        problems += problems_of_update(rows, recorded)
    return [(problem.row.activity, problem.message) for problem in problems]


def _ledger_problems(report: ReportPage) -> list[tuple[UUID, Any]]:
    plan = plan_of(report)
    if plan is None:
        return []
    facts = ReportFacts(report.translation_key, None, report.facts())
    try:
        check_reports(plan.translation_key, [facts])
    except FactRefused as refusal:
        return [(problem.fact.subject, problem.message) for problem in refusal.problems]
    return []
