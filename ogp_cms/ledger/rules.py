"""What the ledger refuses, and how it says so."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ogp_cms.extensions import Fact
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.fields import CENT
from ogp_cms.ledger.models import Entry
from ogp_cms.plans.enums import ActivityState

MAX_WEIGHT = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one fact, in the reader's language."""

    fact: Fact
    message: str | Promise


class FactRefused(Exception):  # noqa: N818 - the plugin contract has ApprovalRefused
    """Facts that break a rule; nothing was recorded. `problems` says which and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return " ".join(str(problem.message) for problem in self.problems)


class ActivitiesInUse(Exception):  # noqa: N818 - as above
    """Activities (`keys`) that cannot be removed: something is recorded about them."""

    def __init__(self, keys: Collection[UUID]) -> None:
        super().__init__(keys)
        self.keys = frozenset(keys)

    def __str__(self) -> str:
        return gettext(
            "An activity that was reported on or planned is never removed: cancel it by a "
            "planning change."
        )


def today() -> datetime.date:
    """The day in the installation's time zone, whatever zone the user's back office shows."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def problems_of_values(facts: Iterable[Fact], day: datetime.date) -> Iterator[Problem]:
    """What is wrong with the facts of one report taken by themselves."""
    seen = set()
    for fact in facts:
        identity = (fact.kind, fact.subject, fact.effective)
        if identity in seen:
            yield Problem(fact, _("This activity is named twice for the same day."))
        seen.add(identity)
        if fact.effective > day:
            yield Problem(fact, _("The effective date is in the future: give a day up to today."))
        if fact.kind == EntryKind.PROGRESS:
            yield from _problems_of_progress(fact)
        elif fact.kind == EntryKind.PLANNING:
            yield from _problems_of_planning(fact)
        else:
            raise ValueError(f"A report makes progress and planning facts, not {fact.kind!r}.")


def _problems_of_progress(fact: Fact) -> Iterator[Problem]:
    value = fact.progress
    if value is None or not _is_exact(value) or not 0 <= value <= 100:
        yield Problem(fact, _("Progress is a percentage from 0 to 100 with at most two decimals."))


def _problems_of_planning(fact: Fact) -> Iterator[Problem]:
    start, end = fact.planned_start, fact.planned_end
    if fact.weight is None and not fact.state and start is None and end is None:
        yield Problem(fact, _("Give a new weight, state or date, or leave the activity out."))
    if fact.weight is not None and (
        not _is_exact(fact.weight) or not 0 < fact.weight <= MAX_WEIGHT
    ):
        yield Problem(fact, _("A weight is above 0, at most 1,000,000, with at most two decimals."))
    if fact.state and fact.state not in ActivityState.values:
        yield Problem(fact, _("The state is active, suspended or cancelled."))
    if start is not None and end is not None and end < start:
        yield Problem(fact, _("The planned end is before the planned start."))


def _is_exact(value: Decimal | int) -> bool:
    decimal = Decimal(value)
    if not decimal.is_finite() or abs(decimal) > MAX_WEIGHT:
        return False
    return decimal == decimal.quantize(CENT)


def problems_of_activities(facts: Iterable[Fact], placements: Iterable[Entry]) -> Iterator[Problem]:
    """Facts about activities that the plan does not have (any more), by standing placements."""
    latest: dict[UUID | None, Entry] = {}
    for entry in sorted(placements, key=lambda entry: (entry.effective, entry.number)):
        latest[entry.subject] = entry
    for fact in facts:
        placement = latest.get(fact.subject)
        if placement is None:
            yield Problem(fact, _("This activity does not belong to the published plan."))
        elif placement.parent is None:
            yield Problem(fact, _("This activity was removed from its commitment."))


def problems_of_states(
    facts: Iterable[Fact], planning: Iterable[Fact | Entry]
) -> Iterator[Problem]:
    """Progress on activities that are cancelled as of its day, by the planning that will stand.

    `planning` is in the order of recording: of one day the last counts.
    """
    states: dict[UUID, list[tuple[datetime.date, int, str]]] = defaultdict(list)
    for order, change in enumerate(planning):
        if change.state and change.subject and change.effective:
            states[change.subject].append((change.effective, order, change.state))
    for fact in facts:
        if fact.kind != EntryKind.PROGRESS:
            continue
        history = [change for change in states[fact.subject] if change[0] <= fact.effective]
        if history and max(history)[2] == ActivityState.CANCELLED:
            yield Problem(
                fact,
                format_lazy(
                    _(
                        "This activity is cancelled as of {date}: it takes no progress until a "
                        "planning change makes it active again."
                    ),
                    date=fact.effective.isoformat(),
                ),
            )
