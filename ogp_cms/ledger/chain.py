"""How an entry is written down for its hash: the public form that everybody can recompute.

The hash of an entry is the SHA-256, in small hexadecimal digits, of the hash of the entry before
it (64 characters) followed by the entry's public fields as JSON in UTF-8: keys sorted, no spaces,
only fields that hold something, decimals as strings of two places ("33.30"), dates as
YYYY-MM-DD, moments in UTC to the microsecond with a Z, UUIDs as strings with hyphens, whole
numbers as numbers. The hash before entry 1 is `GENESIS`. Leaving out empty fields keeps old
hashes valid when a field is added.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from ogp_cms.ledger.fields import HundredthsField
from ogp_cms.ledger.models import Entry

# The hash that entry 1 is chained to: 64 zeros.
GENESIS = "0" * 64

_hundredths = HundredthsField()


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number.")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text.")
    return str(value)


def _key(value: Any) -> str:
    if not isinstance(value, UUID):
        raise TypeError(f"{value!r} is not a UUID.")
    return str(value)


def _day(value: Any) -> str:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise TypeError(f"{value!r} is not a date.")
    return value.isoformat()


def _moment(value: Any) -> str:
    if not isinstance(value, datetime.datetime) or value.tzinfo is None:
        raise TypeError(f"{value!r} is not a moment with a time zone.")
    utc = value.astimezone(datetime.UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def _decimal(value: Any) -> str:
    if not isinstance(value, Decimal | int):
        raise TypeError(f"{value!r} is not a decimal.")
    # By way of the whole number that is stored: -0 and 1E+1 have one form.
    hundredths = _hundredths.get_prep_value(value)
    if hundredths is None or hundredths < 0:
        raise ValidationError(f"{value!r} is below 0.")
    return f"{hundredths // 100}.{hundredths % 100:02d}"


# Every public field with the way it is written; the approver's id and the hash are not public
# fields. The order is that of the CSV's columns.
PUBLIC_FIELDS: Mapping[str, Callable[[Any], str | int]] = {
    "number": _whole,
    "kind": _text,
    "plan": _key,
    "subject_kind": _text,
    "subject": _key,
    "effective": _day,
    "recorded_at": _moment,
    "progress": _decimal,
    "weight": _decimal,
    "state": _text,
    "planned_start": _day,
    "planned_end": _day,
    "parent": _key,
    "organisation": _key,
    "plan_start": _day,
    "plan_end": _day,
    "plan_state": _text,
    "rate_of": _text,
    "withdraws": _whole,
    "report": _key,
    "revision": _whole,
    "role": _text,
}


def public_fields(entry: Entry) -> dict[str, str | int]:
    """The fields of an entry that are published and hashed; empty ones are left out."""
    fields = {}
    for name, write in PUBLIC_FIELDS.items():
        value = getattr(entry, name)
        if value is not None and value != "":
            fields[name] = write(value)
    return fields


def canonical_json(fields: Mapping[str, str | int]) -> str:
    """The one way to write these fields down."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_after(previous: str, entry: Entry) -> str:
    """The hash of an entry that follows one with the hash `previous`."""
    text = previous + canonical_json(public_fields(entry))
    return hashlib.sha256(text.encode()).hexdigest()
