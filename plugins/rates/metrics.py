"""The completion rate, the figure that the core shows wherever a rate has its place."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from uuid import UUID

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
from ogp_cms.ledger.queries_rates import Horizon, RateFact, facts_of_members, facts_of_plans
from plugins.rates.asked import Asked
from plugins.rates.engine import RULE, Rates, Ratio, rates_on
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
        facts = load_facts(scopes, dates, known_at=known_at, extra=extra, withdrawn=withdrawn)
        by_text = {date.isoformat(): date for date in dates}
        return {
            by_text[text]: {scope: _figure(rates, scope) for scope in scopes}
            for text, rates in rates_on(facts, by_text)
        }

    def explanation_url(self, scope: Scope, page: object) -> str | None:
        return explanation_url(scope, page)


def load_facts(
    scopes: Sequence[Scope],
    dates: Sequence[datetime.date],
    *,
    known_at: KnownAt = None,
    extra: Sequence[Fact] = (),
    withdrawn: Sequence[int] = (),
) -> list[RateFact]:
    """The facts that these scopes hang on up to the latest of the dates (one query)."""
    horizon = Horizon(max(dates), known_at, withdrawn)
    if len(scopes) <= MANY_MEMBERS and all(scope.kind in _MEMBERS for scope in scopes):
        members = {scope.key for scope in scopes}
        facts = facts_of_members(members, horizon)
    else:
        plans: set[UUID] | None
        plans, members = _plans_and_members(scopes)
        if len(members) > MANY_MEMBERS:
            plans, members = None, set()
        facts = facts_of_plans(plans, members, horizon, latest_only=len(dates) == 1)
    return _with_extra(facts, extra)


def _plans_and_members(scopes: Iterable[Scope]) -> tuple[set[UUID], set[UUID]]:
    """The plans that are named, and the subjects whose plan is not."""
    plans, members = set(), set()
    for scope in scopes:
        if scope.kind is ScopeKind.PLAN:
            plans.add(scope.key)
        elif scope.plan is not None:
            plans.add(scope.plan)
        elif scope.kind is ScopeKind.ORGANISATION:
            raise ValueError(f"The rate of an organisation is within one plan: {scope}.")
        else:
            members.add(scope.key)
    return plans, members


def _with_extra(facts: list[RateFact], extra: Sequence[Fact]) -> list[RateFact]:
    """The facts with more, as if these were recorded now: after whatever has their date."""
    if not extra:
        return facts
    after = max((fact.number for fact in facts), default=0) + 1
    more = [_as_recorded(fact, after + place) for place, fact in enumerate(extra)]
    return sorted([*facts, *more], key=lambda fact: (fact.effective, fact.number))


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
    """The rate of a scope."""
    key = scope.key.hex
    if scope.kind is ScopeKind.COMMITMENT:
        return rates.commitment(key)
    if scope.kind is ScopeKind.ACTIVITY:
        return rates.activity(key)
    if scope.kind is ScopeKind.AXIS:
        return rates.axis(key)
    if scope.kind is ScopeKind.PLAN:
        return rates.plan(key)
    return rates.organisation(key, scope.plan.hex) if scope.plan else None


def _figure(rates: Rates, scope: Scope) -> Figure:
    ratio = rate_of(rates, scope)
    if ratio is None:
        return _UNDEFINED
    return Figure(ratio.value, ratio.numerator, ratio.denominator, RULE)


def rates_of(scopes: Sequence[Scope], asked: Asked) -> Rates:
    """The rates that these scopes hang on, exactly as asked (one query)."""
    facts = load_facts(scopes, [asked.as_of], known_at=asked.entry)
    return next(rates for _date, rates in rates_on(facts, [asked.as_of.isoformat()]))
