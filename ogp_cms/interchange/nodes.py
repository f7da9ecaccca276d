"""A page that stands on the site, as the node that a document would have for it.

A language is read where a translation of that very text exists: a text shown in the source
language for want of one is no translation.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from modelcluster.models import get_all_child_relations
from wagtail_localize.strings import StringValue

from ogp_cms.interchange import files
from ogp_cms.interchange.drafts import ACTION_TEXTS, ROW_TEXTS, UPDATE_TEXTS
from ogp_cms.interchange.frame import Node, Text
from ogp_cms.interchange.localize import SiteText
from ogp_cms.interchange.normal_form import trimmed
from ogp_cms.plans.models import Organisation

Translations = Mapping[tuple[UUID, str, int], tuple[str, bool]]


@dataclass
class Found:
    """A page of the source tree with its versions in other languages, and its node if it is live.

    The node has nothing of the pages below; `parent` is the key of the page above. `exported` is
    what a document says of a report instead, where another report of its day says the rest.
    """

    page: Any
    parent: UUID | None
    versions: dict[str, Any] = field(default_factory=dict)
    node: Node | None = None
    exported: Node | None = None

    @property
    def key(self) -> UUID:
        """The key that all versions share."""
        key: UUID = self.page.translation_key
        return key

    @property
    def document_node(self) -> Node | None:
        """What an export writes."""
        return self.exported or self.node


class Reading:
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
            if known and (found := translated(trimmed(other), other, own, known)):
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


def translated(text: str, raw: str, own: str, known: tuple[str, bool]) -> str | None:
    """The text if it is a translation; as `SiteText` unless a document brought it."""
    data, brought = known
    if not text:
        return None
    same = data in (raw, StringValue.from_plaintext(raw).data)
    if not same and text == own:
        # Not published yet: the page still shows the source language.
        return None
    return text if same and brought else SiteText(text)


def plan_node(reading: Reading) -> Node:
    plan = reading.page
    node: Node = {"id": plan.plan_id, "state": plan.state, "rate_of": plan.rate_of}
    _put_some(node, country=plan.country, start=plan.start, end=plan.end)
    reading.put(node, "title")
    reading.put(node, "description")
    return node


def axis_node(reading: Reading) -> Node:
    node: Node = {"id": reading.page.axis_id}
    reading.put(node, "title")
    reading.put(node, "description")
    return node


def commitment_node(reading: Reading, organisations: Mapping[int, str]) -> Node:
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


def _report_node(reading: Reading) -> Node:
    report = reading.page
    node: Node = {"id": report.report_id, "date": report.date.isoformat(), "activities": []}
    _put_some(node, approved=report.approved)
    return node


def planning_node(reading: Reading, numbers: Mapping[UUID, int]) -> Node:
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


def update_node(reading: Reading, numbers: Mapping[UUID, int]) -> Node:
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
