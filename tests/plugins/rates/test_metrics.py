"""The metric as others use it: one query, whatever the size."""

from uuid import UUID

import pytest

from ogp_cms.extensions import COMPLETION_RATE, Scope, ScopeKind
from ogp_cms.extensions.registry import metric
from plugins.rates import metrics
from tests.plugins.rates import world as w

pytestmark = pytest.mark.django_db

RATE = metrics.CompletionRate()


@pytest.fixture
def written():
    w.append(
        *w.everything_placed(),
        *(
            w.progress(activity, w.COMMITMENTS[commitment], 40, day)
            for activity, commitment in w.ACTIVITIES.items()
            for day in w.DAYS[1:3]
        ),
    )


def test_it_is_the_completion_rate():
    assert isinstance(metric(COMPLETION_RATE), metrics.CompletionRate)
    assert (RATE.name, RATE.rule) == ("completion_rate", "1")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", list(ScopeKind))
def test_one_query_whatever_is_asked(written, django_assert_num_queries, kind, count):
    scopes = [scope for scope in w.SCOPES if scope.kind is kind][:count]
    with django_assert_num_queries(1):
        RATE.figures(scopes, w.DAYS[-1])
    with django_assert_num_queries(1):
        figures = RATE.figures_at(scopes, w.DAYS)
    assert {figures[w.DAYS[-1]][scope].value for scope in scopes} <= {40, None}


def test_one_query_for_everything(written, django_assert_num_queries):
    with django_assert_num_queries(1):
        figures = RATE.figures(w.SCOPES, w.DAYS[-1])
    assert figures[w.SCOPES[0]].value == 40


def test_more_members_than_are_looked_up_give_the_same(written, monkeypatch):
    before = RATE.figures(w.SCOPES, w.DAYS[-1])
    members = [scope for scope in w.SCOPES if scope.kind in metrics._MEMBERS]
    monkeypatch.setattr(metrics, "MANY_MEMBERS", 2)
    assert RATE.figures(w.SCOPES, w.DAYS[-1]) == before
    assert RATE.figures(members, w.DAYS[-1]) == {scope: before[scope] for scope in members}


def test_what_the_ledger_does_not_know_is_undefined(written):
    scopes = [Scope(kind, UUID(int=9), UUID(int=9)) for kind in ScopeKind]
    assert [figure.value for figure in RATE.figures(scopes, w.DAYS[-1]).values()] == [None] * 5


def test_an_axis_alone_brings_its_plan(written):
    axis = Scope(ScopeKind.AXIS, next(iter(w.AXES)))
    assert RATE.figures([axis], w.DAYS[-1])[axis].value == 40
