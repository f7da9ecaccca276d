"""Who publishes, withdraws or moves just now: Wagtail's signals do not say."""

import contextlib
import contextvars
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Actor:
    """A user (None: nobody in person, such as a timer) and the role in which they act."""

    user: Any
    role: str = "secretariat"

    @property
    def user_id(self) -> int | None:
        """The user's id, for records that outlive the user."""
        return getattr(self.user, "pk", None)


_actor: contextvars.ContextVar[Actor | None] = contextvars.ContextVar("ogp_actor", default=None)


@contextlib.contextmanager
def acting(user: Any, role: str = "secretariat") -> Iterator[None]:
    """Names who acts within the block."""
    token = _actor.set(Actor(user, role))
    try:
        yield
    finally:
        _actor.reset(token)


def current_actor() -> Actor | None:
    """Who was named by the innermost `acting`; None outside of any."""
    return _actor.get()
