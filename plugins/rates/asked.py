"""What a reader asks of a rate: on which date, and as known when."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from ogp_cms.core.dates import parse_moment, today
from ogp_cms.extensions import KnownAt
from ogp_cms.ledger.queries import head
from ogp_cms.ledger.queries_rates import head_at


class NotUnderstoodError(ValueError):
    """A date or moment that cannot be read; the text says what is allowed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A date, and the last entry that is reckoned with: its number alone is exact.

    `known_at` is what was asked for: a moment, a number, or None for all there is.
    """

    as_of: datetime.date
    known_at: KnownAt
    entry: int
    entry_hash: str


def read_asked(given: Mapping[str, str]) -> Asked:
    """Reads `as_of` and `known_at`; `NotUnderstoodError` says what they may be."""
    as_of = _read_date(given.get("as_of") or "")
    known_at = _read_known_at(given.get("known_at") or "")
    last = head_at(known_at)
    return Asked(as_of, known_at, last.number, last.hash)


def _read_date(text: str) -> datetime.date:
    text = text.strip()
    if not text:
        return today()
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        message = _("“%(text)s” is not a date. Write year, month and day: 2020-12-31.")
        raise NotUnderstoodError(message % {"text": text})
    return day


def _read_known_at(text: str) -> KnownAt:
    text = text.strip()
    if not text:
        return None
    if re.fullmatch("[0-9]+", text):
        return _read_number(text)
    # In an address the plus sign of an offset arrives as a space.
    text = re.sub(r" (?=\d\d:?\d\d$)", "+", text)
    try:
        moment = parse_moment(text)
        moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        message = _(
            "“%(text)s” is neither a moment nor the number of a ledger entry. Write 2020-12-31, "
            "2020-12-31T18:00:00+01:00, or a whole number."
        )
        raise NotUnderstoodError(message % {"text": text}) from None
    return moment


def _read_number(text: str) -> int:
    last = head().number
    if len(text) > len(str(last)) + 20 or int(text) > last:
        message = _("The last ledger entry is number %(last)d: there is no entry %(text)s yet.")
        raise NotUnderstoodError(message % {"last": last, "text": text[:20]})
    return int(text)
