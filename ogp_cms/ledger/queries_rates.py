"""The facts that rates are made of, light and in one query whatever their number."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from ogp_cms.extensions import KnownAt
from ogp_cms.ledger.chain import GENESIS
from ogp_cms.ledger.enums import EntryKind, Subject
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import HeadState, head, known, standing


class RateFact(NamedTuple):
    """A standing entry as rates need it.

    Keys are 32 hexadecimal digits, dates ISO texts (they compare as dates do), weight and
    progress whole hundredths; what the entry does not name is None or empty. A placement
    without `parent` (of a plan: without `plan_start`) means nowhere.
    """

    kind: str
    subject_kind: str
    subject: str
    effective: str
    number: int
    progress: int | None
    weight: int | None
    state: str
    parent: str | None
    organisation: str | None
    plan_start: str | None
    rate_of: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """What is taken in: effective by `until`, known at `known_at`, `without` some entries."""

    until: datetime.date
    known_at: KnownAt = None
    without: Collection[int] = ()


def head_at(known_at: KnownAt) -> HeadState:
    """The last entry recorded by then: its number and hash make a figure exact (one query)."""
    if known_at is None:
        return head()
    entries = known(Entry.objects.all(), known_at).order_by("-number")
    found = entries.values_list("number", "hash", "recorded_at").first()
    return HeadState(*found) if found else HeadState(0, GENESIS, None)


_KEYS = ("subject", "parent", "organisation")
_DAYS = ("effective", "plan_start")


def facts_of_plans(
    plans: Collection[UUID] | None,
    members: Collection[UUID],
    horizon: Horizon,
    *,
    latest_only: bool = False,
) -> list[RateFact]:
    """Every fact of these plans, and of the plans in which `members` stand (one query).

    `plans` None: of every plan. Sorted by (effective, number): the last that names a value is
    the one in force on the horizon's day. `latest_only` lets the database leave out progress
    that a later one supersedes on that day.
    """
    entries = _standing(horizon)
    if plans is not None:
        of_members = Entry.objects.filter(subject__in=list(members)).values("plan")
        wanted = Q(plan__in=list(plans))
        entries = entries.filter(wanted | Q(plan__in=of_members) if members else wanted)
    if latest_only:
        later = _standing(horizon).filter(kind=EntryKind.PROGRESS, subject=OuterRef("subject"))
        after = Q(effective__gt=OuterRef("effective")) | Q(
            effective=OuterRef("effective"), number__gt=OuterRef("number")
        )
        entries = entries.filter(
            ~Q(kind=EntryKind.PROGRESS) | ~Exists(later.filter(after).order_by())
        )
    return _rows(entries)


def facts_of_members(members: Collection[UUID], horizon: Horizon) -> list[RateFact]:
    """What the rates of these commitments and activities hang on, and no more (one query).

    That is: the commitments, every activity ever placed in them, the axes and plans above.
    Sorted as `facts_of_plans`.
    """
    placements = Entry.objects.filter(kind=EntryKind.PLACEMENT).order_by()
    named = list(members)
    above = placements.filter(subject__in=named, subject_kind=Subject.ACTIVITY).values("parent")
    commitments = Q(subject__in=named) | Q(subject__in=above)
    within = placements.filter(Q(parent__in=named) | Q(parent__in=above)).values("subject")
    axes = placements.filter(commitments, subject_kind=Subject.COMMITMENT).values("parent")
    plans = placements.filter(commitments).values("plan")
    wanted = commitments | Q(subject__in=within) | Q(subject__in=axes) | Q(subject__in=plans)
    return _rows(_standing(horizon).filter(wanted))


def _standing(horizon: Horizon) -> QuerySet[Entry]:
    entries = standing(horizon.known_at).filter(effective__lte=horizon.until)
    return entries.exclude(number__in=list(horizon.without)) if horizon.without else entries


def _rows(entries: QuerySet[Entry]) -> list[RateFact]:
    """Rows past the ORM's converters, which would take longer than the query."""
    # A day as text: SQLite would parse each one anew.
    texts = {f"{name}_text": Cast(name, CharField()) for name in _DAYS}
    wanted = [f"{name}_text" if name in _DAYS else name for name in RateFact._fields]
    found = entries.annotate(**texts).order_by("effective", "number").values_list(*wanted)
    try:
        statement = found.query.sql_with_params()
    except EmptyResultSet:
        return []
    connection = connections[router.db_for_read(Entry)]
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        rows: list[Any] = cursor.fetchall()
    if connection.features.has_native_uuid_field:
        rows = [_with_hexadecimal_keys(row) for row in rows]
    return list(map(RateFact._make, rows))


_KEY_PLACES = [RateFact._fields.index(name) for name in _KEYS]


def _with_hexadecimal_keys(row: Any) -> list[Any]:
    cells = list(row)
    for place in _KEY_PLACES:
        cells[place] = cells[place] and cells[place].hex
    return cells
