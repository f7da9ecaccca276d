"""What others read of the ledger. Every function takes a constant number of queries.

`known_at` bounds what was known: a moment, the number of the last entry (the only exact form),
or None for all there is now. An entry *stands* when it was recorded by then and no withdrawal
recorded by then names it. Keys are `translation_key`s.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast

from ogp_cms.extensions import KnownAt
from ogp_cms.ledger.enums import EntryKind, Subject
from ogp_cms.ledger.models import Entry, Head

# "From the beginning of time".
BEGINNING = datetime.date(1, 1, 1)


class HeadState(NamedTuple):
    """The end of the chain; number 0 and the genesis hash while it is empty."""

    number: int
    hash: str
    recorded_at: datetime.datetime | None


@dataclass(slots=True)
class InForce:
    """What holds for one subject on a date, each value resolved on its own.

    Only the values of the kind asked for are filled. `effective`, `number` and `report` are
    those of the latest entry that counts for the subject.
    """

    effective: datetime.date
    number: int
    report: UUID | None
    progress: Decimal | None = None
    weight: Decimal | None = None
    state: str | None = None
    planned_start: datetime.date | None = None
    planned_end: datetime.date | None = None
    parent: UUID | None = None
    organisation: UUID | None = None
    plan_start: datetime.date | None = None
    plan_end: datetime.date | None = None
    plan_state: str | None = None
    rate_of: str | None = None


class ProgressFact(NamedTuple):
    """A standing progress entry; `progress` in hundredths of a percent (3330 is 33.30 %)."""

    subject: UUID
    effective: datetime.date
    number: int
    progress: int


class PlanningFact(NamedTuple):
    """A standing planning entry; `weight` in hundredths; what it does not name is None."""

    subject: UUID
    effective: datetime.date
    number: int
    weight: int | None
    state: str | None
    planned_start: datetime.date | None
    planned_end: datetime.date | None


class PlacementFact(NamedTuple):
    """A standing placement; no `parent` (for a plan: no `plan_start`) means nowhere."""

    subject: UUID
    effective: datetime.date
    number: int
    subject_kind: str
    plan: UUID
    parent: UUID | None
    organisation: UUID | None
    plan_start: datetime.date | None
    plan_end: datetime.date | None
    plan_state: str | None
    rate_of: str | None


def head() -> HeadState:
    """Number, hash and moment of the last entry (one query)."""
    return HeadState(*Head.objects.values_list("number", "hash", "recorded_at").get())


def known(entries: QuerySet[Entry], known_at: KnownAt) -> QuerySet[Entry]:
    """Those recorded by `known_at`, withdrawn ones and withdrawals included."""
    if known_at is None:
        return entries
    if isinstance(known_at, int):
        return entries.filter(number__lte=known_at)
    return entries.filter(recorded_at__lte=known_at)


def standing(known_at: KnownAt = None) -> QuerySet[Entry]:
    """The entries that stand: neither withdrawals nor withdrawn."""
    withdrawals = known(Entry.objects.filter(withdraws=OuterRef("number")), known_at)
    facts = known(Entry.objects.exclude(kind=EntryKind.WITHDRAWAL), known_at)
    return facts.filter(~Exists(withdrawals))


def standing_of_reports(reports: Iterable[UUID], known_at: KnownAt = None) -> list[Entry]:
    """The standing entries that these reports made, by number (one query)."""
    return list(standing(known_at).filter(report__in=list(reports)).order_by("number"))


def reports_with_entries(reports: Iterable[UUID]) -> set[UUID]:
    """Those of the reports that ever made an entry, standing or not (one query).

    A report that gave no figure made none: whether its page was ever published is the page's
    `first_published_at`.
    """
    found = Entry.objects.filter(report__in=list(reports))
    return {key for key in found.values_list("report", flat=True).order_by().distinct() if key}


def activities_with_facts(activities: Iterable[UUID]) -> set[UUID]:
    """Those of the activities with a progress or planning entry, standing or not (one query).

    Such an activity is never removed, only cancelled: editor and import refuse.
    """
    found = Entry.objects.filter(
        subject__in=list(activities), kind__in=[EntryKind.PROGRESS, EntryKind.PLANNING]
    )
    return {key for key in found.values_list("subject", flat=True).order_by().distinct() if key}


def plan_has_entries(plan: UUID) -> bool:
    """Whether the ledger knows this plan: an import of one it does not know is its first."""
    return Entry.objects.filter(plan=plan).exists()


def plans_of(subjects: Iterable[UUID]) -> dict[UUID, UUID]:
    """The plan that each subject was last placed in, nowhere included (one query)."""
    rows = Entry.objects.filter(subject__in=list(subjects), kind=EntryKind.PLACEMENT)
    pairs = rows.order_by("number").values_list("subject", "plan")
    return {subject: plan for subject, plan in pairs if subject}


def activities_of(commitments: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The activities that stand in each commitment by their latest placement (one query)."""
    latest = {fact.subject: fact for fact in placement_facts(parents=commitments)}
    found: dict[UUID, set[UUID]] = {commitment: set() for commitment in commitments}
    for fact in latest.values():
        if fact.parent in found and fact.subject_kind == Subject.ACTIVITY:
            found[fact.parent].add(fact.subject)
    return found


def in_force(
    kind: EntryKind | str,
    subjects: Collection[UUID],
    as_of: datetime.date,
    known_at: KnownAt = None,
) -> dict[UUID, InForce]:
    """What holds on `as_of` for each subject that has any entry of this kind by then (one query).

    The latest effective date on or before `as_of` wins, then the highest number. Of a planning
    each of weight, state, start and end is resolved on its own, by the latest entry naming it.
    """
    entries = standing(known_at).filter(kind=kind, subject__in=list(subjects), effective__lte=as_of)
    columns = ("subject", "effective", "number", "report", *_VALUES)
    found: dict[UUID, InForce] = {}
    for subject, *cells in entries.order_by("effective", "number").values_list(*columns):
        values: list[Any] = [None if cell == "" else cell for cell in cells]
        latest = InForce(*values)
        if kind == EntryKind.PLANNING and subject in found:
            _fill_in(latest, found[subject])
        found[subject] = latest
    return found


def _fill_in(latest: InForce, before: InForce) -> None:
    for name in _VALUES:
        if getattr(latest, name) is None:
            setattr(latest, name, getattr(before, name))


_VALUES = (
    "progress",
    "weight",
    "state",
    "planned_start",
    "planned_end",
    "parent",
    "organisation",
    "plan_start",
    "plan_end",
    "plan_state",
    "rate_of",
)


def progress_facts(
    *,
    plans: Collection[UUID] | None = None,
    subjects: Collection[UUID] | None = None,
    until: datetime.date | None = None,
    known_at: KnownAt = None,
) -> list[ProgressFact]:
    """The standing progress of plans or activities, by effective date, then number (one query).

    Filled into a dict in this order, the last of a subject is the one in force on `until`.
    """
    entries = standing(known_at).filter(kind=EntryKind.PROGRESS)
    return _light(ProgressFact, _narrowed(entries, plans, subjects, until))


def planning_facts(
    *,
    plans: Collection[UUID] | None = None,
    subjects: Collection[UUID] | None = None,
    until: datetime.date | None = None,
    known_at: KnownAt = None,
) -> list[PlanningFact]:
    """The standing planning of plans or activities, ordered as `progress_facts` (one query)."""
    entries = standing(known_at).filter(kind=EntryKind.PLANNING)
    return _light(PlanningFact, _narrowed(entries, plans, subjects, until))


def placement_facts(
    *,
    plans: Collection[UUID] | None = None,
    subjects: Collection[UUID] | None = None,
    parents: Collection[UUID] | None = None,
    until: datetime.date | None = None,
    known_at: KnownAt = None,
) -> list[PlacementFact]:
    """The standing placements of plans, of subjects, or under parents (one query).

    With `parents` come all placements of every subject that was ever placed under one of them,
    so that one which has left since is seen to have left.
    """
    entries = standing(known_at).filter(kind=EntryKind.PLACEMENT)
    if parents is not None:
        ever = Entry.objects.filter(kind=EntryKind.PLACEMENT, parent__in=list(parents))
        entries = entries.filter(subject__in=ever.values("subject"))
    return _light(PlacementFact, _narrowed(entries, plans, subjects, until))


def _narrowed(
    entries: QuerySet[Entry],
    plans: Collection[UUID] | None,
    subjects: Collection[UUID] | None,
    until: datetime.date | None,
) -> QuerySet[Entry]:
    if plans is not None:
        entries = entries.filter(plan__in=list(plans))
    if subjects is not None:
        entries = entries.filter(subject__in=list(subjects))
    if until is not None:
        entries = entries.filter(effective__lte=until)
    return entries


def _light(row_type: Any, entries: QuerySet[Entry]) -> list[Any]:
    """Rows past the ORM's converters, column by column: tens of thousands are wanted at once."""
    names = row_type._fields
    # A day as text: SQLite would parse each one anew.
    text_of_day = {f"{name}_text": Cast(name, CharField()) for name in names if name in _DAYS}
    wanted = [f"{name}_text" if name in _DAYS else name for name in names]
    found = entries.annotate(**text_of_day).order_by("effective", "number").values_list(*wanted)
    try:
        statement = found.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(*statement)
        rows = cursor.fetchall()
    columns = map(_converted, names, zip(*rows, strict=True))
    return list(map(row_type._make, zip(*columns, strict=True)))


_KEYS = {"subject", "plan", "parent", "organisation"}
_DAYS = {"effective", "planned_start", "planned_end", "plan_start", "plan_end"}
_TEXTS = {"state", "plan_state", "rate_of"}


def _converted(name: str, column: Sequence[Any]) -> Sequence[Any]:
    """A column with each distinct value converted once."""
    if name in _KEYS:
        convert: Callable[[Any], Any] = _key
    elif name in _DAYS:
        convert = datetime.date.fromisoformat
    elif name in _TEXTS:
        convert = str
    else:
        return column
    made = {value: convert(value) if value else None for value in set(column)}
    return [made[value] for value in column]


def _key(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(int=int(value, 16))
