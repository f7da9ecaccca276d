"""What makes up a rate: the lines of its sum, as data for the page and for the download."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ogp_cms.extensions import Scope, ScopeKind
from plugins.rates import links
from plugins.rates.asked import Asked
from plugins.rates.catalogue import Catalogue
from plugins.rates.engine import OF_AXES, Rates, Ratio, Term
from plugins.rates.metrics import rate_of, rates_of


@dataclass(frozen=True)
class Part:
    """A rate in a mean. `page` is what the reader gets: None where nothing is public any more."""

    ratio: Ratio | None
    page: Any
    url: str


@dataclass(frozen=True)
class Line:
    """An activity in a sum; `activity` is None where it has no place on a page any more."""

    term: Term
    activity: Any


@dataclass(frozen=True)
class Explanation:
    """A rate and its sum: `lines` of a commitment, `parts` of a mean. `page` is what it is about."""

    scope: Scope
    asked: Asked
    catalogue: Catalogue
    rates: Rates
    page: Any
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def ratio(self) -> Ratio | None:
        """The rate itself."""
        return rate_of(self.rates, self.scope)

    @property
    def plan_start(self) -> str:
        """The day on which the plan starts, "" where the ledger does not know it."""
        place = self.rates.in_force.plans.get(self.catalogue.plan.translation_key.hex)
        return place.start if place else ""

    @property
    def of_axes(self) -> bool:
        """Whether this is a plan whose rate is the mean of its axes."""
        place = self.rates.in_force.plans.get(self.scope.key.hex)
        return place is not None and place.rate_of == OF_AXES


def explain_plan(catalogue: Catalogue, asked: Asked) -> Explanation:
    """A plan: the mean of its commitments, or of its axes."""
    scope = Scope(ScopeKind.PLAN, catalogue.plan.translation_key)
    rates = rates_of([scope], asked)
    axes = rates.axes_of_plan(scope.key.hex)
    page = catalogue.titles([catalogue.plan])[scope.key.hex]
    explained = Explanation(scope, asked, catalogue, rates, page)
    if explained.of_axes:
        return replace(explained, parts=_axis_parts(catalogue, rates, axes))
    commitments = [one for axis in axes for one in rates.commitments_of_axis(axis)]
    return replace(explained, parts=_commitment_parts(catalogue, rates, commitments))


def explain_axis(catalogue: Catalogue, axis: Any, asked: Asked) -> Explanation:
    """An axis: the mean of its commitments."""
    scope = Scope(ScopeKind.AXIS, axis.translation_key)
    rates = rates_of([scope], asked)
    commitments = rates.commitments_of_axis(scope.key.hex)
    parts = _commitment_parts(catalogue, rates, commitments)
    page = catalogue.titles([axis])[scope.key.hex]
    return Explanation(scope, asked, catalogue, rates, page, parts=parts)


def explain_organisation(catalogue: Catalogue, organisation: Any, asked: Asked) -> Explanation:
    """An organisation: the mean of the commitments that it leads in a plan."""
    plan = catalogue.plan.translation_key
    scope = Scope(ScopeKind.ORGANISATION, organisation.translation_key, plan)
    rates = rates_of([scope], asked)
    commitments = rates.commitments_of_organisation(scope.key.hex, plan.hex)
    parts = _commitment_parts(catalogue, rates, commitments)
    return Explanation(scope, asked, catalogue, rates, organisation, parts=parts)


def explain_commitment(catalogue: Catalogue, commitment: Any, asked: Asked) -> Explanation:
    """A commitment: the weighted mean of its activities."""
    scope = Scope(ScopeKind.COMMITMENT, commitment.translation_key)
    rates = rates_of([scope], asked)
    activities = catalogue.activities_of(commitment)
    lines = lines_of(rates, scope.key.hex, catalogue, activities)
    page = catalogue.titles([commitment])[scope.key.hex]
    return Explanation(scope, asked, catalogue, rates, page, lines=lines)


def lines_of(
    rates: Rates, commitment: str, catalogue: Catalogue, activities: dict[str, Any]
) -> tuple[Line, ...]:
    """The activities of a commitment's sum, by number."""
    terms = {term.activity: term for term in rates.terms(commitment)}
    ordered = catalogue.in_order(terms, activities)
    return tuple(Line(terms[key], activities.get(key)) for key in ordered)


def _axis_parts(catalogue: Catalogue, rates: Rates, keys: Iterable[str]) -> tuple[Part, ...]:
    pages, plan_id = catalogue.titles(catalogue.axes.values()), catalogue.plan.plan_id
    return tuple(
        Part(rates.axis(key), page, links.axis_url(plan_id, page.axis_id) if page else "")
        for key in catalogue.in_order(keys, catalogue.axes)
        for page in [pages.get(key)]
    )


def _commitment_parts(catalogue: Catalogue, rates: Rates, keys: Iterable[str]) -> tuple[Part, ...]:
    pages, plan_id = catalogue.titles(catalogue.commitments.values()), catalogue.plan.plan_id
    return tuple(
        Part(
            rates.commitment(key),
            page,
            links.commitment_url(plan_id, page.number) if page else "",
        )
        for key in catalogue.in_order(keys, catalogue.commitments)
        for page in [pages.get(key)]
    )
