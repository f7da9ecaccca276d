"""The import's last step: what the ledger gets of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from ogp_cms.interchange.rows import batched
from ogp_cms.ledger import placements
from ogp_cms.ledger.domain import (
    Approval,
    ReportFacts,
    is_timeless,
    place,
    record_reports,
    withdraw_reports,
)
from ogp_cms.ledger.drafts import Placement
from ogp_cms.ledger.enums import Subject
from ogp_cms.plans.models import AxisPage, CommitmentPage, Organisation, PlanPage
from ogp_cms.progress.models import ReportPage

# Reports that are recorded together: their keys fit into one statement.
CHUNK = 500


def record(  # noqa: PLR0913 - everything that one import says to the ledger
    plan: PlanPage,
    placed: Iterable[Placement],
    withdrawn: Sequence[UUID],
    reports: Sequence[ReportPage],
    *,
    first: bool,
    approval: Approval,
) -> None:
    """Records where everything stands, takes back withdrawn reports and records new facts.

    At a plan's first import places count from the beginning of time, whatever its state.
    """
    key = plan.translation_key
    place(key, placed, approval, timeless=first or is_timeless(plan.state))
    for part in batched(withdrawn, CHUNK):
        withdraw_reports(part, approval)
    for part in batched(reports, CHUNK):
        facts = [
            ReportFacts(report.translation_key, report.imported_revision, report.facts())
            for report in part
        ]
        record_reports(key, facts, approval)


def places(
    plan: PlanPage,
    axes: Mapping[UUID, Sequence[tuple[CommitmentPage, Organisation]]],
    dropped: Iterable[UUID],
    removed: Iterable[Any],
) -> Iterable[Placement]:
    """Where each part of a plan belongs: `axes` names the commitments of each axis by its key.

    `dropped` activities and `removed` axes and commitments are nowhere.
    """
    yield placements.of_plan(plan)
    for axis, commitments in axes.items():
        yield Placement(Subject.AXIS, axis, parent=plan.translation_key)
        for page, lead in commitments:
            key = page.translation_key
            yield Placement(Subject.COMMITMENT, key, parent=axis, organisation=lead.translation_key)
            for activity in page.activities.all():
                yield Placement(Subject.ACTIVITY, activity.translation_key, parent=key)
    for activity_key in dropped:
        yield Placement(Subject.ACTIVITY, activity_key)
    for page in removed:
        kind = Subject.AXIS if isinstance(page, AxisPage) else Subject.COMMITMENT
        yield Placement(kind, page.translation_key)
