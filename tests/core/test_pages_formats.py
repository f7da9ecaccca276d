from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.core.formats import number, percent


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(0), "0%"),
        (Fraction(1, 3), "<1%"),
        (Fraction(1, 2), "1%"),
        (Fraction(169, 2), "85%"),
        (Fraction(199, 2), ">99%"),
        (Fraction(9999, 100), ">99%"),
        (100, "100%"),
        (None, "–"),
    ],
)
def test_a_percent_is_rounded_half_up_and_never_to_nothing_or_all(value, shown):
    assert percent(value, "en") == shown


def test_each_language_sets_its_sign_and_its_thousands():
    assert [percent(84, code) for code in ("fr", "ar", "en")] == ["84\u00a0%", "84%", "84%"]
    assert [number(1723, code) for code in ("fr", "ar", "en")] == ["1\u00a0723", "1723", "1,723"]


def test_decimals_are_shown_where_there_are_any():
    assert [number(Decimal(text), "fr") for text in ("20.00", "33.30", "0.05", "-2.5")] == [
        "20",
        "33,3",
        "0,05",
        "−2,5",
    ]


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_a_number_of_two_places_loses_nothing(value):
    assert Decimal(number(value, "en").replace(",", "")) == value
