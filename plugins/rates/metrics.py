"""The completion rate, the figure that the core shows wherever a rate has its place."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ogp_cms.extensions import (
    COMPLETION_RATE,
    Fact,
    Figure,
    KnownAt,
    Metric,
    Scope,
    ScopeKind,
)
from ogp_cms.ledger.queries_rates import Horizon, RateFact, around, facts, in_force, in_plans
from plugins.rates.asked import Asked
from plugins.rates.engine import RULE, Rates, Ratio, rates_in_force, rates_on
from plugins.rates.links import explanation_url

# More members than this are not looked up one by one: the plans are read whole.
MANY_MEMBERS = 1000

_UNDEFINED = Figure(None, Fraction(0), Fraction(0), RULE)
_MEMBERS = (ScopeKind.COMMITMENT, ScopeKind.ACTIVITY)


class CompletionRate(Metric):
    """Rates of plans, axes, commitments, activities and organisations, in one query."""

    name = COMPLETION_RATE
    label = _("completion rate")
    rule = RULE

    def figures_at(
        self,
        scopes: Sequence[Scope],
        dates: Sequence[datetime.date],
        *,
        known_at: KnownAt = None,
        extra: Sequence[Fact] = (),
        withdrawn: Sequence[int] = (),
    ) -> Mapping[datetime.date, Mapping[Scope, Figure]]:
        if not dates:
            return {}
        asked = Question(scopes, dates, known_at, extra, withdrawn)
        by_text = {date.isoformat(): date for date in dates}
        return {by_text[rates.as_of]: _figures(rates, scopes) for rates in read_rates(asked)}

    def explanation_url(self, scope: Scope, page: object, plan: object | None = None) -> str | None:
        return explanation_url(scope, page, plan)

    def download_url(self, scope: Scope, page: object, plan: object | None = None) -> str | None:
        return explanation_url(scope, page, plan, "_csv")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the ledger: see `Metric.figures_at`."""

    scopes: Sequence[Scope]
    dates: Sequence[datetime.date]
    known_at: KnownAt = None
    extra: Sequence[Fact] = ()
    withdrawn: Sequence[int] = ()

    @property
    def horizon(self) -> Horizon:
        """What is taken in of the ledger."""
        return Horizon(max(self.dates), self.known_at, self.withdrawn)


def read_rates(asked: Question) -> Iterator[Rates]:
    """The rates on each date, earliest first (one query). Each holds until the next is taken."""
    selection = _selection(asked.scopes)
    if len(set(asked.dates)) == 1 and not asked.extra:
        yield rates_in_force(in_force(selection, asked.horizon), asked.dates[0].isoformat())
    else:
        recorded = _with_extra(facts(selection, asked.horizon), asked.extra)
        yield from rates_on(recorded, [date.isoformat() for date in asked.dates])


def _selection(scopes: Sequence[Scope]) -> Q:
    """What these scopes hang on: a few members alone, else whole plans, else all there is."""
    if len(scopes) <= MANY_MEMBERS and all(scope.kind in _MEMBERS for scope in scopes):
        return around({scope.key for scope in scopes})
    plans: set[UUID] = set()
    members: set[UUID] = set()
    for scope in scopes:
        if scope.kind is ScopeKind.PLAN:
            plans.add(scope.key)
        elif scope.plan is not None:
            plans.add(scope.plan)
        else:
            members.add(scope.key)
            if len(members) > MANY_MEMBERS:
                return Q()
    return in_plans(plans, members)


def _with_extra(recorded: list[RateFact], extra: Sequence[Fact]) -> list[RateFact]:
    """The facts with more, as if these were recorded now: after whatever has their date."""
    if not extra:
        return recorded
    after = max((fact.number for fact in recorded), default=0) + 1
    more = [_as_recorded(fact, after + place) for place, fact in enumerate(extra)]
    return sorted([*recorded, *more], key=lambda fact: (fact.effective, fact.number))


def _as_recorded(fact: Fact, number: int) -> RateFact:
    if fact.kind not in ("progress", "planning"):
        raise ValueError(f"A report states progress or planning, not {fact.kind!r}.")
    return RateFact(
        kind=fact.kind,
        subject_kind="activity",
        subject=fact.subject.hex,
        effective=fact.effective.isoformat(),
        number=number,
        progress=None if fact.progress is None else int(fact.progress * 100),
        weight=None if fact.weight is None else int(fact.weight * 100),
        state=fact.state or "",
        parent=None,
        organisation=None,
        plan_start=None,
        rate_of="",
    )


def rate_of(rates: Rates, scope: Scope) -> Ratio | None:
    """The rate of a plan, an axis, a commitment or an organisation."""
    key = scope.key.hex
    if scope.kind is ScopeKind.COMMITMENT:
        return rates.commitment(key)
    if scope.kind is ScopeKind.AXIS:
        return rates.axis(key)
    if scope.kind is ScopeKind.PLAN:
        return rates.plan(key)
    if scope.plan is None:
        raise ValueError(f"The rate of an organisation is within one plan: {scope}.")
    return rates.organisation(key, scope.plan.hex)


def rates_of(scope: Scope, asked: Asked) -> Rates:
    """The rates that a scope hangs on, exactly as asked (one query)."""
    return next(read_rates(Question([scope], [asked.as_of], asked.entry)))


def _figures(rates: Rates, scopes: Iterable[Scope]) -> dict[Scope, Figure]:
    return {
        scope: _figure_of_progress(rates.activity(scope.key.hex))
        if scope.kind is ScopeKind.ACTIVITY
        else _figure(rates, scope)
        for scope in scopes
    }


def _figure(rates: Rates, scope: Scope) -> Figure:
    ratio = rate_of(rates, scope)
    if ratio is None:
        return _UNDEFINED
    return Figure(ratio.value, ratio.numerator, ratio.denominator, RULE)


@cache
def _figure_of_progress(progress: int | None) -> Figure:
    """One figure for each of the 10,001 values that progress can have."""
    if progress is None:
        return _UNDEFINED
    value = Fraction(progress, 100)
    return Figure(value, value, Fraction(1), RULE)
