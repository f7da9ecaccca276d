"""What the rates are measured against says the same as they do: tried on little data."""

import pytest

from ogp_cms.extensions import Scope, ScopeKind
from plugins.rates.metrics import CompletionRate
from tests.bench import rates
from tests.bench._statements import LOOKED_UP, RANKED


@pytest.mark.django_db
def test_both_statements_and_the_metric_agree(monkeypatch):
    for name, value in (("COMMITMENTS", 60), ("ACTIVITIES", 300), ("FACTS", 2_000)):
        monkeypatch.setattr(rates, name, value)
    rates.fill()
    scopes = [Scope(ScopeKind.COMMITMENT, rates._commitment(one)) for one in range(60)]
    figures = CompletionRate().figures(scopes, rates.AS_OF)
    by_key = {scope.key: figure for scope, figure in figures.items()}
    for statement in (RANKED, LOOKED_UP):
        sums = rates.sums_by(statement)
        assert len(sums) == 60
        assert rates.agree(sums, by_key)
        assert not rates.agree([*sums[:-1], (sums[-1][0], 1, 1)], by_key)
