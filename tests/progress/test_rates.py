import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.extensions import COMPLETION_RATE, Figure, ScopeKind
from ogp_cms.progress import rates
from ogp_cms.progress.views import add_figures

DAY = datetime.date(2024, 6, 30)


class Halves:
    """A metric by which everything is half done."""

    def figures(self, scopes, as_of):
        return {scope: Figure(Fraction(50), Fraction(1), Fraction(2), "half") for scope in scopes}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (Fraction(0), "0 %"),
        (Fraction(1, 100), "<1 %"),
        (Fraction(49, 100), "<1 %"),
        (Fraction(1, 2), "1 %"),
        (Fraction(169, 2), "85 %"),
        (Fraction(9949, 100), "99 %"),
        (Fraction(9950, 100), ">99 %"),
        (Fraction(9999, 100), ">99 %"),
        (Fraction(100), "100 %"),
    ],
)
def test_a_rate_is_never_rounded_to_nothing_or_to_all(value, text):
    assert rates.percent_text(value) == text


@given(st.fractions(0, 100))
def test_only_nothing_is_0_and_only_all_is_100(value):
    text = rates.percent_text(value)
    assert (text == "0 %") == (value == 0)
    assert (text == "100 %") == (value == 100)


def test_rates_come_from_the_metric_or_not_at_all(monkeypatch, commitment):
    key = commitment.translation_key
    monkeypatch.setattr(rates, "metric", {}.get)
    assert rates.rates_of(ScopeKind.COMMITMENT, [key], DAY) == {}
    add_figures([commitment])
    assert commitment.rate_text == ""
    monkeypatch.setattr(rates, "metric", {COMPLETION_RATE: Halves()}.get)
    assert rates.rates_of(ScopeKind.COMMITMENT, [key], DAY) == {key: Fraction(50)}
    add_figures([commitment])
    assert commitment.rate_text == "50 %"
