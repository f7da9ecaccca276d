"""Whatever was tampered with, the walk names the first entry that does not fit."""

import datetime
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ogp_cms.ledger import chain, guard, queries
from ogp_cms.ledger.models import Entry, Head
from ogp_cms.ledger.verification import verify
from tests.ledger.conftest import FIRST, SECOND, progress, record


@pytest.fixture
def filled(activities):
    """Seven entries: three placements, 4 and 5 progress, 6 withdraws 5, 7 is new."""
    record(progress(50), progress(60, activity=SECOND))
    record(progress(50), progress(70, activity=SECOND), revision=2)
    assert queries.head().number == 7


def sql(statement, *parameters):
    with guard.lifted(connection), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def rechain(start):
    """What a clever forger does: computes every hash anew, and the stored head."""
    previous = Entry.objects.get(number=start - 1).hash
    with guard.lifted(connection):
        for entry in Entry.objects.filter(number__gte=start).order_by("number"):
            previous = chain.hash_after(previous, entry)
            Entry.objects.filter(number=entry.number).update(hash=previous)
    Head.objects.update(hash=previous)


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("ledger", *arguments, stdout=out, stderr=err)
    return out.getvalue()


def test_a_whole_chain(filled):
    head = queries.head()
    assert head.recorded_at is not None
    assert (verify().position, verify(head.hash).position) == (None, 7)
    assert run("verify") == f"The chain is whole: 7 entries, {head.hash}.\n"
    assert run("head") == f"7 {head.hash} {head.recorded_at.isoformat()}\n"


def test_an_empty_chain(db):
    assert run("verify") == f"The chain is whole: 0 entries, {chain.GENESIS}.\n"
    assert run("head") == f"0 {chain.GENESIS} -\n"


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE ogp_ledger_entry SET progress = 9900 WHERE number = 4",
         "entry 4: its hash does not fit its fields"),
        ("UPDATE ogp_ledger_entry SET effective = '2020-01-01' WHERE number = 7",
         "entry 7: its hash does not fit its fields"),
        ("UPDATE ogp_ledger_entry SET revision = NULL WHERE number = 5",
         "entry 5: its hash does not fit its fields"),
        ("UPDATE ogp_ledger_entry SET hash = repeat('a', 64) WHERE number = 2",
         "entry 2: its hash does not fit its fields"),
        ("UPDATE ogp_ledger_entry SET withdraws = 4 WHERE number = 6",
         "entry 6: its hash does not fit its fields"),
        ("UPDATE ogp_ledger_entry SET withdraws = 7 WHERE number = 6",
         "entry 6: withdraws an entry that is not before it"),
        ("DELETE FROM ogp_ledger_entry WHERE number = 1",
         "entry 1: is missing; entry 2 follows entry 0"),
        ("DELETE FROM ogp_ledger_entry WHERE number = 5",
         "entry 5: is missing; entry 6 follows entry 4"),
        ("DELETE FROM ogp_ledger_entry WHERE number = 7",
         "entry 7: is missing; the stored head is at 7"),
        ("DELETE FROM ogp_ledger_entry", "entry 1: is missing; the stored head is at 7"),
        ("UPDATE ogp_ledger_entry SET recorded_at = '2020-01-01 00:00:00' WHERE number = 3",
         "entry 3: was recorded before the entry that it follows"),
        ("UPDATE ogp_ledger_head SET number = 6", "entry 6: its hash is not that of the stored head"),
        ("DELETE FROM ogp_ledger_head", "The stored head is missing."),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_found(filled, statement, problem):
    if connection.vendor == "sqlite":
        statement = statement.replace("repeat('a', 64)", f"'{'a' * 64}'")
    sql(statement)
    found = verify().problem
    assert found is not None
    assert found.startswith(problem)
    with pytest.raises(CommandError, match="The chain is broken") as failure:
        run("verify")
    assert failure.value.returncode == 1
    assert problem in str(failure.value)


if connection.vendor == "sqlite":
    # PostgreSQL takes no text where a number belongs.

    @pytest.mark.parametrize("column", ["subject", "revision", "recorded_at", "effective"])
    def test_what_cannot_be_read_is_found(filled, column):
        sql(f"UPDATE ogp_ledger_entry SET {column} = 'garbage' WHERE number = 4")
        found = verify().problem
        assert found is not None
        assert found.startswith("entry 4: ")


def test_an_entry_beyond_the_head_is_found(filled):
    with guard.lifted(connection):
        beyond = Entry.objects.get(number=7)
        beyond.number = 8
        beyond.save(force_insert=True)
    assert verify().problem == "entry 8: lies beyond the stored head"


def test_a_forger_who_computes_every_hash_anew_is_found_by_an_old_head(filled):
    old = queries.head().hash
    sql("UPDATE ogp_ledger_entry SET progress = 9900 WHERE number = 4")
    rechain(4)
    assert verify().problem is None
    with pytest.raises(CommandError, match="is not in the chain: history was rewritten") as failure:
        run("verify", "--head", old)
    assert failure.value.returncode == 1


def test_an_old_head_is_found_in_a_chain_that_grew(filled):
    old = queries.head().hash
    record(progress(80), revision=3)
    assert f"The head {old} is in it, at entry 7.\n" in run("verify", "--head", old.upper())
    assert f"The head {chain.GENESIS} is in it, at entry 0.\n" in run(
        "verify", "--head", chain.GENESIS
    )


def test_a_head_that_is_none_is_refused(db):
    with pytest.raises(CommandError, match="64 hexadecimal digits"):
        run("verify", "--head", "abc")


def test_the_approver_is_not_part_of_the_chain(filled):
    sql("UPDATE ogp_ledger_entry SET approved_by = NULL")
    assert verify().problem is None


def test_the_walk_takes_the_same_queries_however_long_the_chain(filled):
    with CaptureQueriesContext(connection) as captured:
        verify()
    before = len(captured)
    record(*(progress(day, datetime.date(2021, 1, day)) for day in range(1, 29)))
    with CaptureQueriesContext(connection) as captured:
        verify()
    assert len(captured) == before


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


def test_export_as_json_lines(filled):
    head, *entries = lines_of(run("export"))
    state = queries.head()
    assert head == {
        "format": "ogp-ledger",
        "version": 1,
        "genesis": chain.GENESIS,
        "number": 7,
        "hash": state.hash,
    }
    assert [entry["number"] for entry in entries] == [1, 2, 3, 4, 5, 6, 7]
    assert entries[3] == {
        **chain.public_fields(Entry.objects.get(number=4)),
        "hash": Entry.objects.get(number=4).hash,
    }
    assert entries[3]["progress"] == "50.00"
    assert entries[3]["subject"] == str(FIRST)
    assert entries[6]["hash"] == state.hash


def test_export_into_a_file_is_whole_or_not_there(filled, tmp_path, monkeypatch):
    target = tmp_path / "ledger.csv"
    run("export", "--format", "csv", "--output", str(target))
    text = target.read_bytes().decode()
    assert text == run("export", "--format", "csv")
    assert text.count("\r\n") == 8
    assert text.rstrip().endswith(queries.head().hash)

    def fail(_path, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="No space left"):
        run("export", "--output", str(target))
    assert target.read_bytes().decode() == text
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.csv"]


def test_export_where_no_folder_is(db, tmp_path):
    with pytest.raises(CommandError, match=r"Cannot write .*No such file or directory"):
        run("export", "--output", str(tmp_path / "nowhere" / "ledger.csv"))


def test_without_an_action_the_command_says_which_there_are(db):
    with pytest.raises(CommandError, match="ACTION"):
        call_command("ledger")
