"""The list of plans."""

from dataclasses import dataclass

from django.http import HttpRequest

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.extensions import ScopeKind
from ogp_cms.progress.presenters.figures import read_numbers, scopes_of
from ogp_cms.progress.presenters.plan_links import compare_link
from ogp_cms.progress.presenters.reading import live_plans, plan_years, request_today
from ogp_cms.progress.presenters.words import reader_language, shown


@dataclass(frozen=True)
class PlanLine:
    """A plan in the list of plans."""

    link: c.Link
    years: str
    state: str
    description: str


@dataclass(frozen=True)
class PlansView:
    """The list of plans, the latest first."""

    breadcrumb: c.Breadcrumb
    plans: tuple[tuple[PlanLine, c.BigNumber | None], ...]
    compare: c.Link | None


def present_plans(request: HttpRequest) -> PlansView:
    """Every public plan with its rate."""
    plans = live_plans(reader_language())
    keys = [plan.key for plan in plans]
    numbers = read_numbers(scopes_of(ScopeKind.PLAN, keys), request_today(request))
    lines = [
        (
            PlanLine(
                link=plan.link(),
                years=plan_years(plan.source),
                state=plan.source.get_state_display(),
                description=shown(plan.text("description")),
            ),
            c.BigNumber(rate=numbers.rate(ScopeKind.PLAN, plan.key), size="block")
            if numbers.known
            else None,
        )
        for plan in plans
    ]
    return PlansView(breadcrumb=breadcrumb(), plans=tuple(lines), compare=compare_link(plans))
