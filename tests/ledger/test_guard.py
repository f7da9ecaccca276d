"""The database refuses to change or delete an entry; the guard is looked for and put back."""

import io
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from wagtail.models import Page

from ogp_cms.ledger import chain, checks, domain, guard
from ogp_cms.ledger.drafts import Approval, Placement
from ogp_cms.ledger.enums import Role, Subject
from ogp_cms.ledger.models import Entry, Head


def append_one():
    with transaction.atomic():
        domain.place(
            UUID(int=1),
            [Placement(Subject.AXIS, UUID(int=2), parent=UUID(int=1))],
            Approval(Role.IMPORT, None),
            timeless=True,
        )


@pytest.fixture
def entry(db):
    append_one()
    return Entry.objects.get()


STATEMENTS = [
    "UPDATE ogp_ledger_entry SET revision = 9",
    "UPDATE ogp_ledger_entry SET approved_by = 9 WHERE number = 1",
    "DELETE FROM ogp_ledger_entry",
    "DELETE FROM ogp_ledger_entry WHERE number = 1",
]
if connection.vendor == "sqlite":
    STATEMENTS.append("INSERT OR REPLACE INTO ogp_ledger_entry SELECT * FROM ogp_ledger_entry")
else:
    STATEMENTS.append("TRUNCATE ogp_ledger_entry")


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses(entry, statement):
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.values().get() == Entry.objects.filter(hash=entry.hash).values().get()


def test_the_orm_is_refused_too(entry):
    entry.revision = 9
    for change in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()


def test_with_the_guard_lifted_a_row_can_be_changed(entry):
    """So the refusals above come from the guard and from nothing else."""
    with guard.lifted(connection):
        assert Entry.objects.update(revision=9) == 1
    assert guard.missing(connection) == []


@pytest.mark.django_db
def test_the_check_finds_a_missing_trigger_and_the_command_puts_it_back():
    assert checks.check_guard(None, databases=["default"]) == []
    guard.lift(connection)
    found = checks.check_guard(None, databases=["default"])
    assert [error.id for error in found] == ["ogp_ledger.E001"]
    assert "manage.py ledger guard" in str(found[0].hint)
    assert checks.check_guard(None, databases=None) == []
    out = io.StringIO()
    call_command("ledger", "guard", stdout=out)
    assert out.getvalue().startswith("The database refuses to change or delete entries (put back:")
    assert checks.check_guard(None, databases=["default"]) == []


@pytest.mark.django_db
def test_a_trigger_that_does_nothing_is_found():
    guard.lift(connection)
    guard.put(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ogp_ledger_no_update")
            cursor.execute(
                "CREATE TRIGGER ogp_ledger_no_update BEFORE UPDATE ON ogp_ledger_entry "
                "BEGIN SELECT 1; END"
            )
            assert guard.missing(connection) == ["ogp_ledger_no_update"]
        else:
            cursor.execute("ALTER TABLE ogp_ledger_entry DISABLE TRIGGER ogp_ledger_append_only")
            assert guard.missing(connection) == ["ogp_ledger_append_only"]


@pytest.mark.django_db
def test_nothing_is_expected_before_the_migration(monkeypatch):
    guard.lift(connection)
    monkeypatch.setattr(checks, "GUARD_MIGRATION", ("ogp_ledger", "not yet"))
    assert checks.check_guard(None, databases=["default"]) == []


@pytest.mark.django_db
def test_migrate_puts_the_guard_back():
    guard.lift(connection)
    call_command("migrate", "--skip-checks", verbosity=0)
    assert guard.missing(connection) == []


@pytest.mark.django_db
def test_migrate_makes_the_head_of_an_empty_chain_and_of_no_other():
    Head.objects.all().delete()
    call_command("migrate", "--skip-checks", verbosity=0)
    assert (Head.objects.get().number, Head.objects.get().hash) == (0, chain.GENESIS)
    append_one()
    Head.objects.all().delete()
    call_command("migrate", "--skip-checks", verbosity=0)
    assert not Head.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_flush_is_refused():
    append_one()
    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)
    assert Entry.objects.count() == 1
    assert Head.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_transactional_tests_start_from_what_the_migrations_brought(turn):
    """The first turn leaves an entry; the second finds none, but the root page and the head."""
    assert not Entry.objects.exists()
    assert Page.objects.filter(depth=1).count() == 1
    assert Head.objects.get().number == 0
    assert guard.missing(connection) == []
    append_one()
    assert Entry.objects.count() == 1
