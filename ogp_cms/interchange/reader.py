"""What stands on the site, as nodes of a document: for the export, and to compare an import with.

Only what is live is read. A language is read where a translation of that very text exists: a text
shown in the source language for want of one is no translation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from ogp_cms.interchange import localize, superseded
from ogp_cms.interchange.nodes import (
    Found,
    Reading,
    axis_node,
    commitment_node,
    plan_node,
    planning_node,
    update_node,
)
from ogp_cms.interchange.rows import batched
from ogp_cms.plans.models import AxisPage, CommitmentPage, Organisation, PlanPage
from ogp_cms.progress.models import PlanningChangePage, ProgressUpdatePage

REPORTS: dict[str, type[Any]] = {
    "planning_changes": PlanningChangePage,
    "updates": ProgressUpdatePage,
}


@dataclass
class Site:
    """A plan as it stands on the site, published or not."""

    plan: Found
    axes: dict[str, Found] = field(default_factory=dict)
    commitments: dict[int, Found] = field(default_factory=dict)
    # By number of the commitment, key in the document and id.
    reports: dict[tuple[int, str, str], Found] = field(default_factory=dict)

    def public_commitments(self) -> dict[int, Found]:
        """The commitments that an export has: public ones, below a public axis."""
        axes = {found.key for found in self.axes.values() if found.node is not None}
        return {
            number: found
            for number, found in self.commitments.items()
            if found.node is not None and found.parent in axes
        }

    def found(self) -> Iterator[Found]:
        """Everything, from the plan down."""
        yield self.plan
        yield from self.axes.values()
        yield from self.commitments.values()
        yield from self.reports.values()


def find_plan(plan_id: str) -> PlanPage | None:
    """The source page of the plan with this identifier, live or not."""
    return (
        PlanPage.objects.filter(
            plan_id=plan_id, alias_of__isnull=True, locale__language_code=F("source_language")
        )
        .select_related("locale")
        .first()
    )


def read_site(plan: PlanPage) -> Site:
    """Reads a whole plan; a constant number of queries for every 1,000 pages."""
    site = Site(Found(plan, None))
    site.plan.versions = _versions([plan])[plan.translation_key]
    _reach_children(PlanPage, [plan, *site.plan.versions.values()])
    for found in _below(AxisPage, [site.plan]):
        site.axes[found.page.axis_id] = found
    for found in _below(CommitmentPage, site.axes.values()):
        site.commitments[found.page.number] = found
    number_of = {found.key: number for number, found in site.commitments.items()}
    for kind, model in REPORTS.items():
        for found in _below(model, site.commitments.values()):
            if found.page.report_id and found.parent:
                site.reports[number_of[found.parent], kind, found.page.report_id] = found
    _fill_nodes(site)
    return site


def _versions(pages: Sequence[Any]) -> dict[UUID, dict[str, Any]]:
    """The pages in other languages, by key and language code."""
    found: dict[UUID, dict[str, Any]] = {page.translation_key: {} for page in pages}
    if not pages:
        return found
    model = type(pages[0])
    for part in batched([page.translation_key for page in pages]):
        others = model._default_manager.filter(translation_key__in=part).select_related("locale")
        for page in others:
            found[page.translation_key][page.locale.language_code] = page
    for page in pages:
        found[page.translation_key].pop(page.locale.language_code, None)
    return found


def _below(model: type[Any], parents: Iterable[Found]) -> list[Found]:
    """The pages of a type below source pages, in tree order, with their versions and children."""
    by_path = {found.page.path: found for found in parents}
    if not by_path:
        return []
    top = next(iter(by_path.values())).page
    plan_path = top.path[: Page.steplen * 3]
    pages = [
        page
        for page in model._default_manager.filter(path__startswith=plan_path)
        .select_related("locale")
        .order_by("path")
        if page.path[: -Page.steplen] in by_path
    ]
    versions = _versions(pages)
    _reach_children(model, [*pages, *(v for each in versions.values() for v in each.values())])
    return [
        Found(
            page,
            by_path[page.path[: -Page.steplen]].key,
            versions[page.translation_key],
        )
        for page in pages
    ]


def _reach_children(model: type[Any], pages: Sequence[Any]) -> None:
    """Reads the children of many pages at once; afterwards they are in memory."""
    by_pk = {page.pk: page for page in pages}
    for relation in get_all_child_relations(model):
        children: dict[int, list[Any]] = {pk: [] for pk in by_pk}
        column = relation.field.attname
        for part in batched(list(by_pk)):
            rows = relation.related_model._default_manager.filter(**{f"{column}__in": part})
            for child in rows:
                children[getattr(child, column)].append(child)
        for pk, page in by_pk.items():
            setattr(page, relation.get_accessor_name(), children[pk])


def _fill_nodes(site: Site) -> None:
    translations: dict[tuple[UUID, str, int], tuple[str, bool]] = {}
    translations = localize.translations_of([found.key for found in site.found()])
    organisations = dict(
        Organisation.objects.filter(locale=site.plan.page.locale).values_list(
            "pk", "organisation_id"
        )
    )
    site.plan.node = plan_node(Reading(site.plan, translations))
    for found in site.axes.values():
        found.node = axis_node(Reading(found, translations))
    for found in site.commitments.values():
        found.node = commitment_node(Reading(found, translations), organisations)
    numbers = {
        found.key: {row.translation_key: row.number for row in found.page.activities.all()}
        for found in site.commitments.values()
    }
    for (_number, kind, _id), found in site.reports.items():
        reading = Reading(found, translations)
        own = numbers[found.parent] if found.parent else {}
        make = update_node if kind == "updates" else planning_node
        found.node = make(reading, own)
    for found in site.found():
        if not found.page.live:
            found.node = None
    superseded.leave_out(
        site.reports, {key: number for own in numbers.values() for key, number in own.items()}
    )
