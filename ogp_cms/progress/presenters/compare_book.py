"""What it takes to lay plans side by side, read at once however many there are."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.queries import standing
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage
from ogp_cms.progress.lateness import CommitmentLateness, lateness_of
from ogp_cms.progress.presenters.figures import Numbers, read_numbers, scopes_of
from ogp_cms.progress.presenters.reading import (
    Pair,
    commitments_with,
    live_plans,
    pairs_of,
    plan_key,
)
from ogp_cms.progress.presenters.words import reader_language


@dataclass(frozen=True)
class ComparedPlan:
    """A public plan with its public axes and commitments; `latest`: the day of its latest fact."""

    plan: Pair[PlanPage]
    axes: list[Pair[AxisPage]]
    commitments: list[Pair[CommitmentPage]]
    latest: datetime.date | None


@dataclass(frozen=True)
class CompareBook:
    """Every public plan, the latest first, with the figures and the lateness of all of them."""

    plans: list[ComparedPlan]
    numbers: Numbers
    lateness: dict[UUID, CommitmentLateness]


def read_compare_book(today: datetime.date) -> CompareBook:
    """Reads every public plan (7 queries and those of the metric)."""
    plans = live_plans(reader_language())
    axes = _axes(plans)
    commitments = commitments_with(Q())
    latest = _latest_facts([plan.key for plan in plans], today)
    numbers = read_numbers(
        [
            *scopes_of(ScopeKind.PLAN, [plan.key for plan in plans]),
            *scopes_of(ScopeKind.AXIS, [axis.key for axis in axes]),
            *scopes_of(ScopeKind.COMMITMENT, [each.key for each in commitments]),
        ],
        today,
    )
    rates = numbers.values(ScopeKind.COMMITMENT, [each.key for each in commitments])
    sources = [each.source for each in commitments]
    return CompareBook(
        plans=[
            ComparedPlan(
                plan=plan,
                axes=[axis for axis in axes if axis.source.path.startswith(plan.source.path)],
                commitments=[each for each in commitments if plan_key(each) == plan.key],
                latest=latest.get(plan.key),
            )
            for plan in plans
        ],
        numbers=numbers,
        lateness=lateness_of(sources, today, rates) if numbers.known else {},
    )


def _axes(plans: Sequence[Pair[PlanPage]]) -> list[Pair[AxisPage]]:
    """The public axes of many plans, in tree order (1 query)."""
    above = {page.pk: plan for plan in plans for page in (plan.source, plan.version) if page}
    found = AxisPage.objects.filter(plan_page__in=above, live=True).defer("description")
    by_plan: dict[UUID, list[Any]] = {}
    for axis in found.select_related("locale").order_by("path"):
        by_plan.setdefault(above[axis.plan_page].key, []).append(axis)
    return [
        pair
        for plan in plans
        for pair in pairs_of(by_plan.get(plan.key, []), plan.source.source_language)
    ]


def _latest_facts(plans: Sequence[UUID], today: datetime.date) -> dict[UUID, datetime.date]:
    """The effective date of each plan's latest fact that rates are made of (1 query)."""
    facts = standing().filter(
        plan__in=plans,
        kind__in=[EntryKind.PROGRESS, EntryKind.PLANNING],
        effective__lte=today,
    )
    return dict(facts.order_by().values_list("plan").annotate(latest=Max("effective")))
