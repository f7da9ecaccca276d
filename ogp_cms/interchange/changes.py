"""What an import would do: a document compared with what stands on the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ogp_cms.interchange.frame import Node
from ogp_cms.interchange.merging import merged
from ogp_cms.interchange.nodes import Found
from ogp_cms.interchange.reader import Site
from ogp_cms.plans.models import Organisation


class Action(StrEnum):
    """What happens to one thing that the document or the site has."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    UNTOUCHED = "untouched"


class Kind(StrEnum):
    """What such a thing is; reports are named as in the document."""

    PLAN = "plan"
    ORGANISATION = "organisation"
    AXIS = "axis"
    COMMITMENT = "commitment"
    PLANNING_CHANGE = "planning_changes"
    UPDATE = "updates"


REPORT_KINDS = (Kind.PLANNING_CHANGE, Kind.UPDATE)


# How a report of the import names one thing.
NAMED = {
    Kind.PLAN: _("plan %(name)s"),
    Kind.ORGANISATION: _("organisation %(name)s"),
    Kind.AXIS: _("axis %(name)s"),
    Kind.COMMITMENT: _("commitment %(name)s"),
    Kind.PLANNING_CHANGE: _("planning change %(name)s"),
    Kind.UPDATE: _("update %(name)s"),
}


@dataclass
class Change:
    """One thing and what happens to it.

    `node` is what is wanted, without what stands below it and with the translations that were
    made on the site; `found` what stands there. `parent` is the id of the axis of a commitment,
    the number of the commitment of a report.
    """

    action: Action
    kind: Kind
    name: str
    node: Node | None = None
    found: Any = None
    parent: Any = None
    moved: bool = False
    site_born: bool = False

    @property
    def label(self) -> str:
        """How a report of the import names it: "commitment 7", "update 7/2020-12-31"."""
        return NAMED[self.kind] % {"name": self.name}


@dataclass
class Changes:
    """All that an import would do, in the order of the document."""

    items: list[Change] = field(default_factory=list)

    def of(self, kind: Kind, *actions: Action) -> list[Change]:
        """The changes of one kind, with one of the actions (any, when none is named)."""
        return [
            item
            for item in self.items
            if item.kind == kind and (not actions or item.action in actions)
        ]

    @property
    def any(self) -> bool:
        """Whether the import would do anything at all."""
        return any(item.action != Action.UNTOUCHED for item in self.items)


def compare(
    document: Node,
    site: Site | None,
    organisations: Mapping[str, tuple[Organisation, Node]],
    listed: set[str],
) -> Changes:
    """What importing the document in normal form would do; it may still be refused."""
    changes = Changes()
    changes.items += _organisations(document, organisations, listed)
    plan = site.plan if site else None
    changes.items.append(_one(Kind.PLAN, document["plan"]["id"], document["plan"], plan))
    for axis in document["axes"]:
        found = site.axes.get(axis["id"]) if site else None
        changes.items.append(_one(Kind.AXIS, axis["id"], without(axis, "commitments"), found))
        for commitment in axis["commitments"]:
            changes.items += _commitment(commitment, axis["id"], site)
    if site:
        changes.items += _left_out(document, site)
        _mark_new_order(document, site, changes)
    return changes


def without(node: Node, *keys: str) -> Node:
    """The node without what stands below it."""
    return {key: value for key, value in node.items() if key not in keys}


def commitments_of(document: Node) -> Iterator[tuple[str, Node]]:
    """Every commitment with the id of its axis."""
    for axis in document["axes"]:
        for commitment in axis["commitments"]:
            yield axis["id"], commitment


def _one(kind: Kind, name: str, node: Node, found: Found | None, parent: Any = None) -> Change:
    if found is None:
        return Change(Action.ADDED, kind, name, node, None, parent)
    wanted = merged(node, found.node)
    action = Action.UNTOUCHED if wanted == found.node else Action.CHANGED
    return Change(action, kind, name, wanted, found, parent)


def _organisations(
    document: Node, there: Mapping[str, tuple[Organisation, Node]], listed: set[str]
) -> Iterator[Change]:
    for node in document["organisations"]:
        name = node["id"]
        if name not in there:
            yield Change(Action.ADDED, Kind.ORGANISATION, name, node)
            continue
        row, node_there = there[name]
        wanted = merged(node, node_there)
        same = wanted == node_there and name in listed
        action = Action.UNTOUCHED if same else Action.CHANGED
        yield Change(action, Kind.ORGANISATION, name, wanted, row)
    wanted_names = {node["id"] for node in document["organisations"]}
    for name in sorted(listed - wanted_names):
        yield Change(Action.REMOVED, Kind.ORGANISATION, name)


def _commitment(commitment: Node, axis: str, site: Site | None) -> Iterator[Change]:
    number = commitment["number"]
    found = site.commitments.get(number) if site else None
    node = without(commitment, *REPORT_KINDS)
    change = _one(Kind.COMMITMENT, str(number), node, found, axis)
    if site and found:
        home = site.axes.get(axis)
        change.moved = home is None or home.key != found.parent
        if change.moved:
            change.action = Action.CHANGED
    yield change
    for kind in REPORT_KINDS:
        for report in commitment.get(kind, []):
            key = (number, str(kind), report["id"])
            there = site.reports.get(key) if site else None
            yield _report(kind, number, report, there)


def _report(kind: Kind, number: int, node: Node, found: Found | None) -> Change:
    change = _one(kind, f"{number}/{node['id']}", node, found, number)
    change.site_born = found is not None and is_site_born(found.page)
    if found is not None and found.exported and merged(node, found.exported) == found.exported:
        # As an export has it: the rest is said by another report of the same day.
        change.action, change.node = Action.UNTOUCHED, found.node
    return change


def is_site_born(report: Any) -> bool:
    """Whether a report's live revision, or its withdrawal, was made on the site."""
    if report.live:
        return bool(report.imported_revision != report.live_revision_id)
    # An import that withdraws a report leaves 0 behind.
    return bool(report.imported_revision != 0)


def _left_out(document: Node, site: Site) -> Iterator[Change]:
    """What is public on the site and not in the document."""
    axes = {axis["id"] for axis in document["axes"]}
    numbers = {commitment["number"]: commitment for _axis, commitment in commitments_of(document)}
    for name, found in site.axes.items():
        if name not in axes and found.node is not None:
            yield Change(Action.REMOVED, Kind.AXIS, name, None, found)
    public = site.public_commitments()
    for number, found in sorted(public.items()):
        if number not in numbers:
            yield Change(Action.REMOVED, Kind.COMMITMENT, str(number), None, found)
    for (number, kind, name), found in site.reports.items():
        if number in numbers and not _names(numbers[number], kind, name):
            yield from _left_out_report(Kind(kind), number, name, found)
        elif number in public and number not in numbers:
            yield from _gone_with_its_commitment(Kind(kind), number, name, found)


def _left_out_report(kind: Kind, number: int, name: str, found: Found) -> Iterator[Change]:
    """One that the site made stays; so does one of which a document has nothing to say."""
    if found.node is None:
        return
    born, silent = is_site_born(found.page), says_nothing(kind, found.document_node)
    action = Action.UNTOUCHED if born or silent else Action.REMOVED
    label = f"{number}/{name}"
    yield Change(action, kind, label, found.node, found, number, site_born=born)


def _gone_with_its_commitment(kind: Kind, number: int, name: str, found: Found) -> Iterator[Change]:
    """What the site made, or withdrew, holds its commitment: that is refused."""
    born = is_site_born(found.page)
    if born or found.node is not None:
        label = f"{number}/{name}"
        yield Change(Action.REMOVED, kind, label, found.node, found, number, site_born=born)


def says_nothing(kind: str, node: Node | None) -> bool:
    """Whether a planning change has no place in a document: it names no activity there."""
    return kind == Kind.PLANNING_CHANGE and node is not None and not node["activities"]


def _names(commitment: Node, kind: str, name: str) -> bool:
    return any(report["id"] == name for report in commitment.get(kind, []))


def _mark_new_order(document: Node, site: Site, changes: Changes) -> None:
    """The order of the axes is part of the plan: another order changes the plan."""
    if order_of(document) != standing_order(document, site):
        for change in changes.of(Kind.PLAN):
            change.action = Action.CHANGED
            change.moved = True


def order_of(document: Node) -> list[str]:
    """The ids of the axes in the order of the document."""
    return [axis["id"] for axis in document["axes"]]


def standing_order(document: Node, site: Site) -> list[str]:
    """The axes as they would stand: those of the site in tree order, new ones after them."""
    wanted = order_of(document)
    there = sorted(
        (name for name in site.axes if name in wanted), key=lambda name: site.axes[name].page.path
    )
    return there + [name for name in wanted if name not in there]


def activity_keys_left_out(change: Change) -> dict[UUID, int]:
    """The activities that a changed commitment drops: their numbers by key."""
    wanted = (
        {activity["number"] for activity in change.node["activities"]} if change.node else set()
    )
    return {
        row.translation_key: row.number
        for row in change.found.page.activities.all()
        if row.number not in wanted
    }
