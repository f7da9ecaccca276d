"""Proves that the rates are right: the metric against a plain computation over the export.

No rate is stored or cached: what pages show is computed from the ledger each time. So each way
in which the metric reads (whole plans on one date, on many, members alone) is compared with
`plain.py`, which reads what `ledger export` writes and walks its chain of hashes.
"""

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from pathlib import Path
from uuid import UUID

from django.core.management import call_command

from ogp_cms.core.dates import today
from ogp_cms.extensions import Scope, ScopeKind
from plugins.rates import plain
from plugins.rates.metrics import MANY_MEMBERS, CompletionRate
from plugins.rates.writing import four_places

# The dates on which a check looks, unless one is given: today, and so many of the ledger's own.
OWN_DATES = 12

Expected = dict[plain.Subject, Fraction | None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `difference` is the first one, or empty."""

    compared: int = 0
    dates: int = 0
    entry: int = 0
    difference: str = ""


def check(as_of: datetime.date | None = None, known_at: int | None = None) -> Report:
    """Compares every rate on a date, or on dates spread over the ledger and at two times.

    `known_at` is the number of a ledger entry. A ledger that does not fit its hashes is a
    difference too.
    """
    try:
        entries = _read_export()
    except plain.BrokenExportError as error:
        return Report(difference=str(error))
    last = len(entries)
    dates = [as_of] if as_of else _spread(entries)
    compared = 0
    for known in [known_at] if known_at is not None else sorted({last, last // 2}):
        expected = {day: plain.all_rates(entries, day.isoformat(), known) for day in dates}
        for day, scope, found in _every_figure(expected, known):
            compared += 1
            wanted = expected[day].get(_subject(scope))
            if found != wanted:
                difference = _difference(scope, day, known, found, wanted)
                return Report(compared, len(dates), last, difference)
    return Report(compared, len(dates), last)


def _read_export() -> list[plain.Entry]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        call_command("ledger", "export", output=path, stderr=StringIO())
        with path.open(encoding="utf-8") as lines:
            return plain.read_entries(lines)


def _spread(entries: Sequence[plain.Entry]) -> list[datetime.date]:
    """Today, and dates on which something took effect, evenly out of all of them."""
    own = sorted({entry["effective"] for entry in entries if "effective" in entry})
    step = max(1, -(-len(own) // OWN_DATES))
    chosen = own[::-1][::step]
    return sorted({today(), *(datetime.date.fromisoformat(day) for day in chosen)})


def _every_figure(
    expected: dict[datetime.date, Expected], known: int
) -> Iterator[tuple[datetime.date, Scope, Fraction | None]]:
    """What the metric says, by each way that it reads the ledger."""
    metric = CompletionRate()
    scopes = _scopes(next(iter(expected.values())))
    together = metric.figures_at(scopes, list(expected), known_at=known)
    for day, figures in together.items():
        yield from ((day, scope, figure.value) for scope, figure in figures.items())
    latest = max(expected)
    members = [s for s in scopes if s.kind in (ScopeKind.COMMITMENT, ScopeKind.ACTIVITY)]
    parts = [scopes, *(members[n : n + MANY_MEMBERS] for n in range(0, len(members), MANY_MEMBERS))]
    for part in parts:
        figures = metric.figures(part, latest, known_at=known)
        yield from ((latest, scope, figure.value) for scope, figure in figures.items())


def _scopes(expected: Expected) -> list[Scope]:
    return [
        Scope(ScopeKind(kind), UUID(key), *(UUID(plan) for plan in more))
        for kind, key, *more in expected
    ]


def _subject(scope: Scope) -> plain.Subject:
    subject = (scope.kind.value, str(scope.key))
    return (*subject, str(scope.plan)) if scope.plan else subject


def _difference(
    scope: Scope,
    day: datetime.date,
    known: int,
    found: Fraction | None,
    wanted: Fraction | None,
) -> str:
    return (
        f"The rate of {scope.kind} {scope.key} on {day}, as known at ledger entry {known}: "
        f"the site says {_written(found)}, the plain computation {_written(wanted)}."
    )


def _written(value: Fraction | None) -> str:
    return "not computed" if value is None else four_places(value)
