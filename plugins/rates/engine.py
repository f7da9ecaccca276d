"""From facts to rates: the rules of the numbers, exact and without any input or output.

Weights and progress are whole hundredths, so a commitment's rate is one integer over another;
means are fractions. Nothing is rounded here. Keys are 32 hexadecimal digits, dates ISO texts.

Rule 1: a commitment is the sum of weight times progress over the sum of the weights of its
activities that count; an axis the plain mean of its commitments that have a rate; a plan, by
its own setting, the plain mean of its commitments or of its axes; an organisation the plain
mean of the commitments it leads in a plan. Cancelled activities do not count. An activity
without an entry weighs 1, is active, and stands at 0 once the plan has started. Before that,
and where nothing counts, a rate is undefined and left out of the means above it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple, TypeVar

from ogp_cms.ledger.queries_rates import Placed, RateFact

RULE = "1"

UNWEIGHTED = 100  # a weight of 1, in hundredths
ACTIVE, CANCELLED = "active", "cancelled"
OF_AXES = "axes"

# A fraction not yet reduced: numerator, denominator.
Pair = tuple[int, int]
_Place = TypeVar("_Place")


class Term(NamedTuple):
    """One activity of a commitment's sum: hundredths; `progress` None without an entry."""

    activity: str
    weight: int
    progress: int | None
    state: str
    counts: bool

    @property
    def product(self) -> int:
        """Weight times progress, in ten-thousandths."""
        return self.weight * (self.progress or 0)


class Ratio(NamedTuple):
    """An exact rate in percent: numerator over denominator, as they came about."""

    numerator: Fraction
    denominator: Fraction

    @property
    def value(self) -> Fraction:
        return self.numerator / self.denominator


class PlanPlace(NamedTuple):
    """When a plan starts, and what its rate is the mean of."""

    start: str
    rate_of: str


class CommitmentPlace(NamedTuple):
    """Where a commitment stands, and who leads it."""

    axis: str
    organisation: str | None


@dataclass(slots=True)
class InForce:
    """What holds on a date; facts are recorded in the order of (effective, number)."""

    plans: dict[str, PlanPlace] = field(default_factory=dict)
    axes: dict[str, str] = field(default_factory=dict)
    commitments: dict[str, CommitmentPlace] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    progress: dict[str, int] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    def record(self, facts: Iterable[RateFact]) -> None:
        """Takes in facts; a later one overrides, value by value."""
        progress, weights, states = self.progress, self.weights, self.states
        for fact in facts:
            if fact[0] == "progress":
                progress[fact[2]] = fact[5]  # type: ignore[assignment]
            elif fact[0] == "planning":
                if fact[6] is not None:
                    weights[fact[2]] = fact[6]
                if fact[7]:
                    states[fact[2]] = fact[7]
            else:
                self._place(fact)

    def _place(self, fact: RateFact | Placed) -> None:
        if fact.subject_kind == "activity":
            _put(self.activities, fact.subject, fact.parent)
        elif fact.subject_kind == "commitment":
            place = CommitmentPlace(fact.parent, fact.organisation) if fact.parent else None
            _put(self.commitments, fact.subject, place)
        elif fact.subject_kind == "axis":
            _put(self.axes, fact.subject, fact.parent)
        else:
            place_of_plan = PlanPlace(fact.plan_start, fact.rate_of) if fact.plan_start else None
            _put(self.plans, fact.subject, place_of_plan)

    def take(self, placed: Iterable[Placed]) -> None:
        """Takes in what the ledger found to be in force."""
        for one in placed:
            self._place(one)
            if one.progress is not None:
                self.progress[one.subject] = one.progress
            if one.weight is not None:
                self.weights[one.subject] = one.weight
            if one.state is not None:
                self.states[one.subject] = one.state


def _put(places: dict[str, _Place], subject: str, place: _Place | None) -> None:
    """Sets where a subject stands; nowhere takes it out."""
    if place is None:
        places.pop(subject, None)
    else:
        places[subject] = place


@dataclass
class Rates:
    """The rates on one date, from what is in force then. What nobody asks for is not computed."""

    in_force: InForce
    as_of: str

    def activity(self, key: str) -> int | None:
        """The progress of an activity, in hundredths; undefined where it does not count."""
        return self._counting.get(key)

    def commitment(self, key: str) -> Ratio | None:
        """The weighted mean of the activities that count."""
        total = self._totals.get(key)
        if total is None:
            return None
        return Ratio(Fraction(total[0], 10_000), Fraction(total[1], 100))

    def axis(self, key: str) -> Ratio | None:
        """The plain mean of the commitments that have a rate."""
        return mean(self._rates_by_axis.get(key, ()))

    def plan(self, key: str) -> Ratio | None:
        """The plain mean of the commitments, or of the axes, that have a rate."""
        place = self.in_force.plans.get(key)
        if place is None:
            return None
        axes = self.axes_of_plan(key)
        if place.rate_of == OF_AXES:
            return mean(_pair(rate.value) for axis in axes if (rate := self.axis(axis)))
        return mean(pair for axis in axes for pair in self._rates_by_axis.get(axis, ()))

    def organisation(self, key: str, plan: str) -> Ratio | None:
        """The plain mean of the commitments that an organisation leads in a plan."""
        return mean(self._rates_by_leader.get((plan, key), ()))

    def terms(self, commitment: str) -> list[Term]:
        """The activities that stand in a commitment, as its sum takes them."""
        return [
            Term(
                activity=key,
                weight=self.in_force.weights.get(key, UNWEIGHTED),
                progress=self.in_force.progress.get(key),
                state=self.in_force.states.get(key, ACTIVE),
                counts=key in self._counting,
            )
            for key in self._activities_by_commitment.get(commitment, ())
        ]

    def axes_of_plan(self, plan: str) -> list[str]:
        """The axes that stand in a plan, none while the plan stands nowhere."""
        if plan not in self.in_force.plans:
            return []
        return [axis for axis, above in self.in_force.axes.items() if above == plan]

    def commitments_of_axis(self, axis: str) -> list[str]:
        """The commitments that stand in an axis, with a rate or without."""
        places = self.in_force.commitments.items()
        return [key for key, place in places if place.axis == axis]

    def commitments_of_organisation(self, organisation: str, plan: str) -> list[str]:
        """The commitments that an organisation leads in a plan, with a rate or without."""
        axes = set(self.axes_of_plan(plan))
        places = self.in_force.commitments.items()
        return [
            key
            for key, place in places
            if place.organisation == organisation and place.axis in axes
        ]

    @cached_property
    def _started(self) -> Mapping[str, str]:
        """The plan of every commitment that stands, by way of its axis, in one that has started."""
        plans = {k for k, place in self.in_force.plans.items() if place.start <= self.as_of}
        axes = {axis: plan for axis, plan in self.in_force.axes.items() if plan in plans}
        places = self.in_force.commitments.items()
        return {key: axes[place.axis] for key, place in places if place.axis in axes}

    @cached_property
    def _activities_by_commitment(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for activity, commitment in self.in_force.activities.items():
            found[commitment].append(activity)
        return found

    @cached_property
    def _counting(self) -> Mapping[str, int]:
        """The progress of every activity that counts, 0 without an entry."""
        progress_of, state_of = self.in_force.progress.get, self.in_force.states.get
        started = self._started
        return {
            activity: progress_of(activity, 0)
            for activity, commitment in self.in_force.activities.items()
            if commitment in started and state_of(activity) != CANCELLED
        }

    @cached_property
    def _totals(self) -> Mapping[str, tuple[int, int]]:
        """Per commitment with an activity that counts: sum of products, sum of weights."""
        products: dict[str, int] = defaultdict(int)
        weights: dict[str, int] = defaultdict(int)
        weight_of, place_of = self.in_force.weights.get, self.in_force.activities
        for activity, progress in self._counting.items():
            commitment, weight = place_of[activity], weight_of(activity, UNWEIGHTED)
            products[commitment] += weight * progress
            weights[commitment] += weight
        return {key: (products[key], weight) for key, weight in weights.items()}

    @cached_property
    def _rates(self) -> Sequence[tuple[CommitmentPlace, str, Pair]]:
        """Every rate of a commitment, with its place and plan."""
        return [
            (self.in_force.commitments[key], self._started[key], (products, 100 * weights))
            for key, (products, weights) in self._totals.items()
        ]

    @cached_property
    def _rates_by_axis(self) -> Mapping[str, list[Pair]]:
        found: dict[str, list[Pair]] = defaultdict(list)
        for place, _plan, pair in self._rates:
            found[place.axis].append(pair)
        return found

    @cached_property
    def _rates_by_leader(self) -> Mapping[tuple[str, str], list[Pair]]:
        found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for place, plan, pair in self._rates:
            if place.organisation:
                found[plan, place.organisation].append(pair)
        return found


def rates_on(facts: Sequence[RateFact], dates: Iterable[str]) -> Iterator[Rates]:
    """The rates on each date, earliest first, from one pass over facts sorted by date and number.

    Each `Rates` holds until the next one is taken.
    """
    in_force, taken = InForce(), 0
    for date in sorted(set(dates)):
        end = bisect_right(facts, date, lo=taken, key=_effective)
        in_force.record(facts[taken:end])
        taken = end
        yield Rates(in_force, date)


def rates_in_force(placed: Iterable[Placed], date: str) -> Rates:
    """The rates on a date, from what the ledger found to be in force then."""
    in_force = InForce()
    in_force.take(placed)
    return Rates(in_force, date)


def mean(pairs: Iterable[Pair]) -> Ratio | None:
    """The plain mean of fractions given as (numerator, denominator); None of none."""
    listed = list(pairs)
    if not listed:
        return None
    return Ratio(exact_sum(listed), Fraction(len(listed)))


def exact_sum(pairs: Iterable[Pair]) -> Fraction:
    """The sum, added in halves: one by one, thousands of denominators would take far longer."""
    by_denominator: dict[int, int] = defaultdict(int)
    for numerator, denominator in pairs:
        by_denominator[denominator] += numerator
    terms = [(numerator, denominator) for denominator, numerator in by_denominator.items()]
    while len(terms) > 1:
        added = [_add(*couple) for couple in zip(terms[::2], terms[1::2], strict=False)]
        terms = added + terms[len(added) * 2 :]
    return Fraction(*terms[0]) if terms else Fraction(0)


def _add(one: Pair, other: Pair) -> Pair:
    common = lcm(one[1], other[1])
    return one[0] * (common // one[1]) + other[0] * (common // other[1]), common


def _pair(value: Fraction) -> Pair:
    return value.numerator, value.denominator


def _effective(fact: RateFact) -> str:
    return fact.effective
