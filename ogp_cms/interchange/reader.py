"""What stands on the site, as nodes of a document: for the export, and to compare an import with.

Only what is live is read. A language is read where a translation of that very text exists: a text
shown in the source language for want of one is no translation.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F
from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail_localize.strings import StringValue

from ogp_cms.interchange import files, localize
from ogp_cms.interchange.drafts import ACTION_TEXTS, ROW_TEXTS, UPDATE_TEXTS, Node, Text
from ogp_cms.interchange.localize import SiteText
from ogp_cms.interchange.normal_form import trimmed
from ogp_cms.interchange.rows import batched
from ogp_cms.plans.models import AxisPage, CommitmentPage, Organisation, PlanPage
from ogp_cms.progress.models import PlanningChangePage, ProgressUpdatePage

REPORTS: dict[str, type[Any]] = {
    "planning_changes": PlanningChangePage,
    "updates": ProgressUpdatePage,
}
Translations = Mapping[tuple[UUID, str, int], tuple[str, bool]]


@dataclass
class Found:
    """A page of the source tree with its versions in other languages, and its node if it is live.

    The node has nothing of the pages below; `parent` is the key of the page above.
    """

    page: Any
    parent: UUID | None
    versions: dict[str, Any] = field(default_factory=dict)
    node: Node | None = None

    @property
    def key(self) -> UUID:
        """The key that all versions share."""
        key: UUID = self.page.translation_key
        return key


@dataclass
class Site:
    """A plan as it stands on the site, published or not."""

    plan: Found
    axes: dict[str, Found] = field(default_factory=dict)
    commitments: dict[int, Found] = field(default_factory=dict)
    # By number of the commitment, key in the document and id.
    reports: dict[tuple[int, str, str], Found] = field(default_factory=dict)

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


def read_organisations(names: Iterable[str], source: str) -> dict[str, tuple[Organisation, Node]]:
    """The organisations by their ids: the row in the source language, and their nodes.

    One that has no row in that language is left out.
    """
    by_name: dict[str, dict[str, Organisation]] = defaultdict(dict)
    for row in Organisation.objects.filter(organisation_id__in=list(names)).select_related(
        "locale"
    ):
        by_name[row.organisation_id][row.locale.language_code] = row
    keys = [next(iter(rows.values())).translation_key for rows in by_name.values()]
    translations = localize.translations_of(keys)
    origins = localize.source_locales(keys)
    found = {}
    for name, rows in by_name.items():
        if source in rows:
            found[name] = (
                rows[source],
                _organisation_node(rows, source, translations, origins),
            )
    return found


def _organisation_node(
    rows: Mapping[str, Organisation],
    source: str,
    translations: Translations,
    origins: Mapping[UUID, int],
) -> Node:
    own = rows[source]
    name = {source: trimmed(own.name)}
    for code, row in rows.items():
        if code == source:
            continue
        known = translations.get((row.translation_key, "name", row.locale_id))
        if known is None and origins.get(row.translation_key, row.locale_id) != row.locale_id:
            continue
        if text := _translated(trimmed(row.name), row.name, name[source], known or ("", False)):
            name[code] = text
    node = {"id": own.organisation_id, "name": name, "kind": own.kind}
    return node | ({"url": own.url} if own.url else {})


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
    site.plan.node = _plan_node(_Reading(site.plan, translations))
    for found in site.axes.values():
        found.node = _axis_node(_Reading(found, translations))
    for found in site.commitments.values():
        found.node = _commitment_node(_Reading(found, translations), organisations)
    numbers = {
        found.key: {row.translation_key: row.number for row in found.page.activities.all()}
        for found in site.commitments.values()
    }
    for (_number, kind, _id), found in site.reports.items():
        reading = _Reading(found, translations)
        own = numbers[found.parent] if found.parent else {}
        make = _update_node if kind == "updates" else _planning_node
        found.node = make(reading, own)
    for found in site.found():
        if not found.page.live:
            found.node = None


class _Reading:
    """Reads the texts of one page in all its languages."""

    def __init__(self, found: Found, translations: Translations) -> None:
        self.page = found.page
        self.key = found.key
        self.source = found.page.locale.language_code
        self.translations = translations
        self.others = {
            code: page
            for code, page in found.versions.items()
            if page.live and page.alias_of_id is None
        }
        self.children: dict[tuple[str, str, UUID], Any] = {}

    def put(self, node: Node, name: str) -> None:
        """Puts a text of the page under its name, if there is one."""
        values = {code: getattr(page, name) for code, page in self.others.items()}
        self._put(node, name, getattr(self.page, name), values, name)

    def put_child(self, node: Node, relation: str, child: Any, name: str) -> None:
        """Puts a text of a child under its name, if there is one."""
        values = {}
        for code in self.others:
            other = self._child(code, relation, child.translation_key)
            if other is not None:
                values[code] = getattr(other, name)
        path = f"{relation}.{child.translation_key}.{name}"
        self._put(node, name, getattr(child, name), values, path)

    def _put(self, node: Node, name: str, value: str, others: Mapping[str, str], path: str) -> None:
        own = trimmed(value)
        if not own:
            return
        text: Text = {self.source: own}
        for code, other in others.items():
            locale_id = self.others[code].locale_id
            known = self.translations.get((self.key, path, locale_id))
            if known and (found := _translated(trimmed(other), other, own, known)):
                text[code] = found
        node[name] = text

    def _child(self, code: str, relation: str, key: UUID) -> Any:
        if not self.children:
            for language, page in self.others.items():
                for each in get_all_child_relations(page):
                    name = each.get_accessor_name()
                    for row in getattr(page, name).all():
                        if hasattr(row, "translation_key"):
                            self.children[language, name, row.translation_key] = row
        return self.children.get((code, relation, key))


def _translated(text: str, raw: str, own: str, known: tuple[str, bool]) -> str | None:
    """The text if it is a translation; as `SiteText` unless a document brought it."""
    data, brought = known
    if not text:
        return None
    same = data in (raw, StringValue.from_plaintext(raw).data)
    if not same and text == own:
        # Not published yet: the page still shows the source language.
        return None
    return text if same and brought else SiteText(text)


def _plan_node(reading: _Reading) -> Node:
    plan = reading.page
    node: Node = {"id": plan.plan_id, "state": plan.state, "rate_of": plan.rate_of}
    _put_some(node, country=plan.country, start=plan.start, end=plan.end)
    reading.put(node, "title")
    reading.put(node, "description")
    return node


def _axis_node(reading: _Reading) -> Node:
    node: Node = {"id": reading.page.axis_id}
    reading.put(node, "title")
    reading.put(node, "description")
    return node


def _commitment_node(reading: _Reading, organisations: Mapping[int, str]) -> Node:
    page = reading.page
    node: Node = {
        "number": page.number,
        "lead_organisation": _organisation_id(page.lead_organisation_id, organisations),
    }
    supporting = sorted(
        _organisation_id(row.organisation_id, organisations)
        for row in page.supporting_organisations.all()
    )
    _put_some(
        node,
        supporting_organisations=supporting,
        start=page.start,
        end=page.end,
        ogp_values=sorted(page.ogp_values),
        sdgs=sorted(page.sdgs),
    )
    if page.continues_plan and page.continues_number:
        node["continues"] = {"plan": page.continues_plan, "number": page.continues_number}
    for name in ("title", "problem", "description"):
        reading.put(node, name)
    node["activities"] = []
    for row in sorted(page.activities.all(), key=lambda row: row.number):
        activity: Node = {"number": row.number}
        _put_some(activity, start=row.start, end=row.end)
        reading.put_child(activity, "activities", row, "title")
        node["activities"].append(activity)
    return node


def _organisation_id(pk: int, organisations: Mapping[int, str]) -> str:
    if pk in organisations:
        return organisations[pk]
    return Organisation.objects.get(pk=pk).organisation_id


def _report_node(reading: _Reading) -> Node:
    report = reading.page
    node: Node = {"id": report.report_id, "date": report.date.isoformat(), "activities": []}
    _put_some(node, approved=report.approved)
    return node


def _planning_node(reading: _Reading, numbers: Mapping[UUID, int]) -> Node:
    node = _report_node(reading)
    reading.put(node, "reason")
    for row in reading.page.rows.all():
        if row.activity in numbers:
            entry: Node = {"number": numbers[row.activity]}
            _put_some(entry, weight=row.weight, state=row.state, start=row.start, end=row.end)
            if len(entry) > 1:
                node["activities"].append(entry)
    node["activities"].sort(key=lambda entry: entry["number"])
    return node


def _update_node(reading: _Reading, numbers: Mapping[UUID, int]) -> Node:
    node = _report_node(reading)
    page = reading.page
    for name in UPDATE_TEXTS:
        reading.put(node, name)
    evidence = []
    for row in page.evidence.all():
        item: Node = {"url": row.url or files.address_of(row.document)}
        reading.put_child(item, "evidence", row, "title")
        evidence.append(item)
    actions = []
    for row in page.communication_actions.all():
        action: Node = {}
        for name in ACTION_TEXTS:
            reading.put_child(action, "communication_actions", row, name)
        actions.append(action)
    for row in page.rows.all():
        if row.activity not in numbers:
            continue
        entry: Node = {"number": numbers[row.activity]}
        if row.progress is not None:
            entry["progress"] = row.progress
        for name in ROW_TEXTS:
            reading.put_child(entry, "rows", row, name)
        if len(entry) > 1:
            node["activities"].append(entry)
    node["activities"].sort(key=lambda entry: entry["number"])
    _put_some(node, evidence=evidence, communication_actions=actions)
    return node


def _put_some(node: Node, **values: Any) -> None:
    """Puts what there is: dates as text, decimals and lists as they are; empty ones stay out."""
    for name, value in values.items():
        if isinstance(value, datetime.date):
            node[name] = value.isoformat()
        elif value or isinstance(value, Decimal):
            node[name] = value
