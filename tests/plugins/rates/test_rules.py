"""The rules of the numbers against the plain implementation, over ledgers made at random."""

import datetime
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ogp_cms.extensions import Fact, ScopeKind
from plugins.rates import metrics, plain
from tests.examples import examples
from tests.plugins.rates import world as w

pytestmark = pytest.mark.django_db

RATE = metrics.CompletionRate()

LONG_AGO = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)

with_database = settings(
    max_examples=examples(50),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def in_a_ledger(entries, check, monkeypatch):
    """Records entries, five a minute, and calls `check` with the minutes; then takes all back."""
    moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    moments = [moment]
    with transaction.atomic():
        for start in range(0, len(entries), 5):
            moments.append(moment + datetime.timedelta(minutes=start))
            monkeypatch.setattr("ogp_cms.ledger.domain.timezone.now", lambda now=moments[-1]: now)
            w.append(*entries[start : start + 5])
        check(moments)
        transaction.set_rollback(True)


def values(figures):
    return {w.plain_key(scope): figure.value for scope, figure in figures.items()}


def expected(entries, day, known_at=None):
    rates = plain.all_rates(entries, day.isoformat(), known_at)
    return {w.plain_key(scope): rates.get(w.plain_key(scope)) for scope in w.SCOPES}


@with_database
@given(entries=w.ledgers(), data=st.data())
def test_every_way_to_ask_gives_what_the_plain_implementation_gives(entries, data, monkeypatch):
    def check(moments):
        exported = w.exported()
        number = data.draw(st.integers(0, len(entries)))
        moment = data.draw(st.sampled_from([LONG_AGO, *moments]))
        for known_at in (None, number, moment):
            wanted = {day: expected(exported, day, known_at) for day in w.DAYS}
            together = RATE.figures_at(w.SCOPES, w.DAYS, known_at=known_at)
            assert {day: values(together[day]) for day in w.DAYS} == wanted
            for day in w.DAYS:
                assert values(RATE.figures(w.SCOPES, day, known_at=known_at)) == wanted[day]
        day = data.draw(st.sampled_from(w.DAYS))
        for scope in w.SCOPES:
            alone = RATE.figures([scope], day, known_at=number)
            assert alone[scope].value == expected(exported, day, number)[w.plain_key(scope)]

    in_a_ledger(entries, check, monkeypatch)


@with_database
@given(entries=w.ledgers(), more=st.lists(w.reported(), min_size=1, max_size=4), data=st.data())
def test_if_approved_is_what_comes_out_once_it_is_approved(entries, more, data, monkeypatch):
    extra = [
        Fact(
            entry.kind, entry.subject, entry.effective,
            progress=entry.progress, weight=entry.weight, state=entry.state or None,
        )
        for entry in more
    ]  # fmt: skip

    def check(moments):
        gone = data.draw(
            st.sets(st.sampled_from(
                [n for n, entry in enumerate(entries, 1) if entry.kind in ("progress", "planning")
                 and not any(other.withdraws == n for other in entries)] or [0]
            ))
        ) - {0}  # fmt: skip
        before = RATE.figures_at(w.SCOPES, w.DAYS, extra=extra, withdrawn=sorted(gone))
        alone = {
            scope: RATE.figures([scope], w.DAYS[-1], extra=extra, withdrawn=sorted(gone))[scope]
            for scope in w.SCOPES
        }
        for number in gone:
            w.append(
                w.Entry(
                    kind="withdrawal",
                    plan=entries[number - 1].plan,
                    withdraws=number,
                    role="import",
                )
            )
        w.append(*more)
        after = RATE.figures_at(w.SCOPES, w.DAYS)
        assert before == after
        assert alone == after[w.DAYS[-1]]

    in_a_ledger(entries, check, monkeypatch)


@with_database
@given(entries=w.ledgers())
def test_a_figure_is_its_numerator_over_its_denominator(entries, monkeypatch):
    def check(moments):
        for figure in RATE.figures(w.SCOPES, w.DAYS[-1]).values():
            if figure.value is not None:
                assert figure.value == figure.numerator / figure.denominator
                assert 0 <= figure.value <= 100

    in_a_ledger(entries, check, monkeypatch)


def test_an_organisation_is_asked_about_within_a_plan():
    scope = w.Scope(ScopeKind.ORGANISATION, w.ORGANISATIONS[0])
    with pytest.raises(ValueError, match="within one plan"):
        RATE.figures([scope], w.DAYS[0])


def test_a_report_states_no_placement():
    scope = w.SCOPES[0]
    fact = Fact("placement", w.key(1000), w.DAYS[0], progress=Decimal(1))
    with pytest.raises(ValueError, match="progress or planning, not 'placement'"):
        RATE.figures([scope], w.DAYS[0], extra=[fact])


def test_no_date_no_figures():
    assert RATE.figures_at(w.SCOPES, []) == {}
