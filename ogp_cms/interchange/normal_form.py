"""The normal form: how two documents are compared, and what an export writes."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ogp_cms.interchange.rules import TEXT_KEYS

Node = dict[str, Any]


def normalise(document: Node) -> Node:
    """A valid document in its normal form, as the schema's description defines it.

    Optional arrays that are empty are left out; the ones that the schema requires stay.
    """
    return {
        "format": document["format"],
        "version": int(document["version"]),
        "source_language": document["source_language"],
        "plan": {
            "state": "implementation",
            "rate_of": "commitments",
            **_plain(document["plan"]),
        },
        "organisations": sorted(
            ({"kind": "public_body", **_plain(item)} for item in document["organisations"]),
            key=_by("id"),
        ),
        "axes": [normalise_axis(axis) for axis in document["axes"]],
    }


def normalise_axis(axis: Node) -> Node:
    """An axis with its commitments by number."""
    commitments = [normalise_commitment(item) for item in axis["commitments"]]
    return {**_plain(axis), "commitments": sorted(commitments, key=_by("number"))}


def normalise_commitment(commitment: Node) -> Node:
    """A commitment; its activities by number, its reports by date and id."""
    built = _plain(commitment)
    for key in ("number", "sdgs"):
        if key in built:
            built[key] = _whole(built[key])
    for key in ("supporting_organisations", "ogp_values", "sdgs"):
        _put(built, key, sorted(built.get(key, [])))
    if "continues" in built:
        earlier = built["continues"]
        built["continues"] = {"plan": earlier["plan"], "number": _whole(earlier["number"])}
    built["activities"] = _rows(commitment["activities"])
    for kind in ("planning_changes", "updates"):
        reports = [normalise_report(item) for item in commitment.get(kind, [])]
        _put(built, kind, sorted(reports, key=_by("date", "id")))
    return built


def normalise_report(report: Node) -> Node:
    """An update or a planning change; its rows by the number of their activity."""
    built = _plain(report)
    for key in ("evidence", "communication_actions"):
        _put(built, key, [_plain(item) for item in report.get(key, [])])
    built["activities"] = _rows(report["activities"])
    return built


def trimmed(text: str) -> str:
    """A text as the normal form has it: no space around it, newline LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _rows(rows: list[Node]) -> list[Node]:
    built = []
    for row in rows:
        plain = _plain(row)
        plain["number"] = _whole(plain["number"])
        for key in ("progress", "weight"):
            if key in plain:
                plain[key] = Decimal(plain[key]).quantize(Decimal("0.01"))
        built.append(plain)
    return sorted(built, key=_by("number"))


def _plain(node: Node) -> Node:
    return {
        key: {code: trimmed(text) for code, text in value.items()}
        if _is_text(key, value)
        else value
        for key, value in node.items()
    }


def _is_text(key: str, value: Any) -> bool:
    return isinstance(value, dict) and (key in TEXT_KEYS or key == "date")


def _put(node: Node, key: str, values: list[Any]) -> None:
    if values:
        node[key] = values
    else:
        node.pop(key, None)


def _whole(value: Any) -> Any:
    return [int(item) for item in value] if isinstance(value, list) else int(value)


def _by(*keys: str) -> Callable[[Node], tuple[Any, ...]]:
    return lambda node: tuple(node[key] for key in keys)
