"""Late, at risk, not reported: the rules, and what they need to know in few queries.

The rules are the design's. Planned dates are those of the planning changes in force, else the
promise's. A status is judged by the reference day; months late are counted no further than to
the end of the plan, so that a plan of the past does not grow later for ever.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.conf import settings

from ogp_cms.core.dates import months_between
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.levels import Level, level_of
from ogp_cms.ledger.queries import in_force
from ogp_cms.plans.enums import ActivityState
from ogp_cms.plans.models import Activity, CommitmentPage, PlanPage


class Lateness(StrEnum):
    """How a commitment stands against its time; UNKNOWN without dates or without a rate."""

    ON_TIME = "on_time"
    AT_RISK = "at_risk"
    LATE = "late"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


class ActivityLatenessStatus(StrEnum):
    """How an activity stands; DEADLINE_PASSED is that of a suspended one, shown in grey."""

    NONE = "none"
    LATE = "late"
    DEADLINE_PASSED = "deadline_passed"


@dataclass(frozen=True, slots=True)
class Period:
    """A planned start and end, either of which may be open."""

    start: datetime.date | None = None
    end: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ActivityLateness:
    """An activity against its time: `promised` at first, `planned` as it is in force."""

    status: ActivityLatenessStatus
    promised: Period
    planned: Period
    state: str
    months_late: int = 0


@dataclass(frozen=True, slots=True)
class CommitmentLateness:
    """A commitment against its time; `start` and `end` are its own, else its activities'."""

    status: Lateness
    start: datetime.date | None
    end: datetime.date | None
    months_late: int = 0
    activities: dict[UUID, ActivityLateness] = field(default_factory=dict)


def activity_lateness(  # noqa: PLR0913, PLR0917 - all that the rule looks at
    promised: Period,
    planned: Period,
    state: str,
    rate: Fraction | None,
    as_of: datetime.date,
    plan_end: datetime.date | None = None,
) -> ActivityLateness:
    """An activity is late when its planned end has passed and it is active and not completed.

    A suspended one's deadline has passed; a cancelled one is nothing.
    """
    passed = planned.end is not None and planned.end < as_of
    status = ActivityLatenessStatus.NONE
    if passed and level_of(rate) != Level.COMPLETED:
        status = {
            ActivityState.ACTIVE: ActivityLatenessStatus.LATE,
            ActivityState.SUSPENDED: ActivityLatenessStatus.DEADLINE_PASSED,
        }.get(ActivityState(state), ActivityLatenessStatus.NONE)
    late = status == ActivityLatenessStatus.LATE
    months = months_late(planned.end, as_of, plan_end) if late else 0
    return ActivityLateness(status, promised, planned, state, months)


def commitment_lateness(period: Period, rate: Fraction | None, as_of: datetime.date) -> Lateness:
    """A commitment's status by its period and rate; without a rate nothing is said of it."""
    if rate is None:
        return Lateness.UNKNOWN
    if level_of(rate) == Level.COMPLETED:
        return Lateness.COMPLETED
    if period.end is None:
        return Lateness.UNKNOWN
    if period.end < as_of:
        return Lateness.LATE
    return Lateness.AT_RISK if is_at_risk(period, rate, as_of) else Lateness.ON_TIME


def is_at_risk(period: Period, rate: Fraction, as_of: datetime.date) -> bool:
    """Whether progress is behind the share of planned time by more than OGP_RISK_POINTS."""
    share = elapsed_share(period, as_of)
    return share is not None and share - rate > settings.OGP_RISK_POINTS


def elapsed_share(period: Period, as_of: datetime.date) -> Fraction | None:
    """How much of the planned time has passed, in percent; None without start and end."""
    if period.start is None or period.end is None or period.end < period.start:
        return None
    length = (period.end - period.start).days + 1
    passed = (as_of - period.start).days + 1
    return Fraction(100 * min(max(passed, 0), length), length)


def months_late(
    end: datetime.date | None, as_of: datetime.date, plan_end: datetime.date | None = None
) -> int:
    """Whole months between a planned end and the reference day, at most up to the plan's end."""
    if end is None:
        return 0
    return months_between(end, min(as_of, plan_end) if plan_end else as_of)


def lateness_of(
    commitments: Sequence[CommitmentPage],
    as_of: datetime.date,
    rates: Mapping[UUID, Fraction | None],
) -> dict[UUID, CommitmentLateness]:
    """How source commitments and their activities stand on a day, by key (3 queries).

    `rates`: by the `translation_key` of commitments and activities. Without an activity's rate
    it counts as not completed.
    """
    rows = Activity.objects.filter(page__in=[page.pk for page in commitments])
    activities: dict[int, list[Activity]] = {}
    for row in rows.order_by("number"):
        activities.setdefault(row.page_id, []).append(row)
    keys = [row.translation_key for each in activities.values() for row in each]
    planning = in_force(EntryKind.PLANNING, keys, as_of)
    ends = _plan_ends({page.plan_page for page in commitments})
    return {
        page.translation_key: judge(
            page, activities.get(page.pk, []), planning, rates, as_of, ends.get(page.plan_page)
        )
        for page in commitments
    }


def _plan_ends(plans: Collection[int | None]) -> dict[int | None, datetime.date]:
    pages = PlanPage.objects.filter(pk__in=[pk for pk in plans if pk])
    return dict(pages.values_list("pk", "end"))


def judge(  # noqa: PLR0913, PLR0917 - all that the rules look at
    page: CommitmentPage,
    activities: Sequence[Activity],
    planning: Mapping[UUID, Any],
    rates: Mapping[UUID, Fraction | None],
    as_of: datetime.date,
    plan_end: datetime.date | None,
) -> CommitmentLateness:
    """How one commitment stands, given what is read already; `planning`: what is in force by activity."""
    judged = {
        row.translation_key: activity_lateness(
            Period(row.start, row.end),
            _planned(row, planning.get(row.translation_key)),
            _state(planning.get(row.translation_key)),
            rates.get(row.translation_key),
            as_of,
            plan_end,
        )
        for row in activities
    }
    period = _period(page, judged.values())
    status = commitment_lateness(period, rates.get(page.translation_key), as_of)
    late = status == Lateness.LATE
    months = months_late(period.end, as_of, plan_end) if late else 0
    return CommitmentLateness(status, period.start, period.end, months, judged)


def _planned(row: Activity, planning: Any) -> Period:
    start = getattr(planning, "planned_start", None) or row.start
    return Period(start, getattr(planning, "planned_end", None) or row.end)


def _state(planning: Any) -> str:
    return getattr(planning, "state", None) or ActivityState.ACTIVE


def _period(page: CommitmentPage, activities: Collection[ActivityLateness]) -> Period:
    """The commitment's own dates, else the first start and the last end of what counts."""
    counting = [each.planned for each in activities if each.state != ActivityState.CANCELLED]
    starts = [period.start for period in counting if period.start]
    ends = [period.end for period in counting if period.end]
    return Period(page.start or min(starts, default=None), page.end or max(ends, default=None))
