"""What stands beside a commitment: those of its plan, and what it carries on in other plans."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from ogp_cms.plans.models import CommitmentPage, PlanPage
from ogp_cms.progress.presenters.reading import (
    PLAN_COLUMNS,
    Pair,
    PlanFacts,
    facts_of,
    pairs_of,
    public_commitments,
    trees_of,
    with_plan,
)


@dataclass(frozen=True)
class Relative:
    """A public commitment of another plan."""

    plan: PlanFacts
    commitment: Pair[CommitmentPage]


@dataclass(frozen=True)
class Kin:
    """The public commitments of a plan by number, and those before and after one of them.

    `earlier`: what the commitment carries on; `later`: what carries it on.
    """

    plan: PlanFacts
    siblings: list[Pair[CommitmentPage]]
    earlier: list[Relative]
    later: list[Relative]


def read_kin(page: CommitmentPage) -> Kin:
    """All that is public beside a commitment (1 query)."""
    own_plan = PlanPage.objects.filter(pk=page.plan_page or 0)
    trees = trees_of(own_plan.values("translation_key"))
    own = Exists(trees.filter(pk=OuterRef("plan_page")))
    public = PlanPage.objects.filter(live=True)
    later = Q(
        plan_page__in=public.values("pk"),
        continues_plan__in=own_plan.values("plan_id"),
        continues_number=page.number,
    )
    earlier = Q(pk__in=[])
    if page.continues_plan and page.continues_number is not None:
        named = public.filter(plan_id=page.continues_plan)
        earlier = Q(plan_page__in=named.values("pk"), number=page.continues_number)
    found = with_plan(public_commitments(Q(plan_page__in=trees) | later | earlier))
    rows: list[Any] = list(found.annotate(is_own=own).order_by("plan_start", "number"))
    mine = [row for row in rows if row.is_own]
    plan = facts_of(mine[0]) if mine else _plan_facts_of(page)
    others = _relatives([row for row in rows if not row.is_own])
    here = page.continues_plan, page.continues_number
    return Kin(
        plan=plan,
        siblings=pairs_of(mine, plan.source_language),
        earlier=[
            each for each in others if (each.plan.plan_id, each.commitment.source.number) == here
        ],
        later=[
            each
            for each in others
            if (each.commitment.source.continues_plan, each.commitment.source.continues_number)
            == (plan.plan_id, page.number)
        ],
    )


def _relatives(rows: list[Any]) -> list[Relative]:
    by_plan: dict[PlanFacts, list[Any]] = {}
    for row in rows:
        by_plan.setdefault(facts_of(row), []).append(row)
    return [
        Relative(plan, pair)
        for plan, pages in by_plan.items()
        for pair in pairs_of(pages, plan.source_language)
    ]


def _plan_facts_of(page: CommitmentPage) -> PlanFacts:
    """The plan of a commitment of which nothing is public: only a preview comes here."""
    plan = PlanPage.objects.get(pk=page.plan_page or 0)
    return PlanFacts(*(getattr(plan, name) for name in PLAN_COLUMNS))
