"""Rates for a page: asked of the metric once, for every scope and date the page speaks of."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from ogp_cms.core.components import Delta, Rate, Tile
from ogp_cms.core.date_formats import month_year
from ogp_cms.core.formats import percent
from ogp_cms.extensions import COMPLETION_RATE, Figure, Scope, ScopeKind, registry
from ogp_cms.ledger.levels import Level, displayed_percent, level_of

Figures = Mapping[datetime.date, Mapping[Scope, Figure]]


@dataclass(frozen=True)
class Numbers:
    """The figures of a page; without a metric there are none and `known` is False."""

    today: datetime.date
    figures: Figures = field(default_factory=dict)
    known: bool = False

    def value(
        self,
        kind: ScopeKind,
        key: UUID,
        day: datetime.date | None = None,
        plan: UUID | None = None,
    ) -> Fraction | None:
        """The exact rate of a subject on a day, today by default; None where it is undefined.

        `plan`: of an organisation, whose rate is always within one.
        """
        figure = self.figures.get(day or self.today, {}).get(Scope(kind, key, plan))
        return figure.value if figure else None

    def figure(self, kind: ScopeKind, key: UUID, day: datetime.date | None = None) -> Figure | None:
        """The figure of a subject on a day, today by default."""
        return self.figures.get(day or self.today, {}).get(Scope(kind, key))

    def rate(self, kind: ScopeKind, key: UUID, day: datetime.date | None = None) -> Rate:
        """The rate of a subject on a day, ready for display."""
        return shown_rate(self.value(kind, key, day))

    def values(self, kind: ScopeKind, keys: Iterable[UUID]) -> dict[UUID, Fraction | None]:
        """The rates of many subjects today."""
        return {key: self.value(kind, key) for key in keys}

    def points(
        self, kind: ScopeKind, key: UUID, since: datetime.date, plan: UUID | None = None
    ) -> int | None:
        """By how many displayed points a rate moved since a day; None where one is undefined."""
        before = self.value(kind, key, since, plan)
        after = self.value(kind, key, plan=plan)
        if before is None or after is None:
            return None
        return displayed_percent(after) - displayed_percent(before)

    def delta(
        self,
        kind: ScopeKind,
        key: UUID,
        since: datetime.date | None,
        latest: datetime.date | None = None,
        plan: UUID | None = None,
    ) -> Delta | None:
        """The move of a rate since the previous round, in words.

        `latest`: the day of its latest fact. Where that is earlier, the rate has stood since then.
        """
        points = self.points(kind, key, since, plan) if since else None
        if points is None or since is None:
            return None
        from_day = min(since, latest) if latest and not points else since
        return Delta.of(points, note=_("since %(month)s") % {"month": month_year(from_day)})


def scopes_of(kind: ScopeKind, keys: Iterable[UUID]) -> list[Scope]:
    """One scope per key."""
    return [Scope(kind, key) for key in keys]


def read_numbers(scopes: Iterable[Scope], today: datetime.date, *more: datetime.date) -> Numbers:
    """Asks the metric of completion rates for today and more dates, all at once."""
    metric = registry.metric(COMPLETION_RATE)
    if metric is None:
        return Numbers(today)
    dates = sorted({today, *more})
    return Numbers(today, metric.figures_at(list(scopes), dates), known=True)


def shown_rate(value: Fraction | None) -> Rate:
    """A rate ready for display."""
    level = level_of(value)
    if value is None or level is None:
        return Rate.not_computed()
    return Rate(percent(value), value, Tile(level.value))


def counts_by_level(values: Iterable[Fraction | None]) -> dict[Level | None, int]:
    """How many rates have each level; None counts those not computed."""
    found: dict[Level | None, int] = dict.fromkeys([*reversed(Level), None], 0)
    for value in values:
        found[level_of(value)] += 1
    return found
