"""The public form of an entry and its hash: what a stranger with the same line must get too."""

import datetime
import hashlib
import json
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.ledger import chain
from ogp_cms.ledger.models import Entry

RABAT = datetime.timezone(datetime.timedelta(hours=1))


def entry(**values):
    known = {
        "number": 3,
        "kind": "progress",
        "plan": UUID(int=1),
        "subject_kind": "activity",
        "subject": UUID(int=2),
        "effective": datetime.date(2020, 12, 31),
        "recorded_at": datetime.datetime(2026, 11, 24, 0, 30, tzinfo=RABAT),
        "progress": Decimal("33.3"),
        "report": UUID(int=4),
        "revision": 12,
        "role": "secretariat",
        "approved_by": 99,
    }
    return Entry(**{**known, **values})


LINE = (
    '{"effective":"2020-12-31","kind":"progress","number":3,'
    '"plan":"00000000-0000-0000-0000-000000000001","progress":"33.30",'
    '"recorded_at":"2026-11-23T23:30:00.000000Z",'
    '"report":"00000000-0000-0000-0000-000000000004","revision":12,"role":"secretariat",'
    '"subject":"00000000-0000-0000-0000-000000000002","subject_kind":"activity"}'
)


def test_the_canonical_form_is_exactly_this():
    assert chain.canonical_json(chain.public_fields(entry())) == LINE


def test_the_hash_is_that_of_the_previous_hash_and_the_line():
    expected = hashlib.sha256(("ab" * 32 + LINE).encode()).hexdigest()
    assert chain.hash_after("ab" * 32, entry()) == expected


def test_the_genesis_hash_never_changes():
    assert chain.GENESIS == "0000000000000000000000000000000000000000000000000000000000000000"


def test_who_approved_is_outside_and_every_other_field_is_inside():
    fields = {field.name for field in Entry._meta.fields}
    assert fields - set(chain.PUBLIC_FIELDS) == {"approved_by", "hash"}
    assert chain.hash_after("", entry(approved_by=1)) == chain.hash_after("", entry())


@pytest.mark.parametrize(
    "change",
    [
        {"number": 4},
        {"progress": Decimal("33.31")},
        {"effective": datetime.date(2020, 12, 30)},
        {"recorded_at": datetime.datetime(2026, 11, 24, 0, 30, 0, 1, tzinfo=RABAT)},
        {"subject": UUID(int=3)},
        {"revision": None},
        {"role": "import"},
        {"state": "active"},
    ],
)
def test_any_change_of_a_public_field_changes_the_hash(change):
    assert chain.hash_after("", entry(**change)) != chain.hash_after("", entry())


@given(st.integers(0, 10_000))
def test_a_decimal_has_one_form_however_it_was_written(hundredths):
    value = Decimal(hundredths).scaleb(-2)
    forms = {value, value.normalize(), value + Decimal("0.0000"), value * 1}
    written = {chain.public_fields(entry(progress=form))["progress"] for form in forms}
    assert written == {f"{value:.2f}"}


def test_minus_zero_is_zero():
    assert chain.public_fields(entry(progress=Decimal("-0")))["progress"] == "0.00"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"progress": Decimal("33.333")}, ValidationError),
        ({"weight": Decimal(-1)}, ValidationError),
        ({"progress": 0.1}, TypeError),
        ({"effective": "2020-12-31"}, TypeError),
        ({"effective": datetime.datetime(2020, 12, 31, tzinfo=RABAT)}, TypeError),
        ({"recorded_at": datetime.datetime(2020, 12, 31)}, TypeError),  # noqa: DTZ001
        ({"subject": "00000000-0000-0000-0000-000000000002"}, TypeError),
        ({"number": True}, TypeError),
        ({"role": 3}, TypeError),
    ],
)
def test_a_value_that_would_be_stored_otherwise_is_refused(wrong, error):
    with pytest.raises(error):
        chain.public_fields(entry(**wrong))


def test_the_form_survives_reading_it_back():
    assert chain.canonical_json(json.loads(LINE)) == LINE
