"""Transactional tests leave the database as they found it.

Django flushes it after each of them, which the ledger's guard refuses and which would take what
the migrations brought (root page, languages, the ledger's head). So before the first such test
the contents are kept, and each flush is followed by putting them back.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections
from django.test import TransactionTestCase

from ogp_cms.ledger import guard

_contents: dict[str, str] = {}
# What is replaced is private, but there is no public way.
_case: Any = TransactionTestCase


@pytest.fixture(scope="session", autouse=True)
def flush_keeps_what_migrations_brought() -> Iterator[None]:
    """Replaces Django's set-up and flush of transactional tests for the session."""
    original = _case._fixture_setup, _case._fixture_teardown
    _case._fixture_setup = classmethod(_keep_contents)
    _case._fixture_teardown = _flush
    yield
    _case._fixture_setup, _case._fixture_teardown = original


def _keep_contents(test_class: Any) -> None:
    for alias in test_class._databases_names(include_mirrors=False):
        if alias not in _contents:
            _contents[alias] = connections[alias].creation.serialize_db_to_string()


def _flush(test: Any) -> None:
    for alias in test._databases_names(include_mirrors=False):
        connection = connections[alias]
        with guard.lifted(connection):
            # Types and permissions come back with the contents, by the ids that they had.
            call_command(
                "flush", verbosity=0, interactive=False, database=alias, inhibit_post_migrate=True
            )
        connection.creation.deserialize_db_from_string(_contents[alias])
        # Rows that came back with their ids leave PostgreSQL's counters where the flush put them.
        resets = connection.ops.sequence_reset_sql(no_style(), apps.get_models())
        with connection.cursor() as cursor:
            for statement in resets:
                cursor.execute(statement)
