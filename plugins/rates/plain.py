"""A second, plain implementation of the rates, over the file that `ledger export` writes.

It shares nothing with the engine: it reads JSON lines, walks the chain of hashes as it reads,
and works with texts, Fractions and loops. `rates check` compares the two; anybody can run it on
the public download to recompute every published rate. It needs only Python's standard library.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

Entry = dict[str, Any]
# ("commitment", key), or ("organisation", key, plan): keys as the file writes them.
Subject = tuple[str, ...]


class BrokenExportError(Exception):
    """The file is no ledger, or an entry in it does not fit its hash."""


def read_entries(lines: Iterable[str]) -> list[Entry]:
    """The entries of an export in JSON lines; `BrokenExportError` names the first that does not fit."""
    entries: list[Entry] = []
    header = None
    previous = ""
    for line in lines:
        if header is None:
            header = json.loads(line)
            if header.get("format") != "ogp-ledger" or header.get("version") != 1:
                raise BrokenExportError("This is not an export of the ledger, version 1.")
            previous = header["genesis"]
            continue
        entry = json.loads(line)
        stated = entry.pop("hash")
        public = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if hashlib.sha256((previous + public).encode()).hexdigest() != stated:
            raise BrokenExportError(f"Entry {entry['number']} does not fit its hash.")
        if entry["number"] != len(entries) + 1:
            raise BrokenExportError(f"Entry {len(entries) + 1} is missing.")
        previous = stated
        entries.append(entry)
    if header is None:
        raise BrokenExportError("The file is empty.")
    if previous != header["hash"]:
        raise BrokenExportError("The last entry is not the head that the file states.")
    return entries


def all_rates(
    entries: list[Entry], as_of: str, known_at: datetime.datetime | int | None = None
) -> dict[Subject, Fraction | None]:
    """The rate of everything that was ever placed, on a day written YYYY-MM-DD."""
    book = _book(entries, as_of, known_at)
    rates: dict[Subject, Fraction | None] = {}
    for entry in entries:
        if entry["kind"] != "placement":
            continue
        subject = (entry["subject_kind"], entry["subject"])
        if subject in rates:
            continue
        rates[subject] = None
    for kind, key in list(rates):
        if kind == "activity":
            rates[kind, key] = _activity_rate(book, key, as_of)
        if kind == "commitment":
            rates[kind, key] = _commitment_rate(book, key, as_of)
    _add_means(rates, book, entries)
    return rates


def _book(
    entries: list[Entry], as_of: str, known_at: datetime.datetime | int | None
) -> dict[str, dict[str, list[Entry]]]:
    """What stands and counts by then: per kind and subject, from the last to the first."""
    withdrawn = set()
    for entry in entries:
        if entry["kind"] == "withdrawal" and _was_known(entry, known_at):
            withdrawn.add(entry["withdraws"])
    book: dict[str, dict[str, list[Entry]]] = {"progress": {}, "planning": {}, "placement": {}}
    for entry in entries:
        if entry["kind"] == "withdrawal" or entry["number"] in withdrawn:
            continue
        if entry["effective"] > as_of or not _was_known(entry, known_at):
            continue
        book[entry["kind"]].setdefault(entry["subject"], []).append(entry)
    for subjects in book.values():
        for listed in subjects.values():
            listed.sort(key=lambda entry: (entry["effective"], entry["number"]), reverse=True)
    return book


def _was_known(entry: Entry, known_at: datetime.datetime | int | None) -> bool:
    if known_at is None:
        return True
    if isinstance(known_at, int):
        return bool(entry["number"] <= known_at)
    return datetime.datetime.fromisoformat(entry["recorded_at"]) <= known_at


def _placement(book: Any, subject: str | None) -> Entry:
    for entry in book["placement"].get(subject, []):
        return dict(entry)
    return {}


def _planned(book: Any, activity: str, name: str, default: str) -> str:
    for entry in book["planning"].get(activity, []):
        if name in entry:
            return str(entry[name])
    return default


def _progress(book: Any, activity: str) -> Fraction:
    for entry in book["progress"].get(activity, []):
        return Fraction(entry["progress"])
    return Fraction(0)


def _is_running(book: Any, commitment: str | None, as_of: str) -> bool:
    axis = _placement(book, commitment).get("parent")
    plan = _placement(book, axis).get("parent")
    start = _placement(book, plan).get("plan_start")
    return start is not None and start <= as_of


def _activity_rate(book: Any, activity: str, as_of: str) -> Fraction | None:
    commitment = _placement(book, activity).get("parent")
    if commitment is None or not _is_running(book, commitment, as_of):
        return None
    if _planned(book, activity, "state", "active") == "cancelled":
        return None
    return _progress(book, activity)


def _commitment_rate(book: Any, commitment: str, as_of: str) -> Fraction | None:
    if not _is_running(book, commitment, as_of):
        return None
    products = Fraction(0)
    weights = Fraction(0)
    for activity in _members(book, commitment):
        if _planned(book, activity, "state", "active") != "cancelled":
            weight = Fraction(_planned(book, activity, "weight", "1"))
            products += weight * _progress(book, activity)
            weights += weight
    return products / weights if weights else None


def _members(book: Any, parent: str) -> list[str]:
    """The subjects that stand under a parent (listed once for all parents)."""
    if "members" not in book:
        book["members"] = {}
        for subject in book["placement"]:
            above = _placement(book, subject).get("parent")
            book["members"].setdefault(above, []).append(subject)
    return list(book["members"].get(parent, []))


def _add_means(rates: dict[Subject, Fraction | None], book: Any, entries: list[Entry]) -> None:
    """Axes from commitments, plans from commitments or axes, organisations within plans."""
    organisations: dict[Subject, list[Fraction | None]] = {}
    for entry in entries:
        if entry.get("organisation"):
            organisations["organisation", entry["organisation"], entry["plan"]] = []
    for kind, key in list(rates):
        if kind != "axis":
            continue
        below = []
        for commitment in _members(book, key):
            rate = rates["commitment", commitment]
            below.append(rate)
            leader = _placement(book, commitment).get("organisation")
            plan = _placement(book, key).get("parent")
            if leader and plan:
                organisations["organisation", leader, plan].append(rate)
        rates["axis", key] = _mean(below)
    for kind, key in list(rates):
        if kind == "plan":
            rates["plan", key] = _plan_rate(rates, book, key)
    for subject, below in organisations.items():
        rates[subject] = _mean(below)


def _plan_rate(rates: dict[Subject, Fraction | None], book: Any, plan: str) -> Fraction | None:
    place = _placement(book, plan)
    if "plan_start" not in place:
        return None
    axes = _members(book, plan)
    if place.get("rate_of") == "axes":
        return _mean([rates["axis", axis] for axis in axes])
    return _mean([rates["commitment", one] for axis in axes for one in _members(book, axis)])


def _mean(values: list[Fraction | None]) -> Fraction | None:
    defined = [value for value in values if value is not None]
    return sum(defined, Fraction(0)) / len(defined) if defined else None
