"""The ledger as files for everybody: JSON lines that can be verified, and CSV for spreadsheets.

Both hold the entries up to the head that was read first, so that a growing ledger gives a whole
file. The first JSON line states the head; each other is an entry in its canonical form with its
hash. In the CSV the last row's number and hash are the head.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping

from ogp_cms.ledger.chain import GENESIS, PUBLIC_FIELDS, canonical_json, public_fields
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import HeadState

COLUMNS = [*PUBLIC_FIELDS, "hash"]
# What a spreadsheet would take for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Rows sent at once: small answers are slow, large ones fill the memory.
BATCH = 500


def entries_until(number: int) -> Iterator[Entry]:
    """The entries from the first to this number, in constant memory."""
    return Entry.objects.filter(number__lte=number).order_by("number").iterator(chunk_size=2000)


def safe_cell(value: object) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def jsonl(head: HeadState) -> Iterator[str]:
    """The ledger as JSON lines, one line at a time."""
    state = {
        "format": "ogp-ledger",
        "version": 1,
        "genesis": GENESIS,
        "number": head.number,
        "hash": head.hash,
    }
    yield json.dumps(state) + "\n"
    for entry in entries_until(head.number):
        yield canonical_json({**public_fields(entry), "hash": entry.hash}) + "\n"


def csv_rows(head: HeadState) -> Iterator[str]:
    """The ledger as CSV (RFC 4180, UTF-8), one line at a time."""
    yield _csv_line(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for entry in entries_until(head.number):
        yield _csv_line({**public_fields(entry), "hash": entry.hash})


def _csv_line(fields: Mapping[str, object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(fields.get(name)) for name in COLUMNS])
    return line.getvalue()


FORMATS: dict[str, Callable[[HeadState], Iterator[str]]] = {"csv": csv_rows, "jsonl": jsonl}


def batched(lines: Iterator[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if len(piece) == BATCH:
            yield "".join(piece)
            piece = []
    if piece:
        yield "".join(piece)
