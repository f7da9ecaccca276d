"""Looks for the guard in the database; runs with `check --database default` and at every migrate."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from ogp_cms.ledger import guard

GUARD_MIGRATION = ("ogp_ledger", "0002_guard")


@register(Tags.database)
def check_guard(
    app_configs: Any, databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """An error for each database whose entries could be changed unnoticed by the database."""
    return [
        Error(
            f"The ledger in database {alias!r} is not guarded: its table lacks the triggers "
            f"{', '.join(missing)}.",
            hint="Run: manage.py ledger guard. Then see whether the chain is whole: "
            "manage.py ledger verify.",
            id="ogp_ledger.E001",
        )
        for alias in databases or []
        if (missing := _missing(alias))
    ]


def _missing(alias: str) -> list[str]:
    connection = connections[alias]
    # Before its migration ran there is nothing to guard, and `migrate` must not be held up.
    if GUARD_MIGRATION not in MigrationRecorder(connection).applied_migrations():
        return []
    return guard.missing(connection) if guard.has_table(connection) else ["(no table)"]
