"""What a report must say, and what it must not: the rules behind the editor's sentences."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ogp_cms.core.formats import exact_percent
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.queries import standing
from ogp_cms.plans.enums import ActivityState

PLAN_CLOSED = _("This plan is closed: it takes no more reports. What is public stays.")
IN_THE_FUTURE = _("The effective date is in the future: give a day up to today.")
NOT_PUBLIC = _("The commitment is not public: publish it before its reports.")
NOT_OF_COMMITMENT = _("This is not an activity of this commitment.")
SAYS_NOTHING = _("Say something about this activity: a figure or a text, or remove the row.")
CHANGES_NOTHING = _("Give a new weight, state or date, or remove the row.")
IS_CANCELLED = _(
    "This activity is cancelled: it takes no progress until a planning change makes it active again."
)
NEEDS_REASON = _("The last approved figure is {figure}: say why it goes down. The public reads it.")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row, and in which of its fields ("" for the row as a whole)."""

    row: Any
    field: str
    message: Any


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the ledger holds for the activities of a report, its own entries left aside."""

    progress: Mapping[UUID, Decimal]
    state: Mapping[UUID, str]


def recorded_without(report: UUID, activities: Iterable[UUID], as_of: datetime.date) -> Recorded:
    """The figures and states in force on a day, as if this report had never been made (1 query)."""
    progress: dict[UUID, Decimal] = {}
    state: dict[UUID, str] = {}
    entries = standing().filter(
        kind__in=[EntryKind.PROGRESS, EntryKind.PLANNING],
        subject__in=list(activities),
        effective__lte=as_of,
    )
    for entry in entries.exclude(report=report).order_by("effective", "number"):
        if entry.progress is not None:
            progress[entry.subject] = entry.progress  # type: ignore[index]
        if entry.state:
            state[entry.subject] = entry.state  # type: ignore[index]
    return Recorded(progress, state)


def problems_of_update(rows: Sequence[Any], recorded: Recorded) -> Iterator[Problem]:
    """What is wrong with the rows of an update; a row has the attributes of `ActivityProgress`."""
    for row in rows:
        texts = (row.done, row.not_done, row.additional)
        if row.progress is None:
            if not any(text and text.strip() for text in texts):
                yield Problem(row, "", SAYS_NOTHING)
            continue
        if recorded.state.get(row.activity) == ActivityState.CANCELLED:
            yield Problem(row, "progress", IS_CANCELLED)
        figure = recorded.progress.get(row.activity)
        if figure is not None and row.progress < figure and not row.decrease_reason.strip():
            yield Problem(
                row,
                "decrease_reason",
                format_lazy(NEEDS_REASON, figure=lazy(exact_percent, str)(figure)),
            )


def problems_of_planning(rows: Sequence[Any]) -> Iterator[Problem]:
    """What is wrong with the rows of a planning change: each must change something."""
    for row in rows:
        if row.weight is None and not row.state and row.start is None and row.end is None:
            yield Problem(row, "", CHANGES_NOTHING)
