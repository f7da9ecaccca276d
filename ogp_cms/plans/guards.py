"""Questions that plans must ask of apps further on, which they never import.

An app registers an answer in its `AppConfig.ready()`; the answers of all apps are joined.
"""

from collections.abc import Callable, Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

ActivityGuard = Callable[[Collection[UUID]], set[UUID]]
PageGuard = Callable[[Page], bool]

HOLDS_REPORT = _(
    "This cannot be deleted: it is, or holds, a report that was public. Withdraw it instead: what "
    "was published stays on record."
)

_activity_guards: list[ActivityGuard] = []
_page_guards: list[PageGuard] = []


def register_activity_guard(guard: ActivityGuard) -> None:
    """Adds an answer to: about which of these activities is something recorded?"""
    if guard not in _activity_guards:
        _activity_guards.append(guard)


def register_page_guard(guard: PageGuard) -> None:
    """Adds an answer to: does this page, or one below it, hold a report that was published?"""
    if guard not in _page_guards:
        _page_guards.append(guard)


def recorded_activities(keys: Collection[UUID]) -> set[UUID]:
    """The activities, by `translation_key`, that have facts: they are cancelled, never removed."""
    if not keys:
        return set()
    return set().union(*(guard(keys) for guard in _activity_guards))


def holds_published_report(page: Page) -> bool:
    """Whether the page is, or is above, a report that was ever published: it is not deleted."""
    return any(guard(page) for guard in _page_guards)
