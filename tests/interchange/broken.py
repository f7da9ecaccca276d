"""A hundred ways in which a document can be broken: a name, the bytes, and where it is told."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.interchange.documents import small, text

Break = Callable[[dict[str, Any]], Any]
C = "$.axes[0].commitments[0]"


def _first(document: dict[str, Any]) -> dict[str, Any]:
    return document["axes"][0]["commitments"][0]


def _set(value: Any, *path: str | int) -> Break:
    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


def _drop(*path: str | int) -> Break:
    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change


FIRST = ("axes", 0, "commitments", 0)
UPDATE = (*FIRST, "updates", 1)
ROW = (*UPDATE, "activities", 0)
PLANNING = (*FIRST, "planning_changes", 0, "activities", 0)
LONG = "x" * 256

SET: list[tuple[str, Any, tuple[str | int, ...]]] = [
    ("format of another name", "ogp", ("format",)),
    ("format a number", 1, ("format",)),
    ("version 2", 2, ("version",)),
    ("version true", True, ("version",)),
    ("version as text", "1", ("version",)),
    ("source language a number", 5, ("source_language",)),
    ("source language not installed", "zgh", ("source_language",)),
    ("source language no code", "French", ("source_language",)),
    ("plan a list", [], ("plan",)),
    ("plan null", None, ("plan",)),
    ("plan id with capitals", "Plan-1", ("plan", "id")),
    ("plan id with a last newline", "plan-1\n", ("plan", "id")),
    ("plan id too long", "a" * 51, ("plan", "id")),
    ("plan id empty", "", ("plan", "id")),
    ("country too long", "MAR", ("plan", "country")),
    ("title as plain text", "Le plan", ("plan", "title")),
    ("title without a language", {}, ("plan", "title")),
    ("title without the source language", {"en": "The plan"}, ("plan", "title")),
    ("title in a language not installed", {"fr": "Le plan", "de": "Plan"}, ("plan", "title", )),
    ("title empty", {"fr": ""}, ("plan", "title")),
    ("title blank", {"fr": "\u00a0 \t"}, ("plan", "title")),
    ("title too long", {"fr": LONG}, ("plan", "title")),
    ("title of two lines", {"fr": "a\nb"}, ("plan", "title")),
    ("title with a last newline", {"fr": "a\n"}, ("plan", "title")),
    ("title with a control character", {"fr": "a\u0000b"}, ("plan", "title")),
    ("description with a carriage return", {"fr": "a\r\nb"}, ("plan", "description")),
    ("description too long", {"fr": "x" * 20_001}, ("plan", "description")),
    ("description a number", {"fr": 7}, ("plan", "description")),
    ("start not in the calendar", "2020-99-99", ("plan", "start")),
    ("start on 30 February", "2020-02-30", ("plan", "start")),
    ("start in the year 0", "0000-01-01", ("plan", "start")),
    ("start written otherwise", "01/10/2018", ("plan", "start")),
    ("start a number", 2018, ("plan", "start")),
    ("end before the start", "2018-01-01", ("plan", "end")),
    ("state unknown", "open", ("plan", "state")),
    ("rate of activities", "activities", ("plan", "rate_of")),
    ("organisations an object", {}, ("organisations",)),
    ("organisation a text", "agence", ("organisations", 0)),
    ("organisation without a name in the source language", {"ar": "وكالة"}, ("organisations", 0, "name")),
    ("organisation of an unknown kind", "ministry", ("organisations", 0, "kind")),
    ("organisation twice", "agence", ("organisations", 1, "id")),
    ("address of a script", "javascript:alert(1)", ("organisations", 0, "url")),
    ("address with a space", "https://a b", ("organisations", 0, "url")),
    ("address without a host", "http:///x", ("organisations", 0, "url")),
    ("address too long", "https://e.org/" + "a" * 500, ("organisations", 0, "url")),
    ("no axes", [], ("axes",)),
    ("axis null", None, ("axes", 0)),
    ("axis twice", "axe-a", ("axes", 1, "id")),
    ("commitments null", None, ("axes", 0, "commitments")),
    ("number 0", 0, (*FIRST, "number")),
    ("number too large", 10_000, (*FIRST, "number")),
    ("number with a fraction", 1.5, (*FIRST, "number")),
    ("number as text", "1", (*FIRST, "number")),
    ("number twice", 1, ("axes", 0, "commitments", 1, "number")),
    ("lead unknown", "nobody", (*FIRST, "lead_organisation")),
    ("supporter unknown", ["nobody"], (*FIRST, "supporting_organisations")),
    ("supporter twice", ["ong", "ong"], (*FIRST, "supporting_organisations")),
    ("end of the commitment before its start", "2018-09-30", (*FIRST, "end")),
    ("value unknown", ["transparency"], (*FIRST, "ogp_values")),
    ("goal 18", [18], (*FIRST, "sdgs")),
    ("goal twice", [16, 16], (*FIRST, "sdgs")),
    ("continues a number", 4, (*FIRST, "continues")),
    ("continues without its number", {"plan": "plan-0"}, (*FIRST, "continues")),
    ("no activities", [], (*FIRST, "activities")),
    ("activity twice", 1, (*FIRST, "activities", 1, "number")),
    ("end of an activity before its start", "2018-01-01", (*FIRST, "activities", 0, "end")),
    ("weight 0", 0, (*PLANNING, "weight")),
    ("weight below 0", -1, (*PLANNING, "weight")),
    ("weight 1e300", 1e300, (*PLANNING, "weight")),
    ("weight just too large", 1_000_000.01, (*PLANNING, "weight")),
    ("weight with three places", 0.001, (*PLANNING, "weight")),
    ("weight as text", "60", (*PLANNING, "weight")),
    ("weight true", True, (*PLANNING, "weight")),
    ("planning of an unknown activity", 9, (*PLANNING, "number")),
    ("planning of the same activity twice", 1, (*FIRST, "planning_changes", 0, "activities", 1, "number")),
    ("planning that says nothing", {"number": 1}, PLANNING),
    ("planning of nothing", [], (*FIRST, "planning_changes", 0, "activities")),
    ("state of an activity unknown", "late", (*PLANNING, "state")),
    ("two planning changes of one id", "2018-10-01", (*FIRST, "planning_changes", 1, "id")),
    ("update in the future", "2099-01-01", (*UPDATE, "date")),
    ("update on no day", "2019-13-01", (*UPDATE, "date")),
    ("approved on no day", "2019-02-29", (*UPDATE, "approved")),
    ("two updates of one id", "2019-02-28", (*UPDATE, "id")),
    ("update for an unknown activity", 9, (*ROW, "number")),
    ("update for the same activity twice", 1, (*UPDATE, "activities", 1, "number")),
    ("progress 101", 101, (*ROW, "progress")),
    ("progress below 0", -0.01, (*ROW, "progress")),
    ("progress 33.333", 33.333, (*ROW, "progress")),
    ("progress as text", "90 %", (*ROW, "progress")),
    ("progress null", None, (*ROW, "progress")),
    ("row that says nothing", {"number": 1}, ROW),
    ("evidence without an address", [{"title": text("Le portail")}], (*UPDATE, "evidence")),
    ("evidence without a title", [{"url": "https://e.org"}], (*UPDATE, "evidence")),
    ("action without a title", [{"date": text("mars")}], (*UPDATE, "communication_actions")),
    ("date of an action a day", "2019-03-01", (*UPDATE, "communication_actions", 0, "date")),
    ("summary blank", {"fr": "\n\n"}, (*UPDATE, "summary")),
    ("half of a character", {"fr": "a\ud800b"}, (*UPDATE, "summary")),
]  # fmt: skip
UNKNOWN_KEYS: list[tuple[str | int, ...]] = [
    ("colour",),
    ("plan", "rate"),
    ("organisations", 0, "phone"),
    ("axes", 0, "number"),
    (*FIRST, "rate"),
    (*FIRST, "activities", 0, "weight"),
    (*UPDATE, "rate"),
    (*ROW, "weight"),
]
MISSING: list[tuple[str | int, ...]] = [
    ("format",),
    ("version",),
    ("source_language",),
    ("plan",),
    ("organisations",),
    ("axes",),
    ("plan", "end"),
    (*FIRST, "problem"),
    (*FIRST, "activities", 0, "title"),
    (*UPDATE, "activities"),
]


def _path(path: tuple[str | int, ...]) -> str:
    return "$" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)


def variants() -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes, and the path under which the trouble is told."""
    for name, value, path in SET:
        yield name, _broken(_set(value, *path)), _path(path)
    yield "two figures of one day", _broken(_set("2019-02-28", *UPDATE, "date")), _path(ROW)
    for path in UNKNOWN_KEYS:
        yield f"unknown {_path(path)}", _broken(_set("x", *path)), _path(path)
    for path in MISSING:
        yield f"without {_path(path)}", _broken(_drop(*path)), _path(path[:-1])
    yield from _raw()


def _broken(change: Break) -> bytes:
    document = copy.deepcopy(small())
    change(document)
    return json.dumps(document).encode()


def _raw() -> Iterator[tuple[str, bytes, str]]:
    whole = json.dumps(small(), ensure_ascii=False).encode()
    yield "nothing", b"", "$"
    yield "not JSON", b"plan: maroc", "$"
    yield "cut off", whole[:-20], "$"
    yield "something after the end", whole + b"{}", "$"
    yield "a comment", b"// plan\n" + whole, "$"
    yield "a list", b"[]", "$"
    yield "null", b"null", "$"
    yield "Latin-1", whole.decode().encode("cp1252", "replace"), "$"
    yield "UTF-16", whole.decode().encode("utf-16"), "$"
    yield "NaN", whole.replace(b"33.33", b"NaN"), f"{C}.updates[0].activities[0].progress"
    yield (
        "Infinity",
        whole.replace(b"33.33", b"1e9999999999999999999"),
        (f"{C}.updates[0].activities[0].progress"),
    )
    yield (
        "a huge whole number",
        whole.replace(b"33.33", b"9" * 5000),
        (f"{C}.updates[0].activities[0].progress"),
    )
    yield (
        "a key that stands twice",
        whole.replace(b'"id": "plan-1"', b'"id": "a", "id": "b"'),
        ("$.plan.id"),
    )
    yield "10,000 levels of lists", b"[" * 10_000 + b"]" * 10_000, "$"
    yield "10,000 levels of objects", b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "$"
    yield (
        "levels below a text",
        whole.replace(b'"Le plan"', b"[" * 100 + b"]" * 100),
        "$.plan.title.fr" + "[0]" * 29,
    )
    yield "50 MB of garbage", b"garbage!" * (50 * 1024 * 1024 // 8), "$"
    yield "30 MB of garbage", b"{" + b"garbage!" * (30 * 1024 * 1024 // 8), "$"
    yield "30 MB of lists", b'{"a": [' + b"[1],\n" * (30 * 1024 * 1024 // 5) + b"1]}", "$.a"
