"""The addresses of the explanations."""

from typing import Any

from django.urls import reverse

from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.plans.queries import plan_id_of


def plan_url(plan_id: str, suffix: str = "") -> str:
    """The explanation of a plan's rate; `suffix` "_csv" is its download."""
    return reverse(f"plugins:rates:plan{suffix}", args=[plan_id])


def axis_url(plan_id: str, axis_id: str, suffix: str = "") -> str:
    """The explanation of an axis's rate."""
    return reverse(f"plugins:rates:axis{suffix}", args=[plan_id, axis_id])


def commitment_url(plan_id: str, number: int, suffix: str = "") -> str:
    """The explanation of a commitment's rate."""
    return reverse(f"plugins:rates:commitment{suffix}", args=[plan_id, number])


def organisation_url(plan_id: str, organisation_id: str, suffix: str = "") -> str:
    """The explanation of an organisation's rate within a plan."""
    return reverse(f"plugins:rates:organisation{suffix}", args=[plan_id, organisation_id])


def explanation_url(scope: Scope, page: Any, plan: Any = None, suffix: str = "") -> str | None:
    """Where the rate of a page is explained, in the language of the request.

    `suffix` "_csv": where that is downloaded.

    At most one query. An activity is explained with its commitment, whose page is given. An
    organisation has one rate per plan: without its `plan` there is nothing to explain.
    """
    if scope.kind is ScopeKind.PLAN:
        return plan_url(page.plan_id, suffix)
    if scope.kind is ScopeKind.ORGANISATION:
        return organisation_url(plan.plan_id, page.organisation_id, suffix) if plan else None
    plan_id = plan_id_of(page)
    if not plan_id:
        return None
    if scope.kind is ScopeKind.AXIS:
        return axis_url(plan_id, page.axis_id, suffix)
    return commitment_url(plan_id, page.number, suffix)
