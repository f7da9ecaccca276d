"""The published signals of the core: what plugins may listen to, in their `receivers.py`.

Every page that a signal hands over stands in the plan's source tree. Announcements go out
after the transaction has been committed, and a listener that fails is logged and harms nobody.
`before_report_approval` goes out inside the transaction and is the only one that can say no.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal


class ApprovalRefused(Exception):  # noqa: N818 - a verdict, not a fault
    """Raised by a listener of `before_report_approval`: its text tells the moderator why."""


class PublishedSignal(Signal):
    """A signal with a name and the arguments it always carries."""

    def __init__(self, name: str, arguments: Sequence[str]) -> None:
        super().__init__()
        self.name = name
        self.arguments = frozenset(arguments)

    def check_arguments(self, given: dict[str, Any]) -> None:
        """TypeError unless exactly the documented arguments are given."""
        if given.keys() != self.arguments:
            expected = ", ".join(sorted(self.arguments))
            raise TypeError(f"{self.name} carries exactly {expected}; given: {', '.join(given)}.")


class Announcement(PublishedSignal):
    """Tells what has happened; nobody can stop it any more."""

    def announce(self, **arguments: Any) -> None:
        """Sends when the running transaction is committed (at once outside of one)."""
        self.check_arguments(arguments)
        transaction.on_commit(lambda: self._send_to_all(arguments))

    def _send_to_all(self, arguments: dict[str, Any]) -> None:
        # Django writes the failure of a listener to the log of `django.dispatch`.
        for _receiver, response in self.send_robust(sender=None, **arguments):
            if isinstance(response, Exception) and settings.OGP_PLUGIN_ERRORS_RAISE:
                raise response


class Question(PublishedSignal):
    """Asks before something happens; an exception of any listener stops it."""

    def ask(self, **arguments: Any) -> None:
        """Sends at once; raises what a listener raises."""
        self.check_arguments(arguments)
        self.send(sender=None, **arguments)


# A commitment page went live, for the first time or again. `page`: the commitment page.
commitment_published = Announcement("commitment_published", ["page"])

# A report was submitted for moderation. `page`: the update or planning change;
# `revision`: the revision submitted; `user`: who submitted it.
report_submitted = Announcement("report_submitted", ["page", "revision", "user"])

# A report was approved, is live, and its facts are recorded. `page`, `revision`: what was
# approved; `user`: the moderator, None for an import.
report_approved = Announcement("report_approved", ["page", "revision", "user"])

# A live report was withdrawn, and with it its facts. `page`: the report; `user`: who did it.
report_withdrawn = Announcement("report_withdrawn", ["page", "user"])

# A plan was imported. `page`: the plan page; `created`: whether it is new. An import announces
# nothing else: the reports it brings send no signal of their own.
plan_imported = Announcement("plan_imported", ["page", "created"])

# A moderator is about to approve. `page`, `revision`, `user` as above. Raise ApprovalRefused to
# stop it with a reason; any other exception stops it too.
before_report_approval = Question("before_report_approval", ["page", "revision", "user"])

SIGNALS: tuple[PublishedSignal, ...] = (
    commitment_published,
    report_submitted,
    report_approved,
    report_withdrawn,
    plan_imported,
    before_report_approval,
)
