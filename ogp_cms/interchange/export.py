"""A plan of the site as a document in its normal form."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from ogp_cms.interchange.changes import says_nothing
from ogp_cms.interchange.document import Document
from ogp_cms.interchange.frame import Node
from ogp_cms.interchange.localize import any_text
from ogp_cms.interchange.models import ListedOrganisation
from ogp_cms.interchange.nodes import Found
from ogp_cms.interchange.organisations import read_organisations
from ogp_cms.interchange.reader import Site, find_plan, read_site
from ogp_cms.plans.models import Organisation, PlanPage


class PlanUnknownError(LookupError):
    """No public plan has this identifier."""


@any_text()
def export_plan(plan_id: str) -> Document:
    """The public plan with this identifier. Raises `PlanUnknownError`."""
    plan = find_plan(plan_id)
    if plan is None or not plan.live:
        raise PlanUnknownError(plan_id)
    return document_of(read_site(plan))


def document_of(site: Site) -> Document:
    """The live part of a plan that has been read."""
    plan: PlanPage = site.plan.page
    axes = [
        {**found.node, "commitments": _commitments(site, found.key)}
        for found in sorted(site.axes.values(), key=lambda found: found.page.path)
        if found.node is not None
    ]
    names = named_organisations(axes) | listed_organisations(plan.translation_key)
    source = plan.source_language
    organisations = read_organisations(names, source)
    return {
        "format": "ogp-plan",
        "version": 1,
        "source_language": source,
        "plan": site.plan.node,
        "organisations": [organisations[name][1] for name in sorted(organisations)],
        "axes": axes,
    }


def listed_organisations(plan: UUID) -> set[str]:
    """The ids of the organisations that the plan's last document listed."""
    keys = ListedOrganisation.objects.filter(plan=plan).values("organisation")
    rows = Organisation.objects.filter(translation_key__in=keys)
    return set(rows.values_list("organisation_id", flat=True))


def named_organisations(axes: Iterable[Node]) -> set[str]:
    """The ids of the organisations that lead or support a commitment."""
    names = set()
    for axis in axes:
        for commitment in axis["commitments"]:
            names.add(commitment["lead_organisation"])
            names.update(commitment.get("supporting_organisations", []))
    return names


def _commitments(site: Site, axis: UUID) -> list[Node]:
    made = []
    for number, found in sorted(site.commitments.items()):
        if found.parent == axis and found.node is not None:
            node = dict(found.node)
            for kind in ("planning_changes", "updates"):
                if reports := _reports(site, number, kind):
                    node[kind] = reports
            made.append(node)
    return made


def _reports(site: Site, number: int, kind: str) -> list[Node]:
    found: list[Found] = [
        each
        for (own, of_kind, _id), each in site.reports.items()
        if (own, of_kind) == (number, kind)
    ]
    public = [each.document_node for each in found if each.node is not None]
    nodes: list[Any] = [node for node in public if not says_nothing(kind, node)]
    return sorted(nodes, key=lambda node: (node["date"], node["id"]))
