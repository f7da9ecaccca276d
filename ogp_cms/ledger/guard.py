"""The database's own refusal to change or delete an entry: triggers on the table of entries."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "ogp_ledger_entry"
SENTENCE = "The ledger is append-only: its entries are never changed or deleted."

_SQLITE_REFUSAL = f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
# SQLite's INSERT OR REPLACE deletes the row in the way without asking the delete trigger.
_SQLITE = {
    "ogp_ledger_no_update": f"BEFORE UPDATE ON {TABLE} {_SQLITE_REFUSAL}",
    "ogp_ledger_no_delete": f"BEFORE DELETE ON {TABLE} {_SQLITE_REFUSAL}",
    "ogp_ledger_no_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} "  # noqa: S608 - constants
        f"WHERE number = NEW.number OR withdraws = NEW.withdraws) {_SQLITE_REFUSAL}"
    ),
}

_POSTGRESQL_TRIGGER = "ogp_ledger_append_only"
_POSTGRESQL_FUNCTION = "ogp_ledger_refuse"
_POSTGRESQL_BODY = f"BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation'; END"


def has_table(connection: BaseDatabaseWrapper) -> bool:
    """Whether this database has the table of entries."""
    with connection.cursor() as cursor:
        return TABLE in connection.introspection.table_names(cursor)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that are not there, or are not ours as they should be."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = dict(cursor.fetchall())
            return [
                name for name, text in _SQLITE.items() if found.get(name) != _create(name, text)
            ]
        cursor.execute(
            "SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgrelid = to_regclass(%s) AND t.tgname = %s AND t.tgenabled = 'A'"
            # Before each statement: TRUNCATE, UPDATE, DELETE.
            " AND t.tgtype = 58 AND p.proname = %s AND p.prosrc = %s",
            [TABLE, _POSTGRESQL_TRIGGER, _POSTGRESQL_FUNCTION, _POSTGRESQL_BODY],
        )
        return [] if cursor.fetchone() else [_POSTGRESQL_TRIGGER]


def put(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers (back) in their place."""
    lift(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, text in _SQLITE.items():
                cursor.execute(_create(name, text))
            return
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {_POSTGRESQL_FUNCTION}() RETURNS trigger"
            f" LANGUAGE plpgsql AS $body${_POSTGRESQL_BODY}$body$"
        )
        cursor.execute(
            f"CREATE TRIGGER {_POSTGRESQL_TRIGGER} BEFORE UPDATE OR DELETE OR TRUNCATE"
            f" ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {_POSTGRESQL_FUNCTION}()"
        )
        # Also for sessions that replicate: those skip ordinary triggers.
        cursor.execute(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {_POSTGRESQL_TRIGGER}")


def lift(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: for tests that flush the database, and to undo the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS {_POSTGRESQL_TRIGGER} ON {TABLE}")
            cursor.execute(f"DROP FUNCTION IF EXISTS {_POSTGRESQL_FUNCTION}()")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lifts the guard for a block and puts it back, whatever happens within."""
    lift(connection)
    try:
        yield
    finally:
        put(connection)


def _create(name: str, text: str) -> str:
    return f"CREATE TRIGGER {name} {text}"
