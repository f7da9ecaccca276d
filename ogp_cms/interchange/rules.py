"""The rules of a valid document beyond its schema, as the schema's description lists them.

The document may be broken in any way: what has the wrong type is passed over, the schema says so.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from ogp_cms.core.phrases import in_a_row
from ogp_cms.interchange.problems import Problem, step
from ogp_cms.interchange.schema import parse_date

# Where a text stands: the keys of the format that hold an object of languages.
TEXT_KEYS = frozenset(
    {
        "additional",
        "audience",
        "contribution",
        "decrease_reason",
        "description",
        "difficulties",
        "done",
        "indicators",
        "name",
        "next_steps",
        "not_done",
        "problem",
        "reason",
        "results",
        "summary",
        "title",
    }
)


def broken_rules(
    document: Any, languages: Sequence[str], today: datetime.date
) -> Iterator[Problem]:
    """Every rule that the document breaks; `languages` are those of the installation."""
    if not isinstance(document, dict):
        return
    yield from _broken_languages(document, languages)
    source = document.get("source_language")
    yield from _broken_texts("$", document, source, languages)
    yield from _broken_periods("$", document)
    yield from _broken_addresses("$", document)
    yield from _broken_names(document)
    for path, commitment in _commitments(document):
        yield from _broken_activities(path, commitment)
        yield from _broken_reports(path, commitment, today)


def _broken_languages(document: dict[str, Any], languages: Sequence[str]) -> Iterator[Problem]:
    source = document.get("source_language")
    if isinstance(source, str) and source not in languages:
        yield Problem("$.source_language", _not_installed(source, languages))


def _not_installed(code: str, languages: Sequence[str]) -> str:
    return _("The language “%(code)s” is not installed here; installed: %(known)s.") % {
        "code": code[:35],
        "known": in_a_row(languages),
    }


def _broken_texts(path: str, node: Any, source: Any, languages: Sequence[str]) -> Iterator[Problem]:
    for key, inner_path, value in _children(path, node):
        if key in TEXT_KEYS or _is_spoken_date(key, value):
            yield from _broken_text(inner_path, value, source, languages)
        else:
            yield from _broken_texts(inner_path, value, source, languages)


def _is_spoken_date(key: str | int, value: Any) -> bool:
    """The date of a communication action is a text; every other date is a day."""
    return key == "date" and isinstance(value, dict)


def _broken_text(path: str, text: Any, source: Any, languages: Sequence[str]) -> Iterator[Problem]:
    if not isinstance(text, dict):
        return
    for code, value in text.items():
        if code not in languages:
            yield Problem(step(path, code), _not_installed(code, languages))
        elif isinstance(value, str) and value and not value.strip():
            yield Problem(step(path, code), _("The text is blank; leave the language out instead."))
    if text and isinstance(source, str) and source in languages and source not in text:
        wanted = _("The text in the source language, “%(code)s”, is missing.")
        yield Problem(path, wanted % {"code": source})


def _broken_periods(path: str, node: Any) -> Iterator[Problem]:
    if isinstance(node, dict):
        start, end = _date(node.get("start")), _date(node.get("end"))
        if start and end and end < start:
            order = _("The end is before the start, %(start)s.") % {"start": start.isoformat()}
            yield Problem(step(path, "end"), order)
    for _key, inner_path, value in _children(path, node):
        yield from _broken_periods(inner_path, value)


def _broken_addresses(path: str, node: Any) -> Iterator[Problem]:
    for key, inner_path, value in _children(path, node):
        if key == "url" and isinstance(value, str):
            if not _is_address(value):
                yield Problem(inner_path, _("This is not a web address: its host is missing."))
        else:
            yield from _broken_addresses(inner_path, value)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and value.isprintable()


def _broken_names(document: dict[str, Any]) -> Iterator[Problem]:
    organisations = _list(document, "organisations")
    yield from _repeated("$.organisations", organisations, "id")
    yield from _repeated("$.axes", _list(document, "axes"), "id")
    known = {item["id"] for item in organisations if isinstance(item.get("id"), str)}
    seen: set[Any] = set()
    for path, commitment in _commitments(document):
        number = commitment.get("number")
        if isinstance(number, int) and number in seen:
            again = _("Number %(number)s already names another commitment of this plan.")
            yield Problem(step(path, "number"), again % {"number": number})
        if isinstance(number, int):
            seen.add(number)
        yield from _unknown_organisations(path, commitment, known)


def _unknown_organisations(
    path: str, commitment: dict[str, Any], known: set[str]
) -> Iterator[Problem]:
    named = [(f"{path}.lead_organisation", commitment.get("lead_organisation"))]
    supporting = commitment.get("supporting_organisations")
    if isinstance(supporting, list):
        inner = f"{path}.supporting_organisations"
        named += [(step(inner, place), item) for place, item in enumerate(supporting)]
    for place, item in named:
        if isinstance(item, str) and item not in known:
            wanted = _("No organisation of the document has the id “%(id)s”.")
            yield Problem(place, wanted % {"id": item[:50]})


def _broken_activities(path: str, commitment: dict[str, Any]) -> Iterator[Problem]:
    activities = _list(commitment, "activities")
    yield from _repeated(f"{path}.activities", activities, "number")
    known = {item["number"] for item in activities if isinstance(item.get("number"), int)}
    for kind in ("updates", "planning_changes"):
        for report_path, report in _items(path, commitment, kind):
            rows = _list(report, "activities")
            yield from _repeated(f"{report_path}.activities", rows, "number")
            for row_path, row in _items(report_path, report, "activities"):
                number = row.get("number")
                if isinstance(number, int) and number not in known:
                    wanted = _("The commitment has no activity %(number)s.") % {"number": number}
                    yield Problem(f"{row_path}.number", wanted)


def _broken_reports(
    path: str, commitment: dict[str, Any], today: datetime.date
) -> Iterator[Problem]:
    for kind in ("updates", "planning_changes"):
        yield from _repeated(step(path, kind), _list(commitment, kind), "id")
        spoken: set[tuple[Any, datetime.date]] = set()
        for report_path, report in _items(path, commitment, kind):
            day = _date(report.get("date"))
            if day is None:
                continue
            if day > today:
                wanted = _("An effective date is not after today, %(today)s.")
                yield Problem(f"{report_path}.date", wanted % {"today": today.isoformat()})
            for row_path, row in _items(report_path, report, "activities"):
                number = row.get("number")
                if kind == "updates" and "progress" not in row:
                    continue
                if not isinstance(number, int):
                    continue
                if (number, day) in spoken and not _named_before(report, row):
                    yield Problem(f"{row_path}.number", _said_twice(number, day))
                spoken.add((number, day))


def _named_before(report: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether the report itself names the activity twice, which is told apart."""
    same = [item for item in _list(report, "activities") if item.get("number") == row["number"]]
    return len(same) > 1


def _said_twice(number: int, day: datetime.date) -> str:
    return _("Another report already speaks of activity %(number)s on %(date)s.") % {
        "number": number,
        "date": day.isoformat(),
    }


def _repeated(path: str, items: list[dict[str, Any]], key: str) -> Iterator[Problem]:
    seen: set[Any] = set()
    for place, item in enumerate(items):
        value = item.get(key)
        if not isinstance(value, str | int):
            continue
        if value in seen:
            again = _("“%(value)s” stands twice in this list.") % {"value": str(value)[:50]}
            yield Problem(f"{path}[{place}].{key}", again)
        seen.add(value)


def _commitments(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, axis in _items("$", document, "axes"):
        yield from _items(path, axis, "commitments")


def _items(path: str, node: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    found = node.get(key)
    if isinstance(found, list):
        for place, item in enumerate(found):
            if isinstance(item, dict):
                yield f"{path}.{key}[{place}]", item


def _list(node: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects of a list, each at its own place (another thing counts as an empty object)."""
    found = node.get(key)
    if not isinstance(found, list):
        return []
    return [item if isinstance(item, dict) else {} for item in found]


def _children(path: str, node: Any) -> Iterator[tuple[str | int, str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, dict | list | str):
                yield key, step(path, key), value
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield place, step(path, place), value


def _date(value: Any) -> datetime.date | None:
    return parse_date(value) if isinstance(value, str) else None
