"""The plain implementation reads only what fits its hashes."""

import json

import pytest

from ogp_cms.ledger import export, queries
from plugins.rates import plain
from tests.plugins.rates import world as w

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    w.append(*w.everything_placed(), w.progress(w.key(1000), w.PLANS[0], 40, w.DAYS[1]))
    return list(export.jsonl(queries.head()))


def broken(lines, message):
    with pytest.raises(plain.BrokenExportError, match=message):
        plain.read_entries(lines)


def test_a_whole_export_is_read(lines):
    entries = plain.read_entries(lines)
    assert [entry["number"] for entry in entries] == list(range(1, len(lines)))


def test_it_imports_nothing_of_the_project():
    import ast
    from pathlib import Path

    tree = ast.parse(Path(plain.__file__).read_text(encoding="utf-8"))
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported == {"datetime", "hashlib", "json", "collections.abc", "fractions", "typing"}


def test_a_changed_value_is_found(lines):
    lines[-1] = lines[-1].replace("40.00", "41.00")
    broken(lines, f"Entry {len(lines) - 1} does not fit its hash")


def test_a_missing_entry_is_found(lines):
    broken([*lines[:5], *lines[6:]], "Entry 6 does not fit its hash")
    broken(lines[:-1], "The last entry is not the head that the file states")


def test_what_is_no_export_is_refused(lines):
    broken([], "The file is empty")
    broken([json.dumps({"format": "other"})], "not an export of the ledger")
