"""In which languages the parts of a document have a text."""

from collections.abc import Iterator
from typing import Any

from ogp_cms.interchange.document import Document
from ogp_cms.interchange.rules import TEXT_KEYS

BELOW = {"commitments", "planning_changes", "updates"}


def languages_of(node: Any) -> set[str]:
    """The languages of a node's own texts, the source language included."""
    return {code for text in _texts(node) for code in text}


def languages_below(
    document: Document,
) -> tuple[set[str], dict[str, set[str]], dict[int, set[str]]]:
    """The languages of what stands below the plan, below each axis and below each commitment."""
    axes: dict[str, set[str]] = {}
    commitments: dict[int, set[str]] = {}
    plan: set[str] = set()
    for axis in document["axes"]:
        below: set[str] = set()
        for commitment in axis["commitments"]:
            reports = commitment.get("updates", []) + commitment.get("planning_changes", [])
            own = set().union(*(languages_of(report) for report in reports))
            commitments[commitment["number"]] = own
            below |= own | languages_of(commitment)
        axes[axis["id"]] = below
        plan |= below | languages_of(axis)
    return plan, axes, commitments


def _texts(node: Any) -> Iterator[dict[str, str]]:
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, dict) and (key in TEXT_KEYS or key == "date"):
                yield value
            elif key not in BELOW:
                yield from _texts(value)
