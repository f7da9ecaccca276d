"""What a document leaves out of reports because another report of the same day says it anew.

On the site two reports may give a figure for one activity and one date: the one recorded last
counts. A document says one thing for an activity and a date, so it says that one.
"""

import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ogp_cms.interchange.frame import Node
from ogp_cms.interchange.nodes import Found
from ogp_cms.ledger.queries import standing_of_reports

# What one row of a report says about its activity, beside texts.
FACTS = {"updates": ("progress",), "planning_changes": ("weight", "state", "start", "end")}

Place = tuple[UUID, int, str]


def leave_out(reports: Mapping[tuple[int, str, str], Found], keys: Mapping[UUID, int]) -> None:
    """Gives `exported` to every report that says what another one of its day says too.

    `keys` are the numbers of all activities. One query, and none where nothing is said twice.
    """
    for kind, facts in FACTS.items():
        public = [found for (_n, own, _id), found in reports.items() if own == kind and found.node]
        said_twice = {
            place: rows for place, rows in _spoken_of(public, facts).items() if len(rows) > 1
        }
        if not said_twice:
            continue
        concerned = {found.key: found for rows in said_twice.values() for found in rows}
        order = _recorded(concerned, keys)
        for found in concerned.values():
            found.exported = copy.deepcopy(found.node)
        for (_commitment, number, _date), rows in said_twice.items():
            ordered = sorted(rows, key=lambda found: order.get((found.key, number), 0))
            _say_once(ordered, number, facts)


def _spoken_of(public: Sequence[Found], facts: Sequence[str]) -> dict[Place, list[Found]]:
    spoken: dict[Place, list[Found]] = defaultdict(list)
    for found in public:
        for row in _rows(found.node):
            if found.parent and any(name in row for name in facts):
                spoken[found.parent, row["number"], _node(found.node)["date"]].append(found)
    return spoken


def _recorded(concerned: Mapping[UUID, Found], keys: Mapping[UUID, int]) -> dict[Any, int]:
    """The ledger's last word of each report on each activity, by report and number."""
    return {
        (entry.report, keys[entry.subject]): entry.number
        for entry in standing_of_reports(concerned)
        if entry.subject is not None and entry.subject in keys
    }


def _say_once(reports: Sequence[Found], number: int, facts: Sequence[str]) -> None:
    """Lets the last of the reports say what counts; the others are silent about the activity."""
    said: Node = {}
    for found in reports:
        [row] = [row for row in _rows(found.exported) if row["number"] == number]
        for name in facts:
            if name in row:
                said[name] = row.pop(name)
    row.update(said)
    for found in reports:
        node = _node(found.exported)
        node["activities"] = [row for row in _rows(node) if len(row) > 1]


def _rows(node: Node | None) -> Iterator[Node]:
    yield from _node(node)["activities"]


def _node(node: Node | None) -> Node:
    if node is None:
        raise TypeError("Only public reports say anything.")
    return node
