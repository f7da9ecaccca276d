"""The page of a planning change."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.formats import number
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.queries import InForce, in_force
from ogp_cms.plans.enums import ActivityState
from ogp_cms.progress.models import PlanningChangePage
from ogp_cms.progress.presenters.activities import PLAIN_WEIGHT
from ogp_cms.progress.presenters.plan_book import state_of
from ogp_cms.progress.presenters.prose import Prose, prose
from ogp_cms.progress.presenters.report import (
    ReportBook,
    ReportHead,
    head_of,
    read_report_book,
)
from ogp_cms.progress.reports import PlanningItem


@dataclass(frozen=True)
class PlanningRow:
    """What changes for one activity; what stays is None."""

    title: str
    url: str
    weight: c.BeforeAfter | None
    state: c.BeforeAfter | None
    start: c.BeforeAfter | None
    end: c.BeforeAfter | None


@dataclass(frozen=True)
class PlanningView:
    """All that the page of a planning change shows; columns without any change are left out."""

    head: ReportHead
    reason: Prose | None
    rows: tuple[PlanningRow, ...]
    has_weights: bool
    has_states: bool
    has_dates: bool


def present_planning_change(page: PlanningChangePage, request: HttpRequest) -> PlanningView:
    """The page of a planning change in the reader's language."""
    book = read_report_book(page, request)
    before = in_force(EntryKind.PLANNING, list(book.activities), book.before)
    items = sorted(book.report.rows, key=lambda item: _number(book, item))
    return PlanningView(
        head=head_of(book, request),
        reason=prose(book.report.reason),
        rows=tuple(_row(book, item, before.get(item.activity)) for item in items),
        has_weights=any(item.weight is not None for item in items),
        has_states=any(item.state for item in items),
        has_dates=any(item.start or item.end for item in items),
    )


def _number(book: ReportBook, item: PlanningItem) -> int:
    known = book.activities.get(item.activity)
    return known[0].number if known else 10_000


def _row(book: ReportBook, item: PlanningItem, before: InForce | None) -> PlanningRow:
    known = book.activities.get(item.activity)
    promised = known[0] if known else None
    start = (before.planned_start if before else None) or (promised.start if promised else None)
    end = (before.planned_end if before else None) or (promised.end if promised else None)
    return PlanningRow(
        title=book.activity_title(item.activity),
        url=book.activity_url(item.activity),
        weight=_weight(item, before),
        state=_state(item, before),
        start=_date(start, item.start),
        end=_date(end, item.end),
    )


def _weight(item: PlanningItem, before: InForce | None) -> c.BeforeAfter | None:
    if item.weight is None:
        return None
    known = before.weight if before else None
    return c.BeforeAfter(
        before=number(PLAIN_WEIGHT if known is None else known), after=number(item.weight)
    )


def _state(item: PlanningItem, before: InForce | None) -> c.BeforeAfter | None:
    if not item.state:
        return None
    names = (ActivityState(state_of(before)).label, ActivityState(item.state).label)
    return c.BeforeAfter(before=str(names[0]), after=str(names[1]), words=True)


def _date(before: datetime.date | None, after: datetime.date | None) -> c.BeforeAfter | None:
    if after is None:
        return None
    return c.BeforeAfter(
        before=full_date(before) if before else _("no date"), after=full_date(after), words=True
    )
