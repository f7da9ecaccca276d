"""What rates are made of, light and in one query whatever its size.

Either the facts, from which any number of dates can be worked out, or what is in force on one
date, which the database finds by its index. Keys are 32 hexadecimal digits, dates ISO texts
(they compare as dates do), weight and progress whole hundredths; what is not named is None or
empty. A placement without `parent` (of a plan: without `plan_start`) means nowhere.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import CharField, Exists, Expression, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Replace

from ogp_cms.extensions import KnownAt
from ogp_cms.ledger.chain import GENESIS
from ogp_cms.ledger.enums import EntryKind, Subject
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import HeadState, head, known, standing


class RateFact(NamedTuple):
    """A standing entry as rates need it."""

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


class Placed(NamedTuple):
    """A subject's placement in force; of an activity with all else that is in force."""

    subject_kind: str
    subject: str
    parent: str | None
    organisation: str | None
    plan_start: str | None
    rate_of: str
    progress: int | None
    weight: int | None
    state: str | None


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


def in_plans(plans: Collection[UUID], members: Collection[UUID] = ()) -> Q:
    """Selects all that these plans, and the plans of these members, are made of."""
    wanted = Q(plan__in=list(plans))
    if not members:
        return wanted
    return wanted | Q(plan__in=_entries().filter(subject__in=list(members)).values("plan"))


def around(members: Collection[UUID]) -> Q:
    """Selects what the rates of these commitments and activities hang on, and no more.

    That is: the commitments, every activity ever placed in them, the axes and plans above.
    """
    placements, named = _entries().filter(kind=EntryKind.PLACEMENT), list(members)
    above = placements.filter(subject__in=named, subject_kind=Subject.ACTIVITY).values("parent")
    commitments = Q(subject__in=named) | Q(subject__in=above)
    within = placements.filter(Q(parent__in=named) | Q(parent__in=above)).values("subject")
    axes = placements.filter(commitments, subject_kind=Subject.COMMITMENT).values("parent")
    plans = placements.filter(commitments).values("plan")
    return commitments | Q(subject__in=within) | Q(subject__in=axes) | Q(subject__in=plans)


def facts(selection: Q, horizon: Horizon) -> list[RateFact]:
    """The standing facts of a selection (one query).

    Sorted by (effective, number): the last that names a value is the one in force.
    """
    entries = _standing(horizon).filter(selection).order_by("effective", "number")
    return list(map(RateFact._make, _rows(entries, RateFact._fields)))


def in_force(selection: Q, horizon: Horizon) -> list[Placed]:
    """What is in force in a selection on the horizon's day, by subject (one query)."""
    own = _standing(horizon).filter(subject=OuterRef("subject"))
    after = Q(effective__gt=OuterRef("effective")) | Q(
        effective=OuterRef("effective"), number__gt=OuterRef("number")
    )
    placements = (
        _standing(horizon)
        .filter(selection, kind=EntryKind.PLACEMENT)
        .filter(~Exists(own.filter(after, kind=EntryKind.PLACEMENT)))
    )
    reported, planned = own.filter(kind=EntryKind.PROGRESS), own.filter(kind=EntryKind.PLANNING)
    entries = placements.annotate(
        current_progress=_latest(reported, "progress"),
        current_weight=_latest(planned.filter(weight__isnull=False), "weight"),
        current_state=_latest(planned.exclude(state=""), "state"),
    )
    columns = (*Placed._fields[:6], "current_progress", "current_weight", "current_state")
    return list(map(Placed._make, _rows(entries, columns)))


def _entries() -> QuerySet[Entry]:
    return Entry.objects.order_by()


def _standing(horizon: Horizon) -> QuerySet[Entry]:
    entries = standing(horizon.known_at).filter(effective__lte=horizon.until).order_by()
    return entries.exclude(number__in=list(horizon.without)) if horizon.without else entries


def _latest(entries: QuerySet[Entry], column: str) -> Subquery:
    return Subquery(entries.order_by("-effective", "-number").values(column)[:1])


_KEYS = ("subject", "parent", "organisation")
_DAYS = ("effective", "plan_start")


def _rows(entries: QuerySet[Entry], columns: tuple[str, ...]) -> list[Any]:
    """Rows past the ORM's converters, which would take longer than the query."""
    connection = connections[router.db_for_read(Entry)]
    # A day as text: SQLite would parse each one anew.
    texts: dict[str, Expression] = {
        f"{name}_text": Cast(name, CharField()) for name in _DAYS if name in columns
    }
    if connection.features.has_native_uuid_field:
        texts |= {f"{name}_text": _hexadecimal(name) for name in _KEYS if name in columns}
    wanted = [f"{name}_text" if f"{name}_text" in texts else name for name in columns]
    try:
        statement = entries.annotate(**texts).values_list(*wanted).query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        rows: list[Any] = cursor.fetchall()
    return rows


def _hexadecimal(name: str) -> Expression:
    """A key as its 32 digits, where the database has a type of its own for it."""
    return Replace(Cast(name, CharField()), Value("-"))
