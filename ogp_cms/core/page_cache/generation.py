"""The generation of all that the public reads: every change gives it a new value.

It lies in a cache that all processes share. A value is never used twice, so raising needs no
counting: one write, the last of several wins, and each of them differs from all before. It begins
with the second of the change, which is never before that of the change before.
"""

import logging
import secrets
import time
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db import transaction

logger = logging.getLogger(__name__)

KEY = "generation"


@dataclass(frozen=True, slots=True)
class Generation:
    """A state of the public content; `second` is when it began, in Unix time."""

    second: int
    name: str

    def __str__(self) -> str:
        return f"{self.second}-{self.name}"


def current() -> Generation | None:
    """The generation that counts now; None when the shared cache does not answer."""
    try:
        return _read() or _write()
    except Exception:
        logger.exception("The generation of the page cache cannot be read; pages are made anew.")
        return None


def raise_now() -> None:
    """Makes everything that is kept invalid, at once and in every process.

    The change is committed: a cache that does not answer is an error in the log and no more. What
    is kept may then be old until it expires (OGP_CACHE_SECONDS).
    """
    try:
        _write()
    except Exception:
        logger.exception("The generation of the page cache cannot be raised; pages may be old.")


def raise_after_commit(using: str | None = None) -> None:
    """`raise_now` once the running transaction is committed; at once outside of one.

    Rolled back, whole or to a savepoint, nothing is raised.
    """
    connection: Any = transaction.get_connection(using)
    if not connection.in_atomic_block:
        raise_now()
    elif not any(waiting is raise_now for _points, waiting, _robust in connection.run_on_commit):
        transaction.on_commit(raise_now, using=using)


def _read() -> Generation | None:
    text: str | None = caches["generation"].get(KEY)
    if text is None:
        return None
    second, _, name = text.partition("-")
    return Generation(int(second), name)


def _write() -> Generation:
    before = _read()
    now = int(time.time())
    second = now if before is None else max(now, before.second + 1)
    made = Generation(second, secrets.token_hex(8))
    caches["generation"].set(KEY, str(made), timeout=None)
    return made
