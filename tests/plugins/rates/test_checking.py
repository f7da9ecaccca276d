import pytest

from ogp_cms.core.dates import today
from plugins.rates import checking
from tests.plugins.rates import world as w

pytestmark = pytest.mark.django_db


def test_an_empty_ledger_is_right():
    assert checking.check() == checking.Report(compared=0, dates=1, entry=0)


def test_more_than_are_looked_up_at_once_are_checked_in_parts(monkeypatch):
    monkeypatch.setattr(checking, "MANY_MEMBERS", 4)
    w.append(*w.everything_placed(), w.progress(w.key(1000), w.PLANS[0], 40, w.DAYS[1]))
    report = checking.check(w.DAYS[2], 21)
    # Every scope but the organisation that leads nothing: together, alone, and the members again.
    assert report == checking.Report(compared=2 * 22 + 15, dates=1, entry=21)


def test_dates_are_spread_over_the_ledger(monkeypatch):
    monkeypatch.setattr(checking, "OWN_DATES", 3)
    entries = [{"effective": f"2020-01-{day:02d}"} for day in range(1, 10)] + [{}]
    days = [day.isoformat() for day in checking._spread(entries)]
    assert days == ["2020-01-03", "2020-01-06", "2020-01-09", today().isoformat()]
