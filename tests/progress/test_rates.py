import datetime
from fractions import Fraction

from ogp_cms.extensions import COMPLETION_RATE, Figure, ScopeKind
from ogp_cms.progress import rates
from ogp_cms.progress.views import add_figures

DAY = datetime.date(2024, 6, 30)


class Halves:
    """A metric by which everything is half done."""

    def figures(self, scopes, as_of):
        return {scope: Figure(Fraction(50), Fraction(1), Fraction(2), "half") for scope in scopes}


def test_rates_come_from_the_metric_or_not_at_all(monkeypatch, commitment):
    key = commitment.translation_key
    monkeypatch.setattr(rates, "metric", {}.get)
    assert rates.rates_of(ScopeKind.COMMITMENT, [key], DAY) == {}
    add_figures([commitment])
    assert commitment.rate_text == ""
    monkeypatch.setattr(rates, "metric", {COMPLETION_RATE: Halves()}.get)
    assert rates.rates_of(ScopeKind.COMMITMENT, [key], DAY) == {key: Fraction(50)}
    add_figures([commitment])
    assert commitment.rate_text == "50%"
