from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from ogp_cms.extensions import Fact, Figure, KnownAt, Metric, Scope


class YearMetric(Metric):
    """Half the year's number: a figure that needs no data."""

    name = "dummy_year"
    label = "Half the year"
    rule = "1"

    def figures_at(
        self,
        scopes: Sequence[Scope],
        dates: Sequence[date],
        *,
        known_at: KnownAt = None,
        extra: Sequence[Fact] = (),
        withdrawn: Sequence[int] = (),
    ) -> Mapping[date, Mapping[Scope, Figure]]:
        return {day: {scope: self._figure(day) for scope in scopes} for day in dates}

    def _figure(self, day: date) -> Figure:
        return Figure(Fraction(day.year, 2), Fraction(day.year), Fraction(2), self.rule)
