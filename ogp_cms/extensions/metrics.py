"""What a metric is: a figure for many scopes at once, on one or more dates."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar
from uuid import UUID

from django.utils.functional import Promise

# The metric that the core shows as "completion rate" wherever a rate has its place.
COMPLETION_RATE = "completion_rate"


class ScopeKind(StrEnum):
    """What a figure can be about."""

    PLAN = "plan"
    AXIS = "axis"
    COMMITMENT = "commitment"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Scope:
    """One thing that a figure is about, by its `translation_key`.

    An organisation's figure is always within one plan: `plan` is that plan's key.
    """

    kind: ScopeKind
    key: UUID
    plan: UUID | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact figure: `value` = `numerator` ÷ `denominator`, or None where it is undefined."""

    value: Fraction | None
    numerator: Fraction
    denominator: Fraction
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact not yet recorded, for "what if approved": as the ledger would hold it."""

    kind: str
    subject: UUID
    effective: datetime.date
    progress: Decimal | None = None
    weight: Decimal | None = None
    state: str | None = None
    planned_start: datetime.date | None = None
    planned_end: datetime.date | None = None


# A moment, or the number of the last ledger entry that was known: only the number is exact.
KnownAt = datetime.datetime | int | None


class Metric(ABC):
    """Figures of one kind. Implementations answer in a constant number of queries."""

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    # The version of the rule that the figures follow; every published figure states it.
    rule: ClassVar[str]

    required: ClassVar[tuple[str, ...]] = ("name", "label", "rule")
    unique: ClassVar[str] = "name"

    @abstractmethod
    def figures_at(
        self,
        scopes: Sequence[Scope],
        dates: Sequence[datetime.date],
        *,
        known_at: KnownAt = None,
        extra: Sequence[Fact] = (),
        withdrawn: Sequence[int] = (),
    ) -> Mapping[datetime.date, Mapping[Scope, Figure]]:
        """The figure of every scope on every date.

        `known_at`: only what was recorded by then. `extra`: facts to reckon with as if
        they were recorded now; `withdrawn`: numbers of entries to reckon without.
        """

    def figures(
        self,
        scopes: Sequence[Scope],
        as_of: datetime.date,
        *,
        known_at: KnownAt = None,
        extra: Sequence[Fact] = (),
        withdrawn: Sequence[int] = (),
    ) -> Mapping[Scope, Figure]:
        """The figure of every scope on one date."""
        return self.figures_at(
            scopes, [as_of], known_at=known_at, extra=extra, withdrawn=withdrawn
        )[as_of]

    def explanation_url(self, scope: Scope, page: object, plan: object | None = None) -> str | None:
        """Where the public reads how the figure of this page came about, if anywhere.

        `page` is what the scope is about; of an organisation, with the page of the scope's `plan`.
        """
        return None

    def download_url(self, scope: Scope, page: object, plan: object | None = None) -> str | None:
        """Where the public downloads the figure with all that it is made of, if anywhere.

        The arguments are those of `explanation_url`.
        """
        return None
