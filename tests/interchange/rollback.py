"""Undoing what a block of a test did to the database."""

import contextlib
from collections.abc import Iterator

from django.db import transaction


class _UndoError(Exception):
    pass


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Runs the block in a transaction of its own that is rolled back."""
    with contextlib.suppress(_UndoError), transaction.atomic():
        yield
        raise _UndoError
