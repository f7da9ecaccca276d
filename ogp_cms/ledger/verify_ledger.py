#!/usr/bin/env python3
"""Checks a downloaded ledger: was any entry changed, left out or put in?

    python3 verify_ledger.py ledger.jsonl [HASH]

Needs nothing but Python 3.9 or newer. HASH is a head that you kept from an earlier day: if it is
still in the chain, nothing up to it was rewritten since.

How it works. Each line of the file but the first is an entry with its "hash". That hash is the
SHA-256 of the hash of the entry before it (64 zeros before the first) followed by the entry
without its hash, written as JSON with sorted keys and no spaces. Whoever changes an old entry
has to change every hash after it, and the last one with them. So compare the last hash below
with the one on the site's data page, and with those that others have kept.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

GENESIS = "0" * 64


def fail(message: str) -> NoReturn:
    sys.exit(f"NOT VALID. {message}")


def read_head(line: str) -> "dict[str, Any]":
    """The first line: what the file says of itself."""
    head = json.loads(line)
    if head.get("format") != "ogp-ledger" or head.get("version") != 1:
        fail("This is not a ledger of version 1, as downloaded in JSON lines.")
    return dict(head)


def check_entry(line: str, number: int, previous: str, moment: str) -> "tuple[str, str]":
    """Checks that an entry fits behind the one before it; gives its own hash and moment."""
    entry = json.loads(line)
    given = entry.pop("hash")
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if entry["number"] != number:
        fail(f"Entry {number}: the file has entry {entry['number']} in its place.")
    if hashlib.sha256((previous + text).encode()).hexdigest() != given:
        fail(f"Entry {number}: its hash does not fit its fields.")
    if entry["recorded_at"] < moment:
        fail(f"Entry {number}: it was recorded before the entry that it follows.")
    if not 0 <= entry.get("withdraws", 0) < number:
        fail(f"Entry {number}: it withdraws an entry that is not before it.")
    return given, entry["recorded_at"]


def main(path: str, kept: str = "") -> None:
    number, last, moment = 0, GENESIS, ""
    found = last == kept
    with Path(path).open(encoding="utf-8") as lines:
        try:
            head = read_head(lines.readline())
            for line in lines:
                last, moment = check_entry(line, number + 1, last, moment)
                number += 1
                found = found or last == kept
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            fail(f"Entry {number + 1}: it cannot be read ({error!r}).")
    if (number, last) != (head.get("number"), head.get("hash")):
        fail(f"The file ends at entry {number}, but says that it ends at {head.get('number')}.")
    sys.stdout.write(f"VALID. {number} entries, the last with the hash\n{last}\n")
    if kept and not found:
        fail("The hash that you kept is not in this chain: history was rewritten.")
    if kept:
        sys.stdout.write("The hash that you kept is in it.\n")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], *(kept.strip().lower() for kept in sys.argv[2:]))
