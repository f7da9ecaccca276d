"""Walking the chain, in constant memory, to the first entry that does not fit."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Max

from ogp_cms.ledger import chain
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.export import entries_until
from ogp_cms.ledger.models import Entry, Head

# What reading or writing down a value that somebody tampered with can raise.
UNREADABLE = (ValueError, TypeError, ArithmeticError, ValidationError)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the walk found: how far the chain is whole, and what is wrong with the next entry.

    `position` is the number at which `old_head` stands; None when none was asked for or when
    it is not in the chain.
    """

    number: int
    hash: str
    problem: str | None
    position: int | None = None


def verify(old_head: str | None = None) -> Verdict:
    """Checks numbers, moments, withdrawals and hashes, and compares with the stored head."""
    # In this order: what is recorded meanwhile is beyond neither.
    last = Entry.objects.aggregate(last=Max("number"))["last"] or 0
    head = Head.objects.first()
    walk = _Walk(old_head)
    if head is None:
        return walk.verdict("The stored head is missing.")
    problem = walk.to(head.number)
    if problem is None and walk.number != head.number:
        problem = f"entry {walk.number + 1}: is missing; the stored head is at {head.number}"
    if problem is None and walk.hash != head.hash:
        problem = f"entry {walk.number}: its hash is not that of the stored head, {head.hash}"
    if problem is None and last > head.number:
        problem = f"entry {head.number + 1}: lies beyond the stored head"
    return walk.verdict(problem)


class _Walk:
    def __init__(self, old_head: str | None) -> None:
        self.old_head = old_head
        self.number = 0
        self.hash = chain.GENESIS
        self.last: Entry | None = None
        self.position = 0 if old_head == chain.GENESIS else None

    def to(self, number: int) -> str | None:
        """Walks up to a number; returns what is wrong with the first entry that does not fit."""
        try:
            for entry in entries_until(number):
                problem = self._problem(entry)
                if problem is not None:
                    return f"entry {self.number + 1}: {problem}"
                self.number, self.hash, self.last = entry.number, entry.hash, entry
                if self.hash == self.old_head:
                    self.position = self.number
        except UNREADABLE as error:
            return f"entry {self.number + 1}: cannot be read ({error})"
        return None

    def _problem(self, entry: Entry) -> str | None:
        if entry.number != self.number + 1:
            return f"is missing; entry {entry.number} follows entry {self.number}"
        if self.last is not None and entry.recorded_at < self.last.recorded_at:
            return "was recorded before the entry that it follows"
        if entry.kind == EntryKind.WITHDRAWAL and not 0 < (entry.withdraws or 0) < entry.number:
            return "withdraws an entry that is not before it"
        fits = entry.hash == chain.hash_after(self.hash, entry)
        return None if fits else "its hash does not fit its fields"

    def verdict(self, problem: str | None) -> Verdict:
        return Verdict(self.number, self.hash, problem, self.position)
