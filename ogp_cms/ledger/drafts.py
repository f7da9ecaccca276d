"""What has to be appended so that the ledger says what is wanted. Pure: no query, no lock."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from ogp_cms.extensions import Fact
from ogp_cms.ledger.enums import EntryKind, Role, Subject
from ogp_cms.ledger.fields import HundredthsField
from ogp_cms.ledger.models import Entry

_to_hundredths = HundredthsField().to_python


@dataclass(frozen=True, slots=True)
class Approval:
    """In which role something is recorded, by whom (a user's id), and for which revision.

    The revision is that of the page placed or withdrawn; a report's facts bring their own.
    """

    role: Role
    by: int | None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All the facts that a report now makes; `revision` is the id of the approved revision."""

    report: UUID
    revision: int | None
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a subject belongs; without values it is nowhere.

    An activity has its commitment as `parent`, a commitment its axis (and the organisation that
    leads it), an axis its plan; a plan has no parent but its dates, state and `rate_of`.
    """

    subject_kind: Subject
    subject: UUID
    parent: UUID | None = None
    organisation: UUID | None = None
    plan_start: datetime.date | None = None
    plan_end: datetime.date | None = None
    plan_state: str = ""
    rate_of: str = ""


def fact_values(fact: Fact | Entry) -> tuple[object, ...]:
    """What two facts have in common when they say the same."""
    return (
        str(fact.kind),
        fact.subject,
        fact.effective,
        fact.progress,
        fact.weight,
        str(fact.state or ""),
        fact.planned_start,
        fact.planned_end,
    )


def fact_draft(plan: UUID, item: ReportFacts, fact: Fact, approval: Approval) -> Entry:
    """The entry of one fact of a report."""
    return Entry(
        kind=fact.kind,
        plan=plan,
        subject_kind=Subject.ACTIVITY,
        subject=fact.subject,
        effective=fact.effective,
        progress=_to_hundredths(fact.progress),
        weight=_to_hundredths(fact.weight),
        state=fact.state or "",
        planned_start=fact.planned_start,
        planned_end=fact.planned_end,
        report=item.report,
        revision=item.revision,
        role=approval.role,
        approved_by=approval.by,
    )


def withdrawal_draft(entry: Entry, approval: Approval, revision: int | None = None) -> Entry:
    """The withdrawal of an entry; without a revision of its own it names that of the entry."""
    return Entry(
        kind=EntryKind.WITHDRAWAL,
        plan=entry.plan,
        withdraws=entry.number,
        report=entry.report,
        revision=revision or approval.revision or entry.revision,
        role=approval.role,
        approved_by=approval.by,
    )


def placement_drafts(
    plan: UUID,
    placement: Placement,
    standing: Sequence[Entry],
    approval: Approval,
    effective: datetime.date,
) -> Iterator[Entry]:
    """What makes one subject stand where it is placed, from `effective` on.

    `standing` holds its standing placements by number. One that changes nothing, and "nowhere"
    for what was never placed, gives nothing.
    """
    latest = max(standing, key=_time, default=None)
    if (placed_values(latest) if latest else NOWHERE) == placed_values(placement):
        return
    # After a change of the time zone the latest may be dated tomorrow: stay above it.
    day = max(effective, latest.effective) if latest and latest.effective else effective
    yield _placement_draft(plan, placement, approval, day)


def timeless_drafts(
    plan: UUID,
    placement: Placement,
    standing: Sequence[Entry],
    approval: Approval,
    beginning: datetime.date,
) -> Iterator[Entry]:
    """What leaves one subject with this placement alone, from the beginning of time."""
    kept = False
    for entry in standing:
        same = placed_values(entry) == placed_values(placement) and entry.effective == beginning
        if same and not kept:
            kept = True
        else:
            yield withdrawal_draft(entry, approval)
    if not kept and (standing or placed_values(placement) != NOWHERE):
        yield _placement_draft(plan, placement, approval, beginning)


def placed_values(item: Placement | Entry) -> tuple[object, ...]:
    """What two placements of a subject have in common when they say the same."""
    return (
        item.parent,
        item.organisation,
        item.plan_start,
        item.plan_end,
        str(item.plan_state),
        str(item.rate_of),
    )


NOWHERE = (None, None, None, None, "", "")


def _time(entry: Entry) -> tuple[datetime.date, int]:
    return entry.effective or datetime.date.min, entry.number


def _placement_draft(
    plan: UUID, placement: Placement, approval: Approval, effective: datetime.date
) -> Entry:
    return Entry(
        kind=EntryKind.PLACEMENT,
        plan=plan,
        subject_kind=placement.subject_kind,
        subject=placement.subject,
        effective=effective,
        parent=placement.parent,
        organisation=placement.organisation,
        plan_start=placement.plan_start,
        plan_end=placement.plan_end,
        plan_state=placement.plan_state,
        rate_of=placement.rate_of,
        revision=approval.revision,
        role=approval.role,
        approved_by=approval.by,
    )
