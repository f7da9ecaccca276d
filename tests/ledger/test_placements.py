"""Placements: from the beginning of time while a plan is made, dated once it runs."""

import datetime
from typing import Any
from uuid import UUID

import pytest

from ogp_cms.ledger import domain, queries
from ogp_cms.ledger.domain import Placement
from ogp_cms.ledger.enums import Subject
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import BEGINNING
from tests.ledger.conftest import AXIS, COMMITMENT, ORGANISATION, PLAN, place

ELSEWHERE = UUID(int=11)
TODAY = datetime.date(2026, 11, 24)
TOMORROW = datetime.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def today(monkeypatch, db):
    def set_day(day):
        monkeypatch.setattr("ogp_cms.ledger.domain.today", lambda: day)

    set_day(TODAY)
    return set_day


def commitment(axis):
    return Placement(
        Subject.COMMITMENT, COMMITMENT, parent=axis, organisation=ORGANISATION if axis else None
    )


def standing():
    return list(queries.standing().order_by("number").values_list("number", "effective", "parent"))


def axis_on(day, known_at=None):
    found = queries.in_force("placement", [COMMITMENT], day, known_at)
    return found[COMMITMENT].parent if COMMITMENT in found else None


def test_while_a_plan_is_made_the_last_placement_counts_from_the_beginning_of_time():
    assert place(commitment(AXIS)) == ([], [1])
    assert place(commitment(AXIS)) == ([], [])
    assert place(commitment(ELSEWHERE)) == ([2], [3])
    assert standing() == [(3, BEGINNING, ELSEWHERE)]
    assert axis_on(BEGINNING) == ELSEWHERE
    assert axis_on(BEGINNING, known_at=1) == AXIS


def test_once_it_runs_a_placement_counts_from_that_day():
    place(commitment(AXIS))
    assert place(commitment(AXIS), timeless=False) == ([], [])
    assert place(commitment(ELSEWHERE), timeless=False) == ([], [2])
    assert standing() == [(1, BEGINNING, AXIS), (2, TODAY, ELSEWHERE)]
    assert axis_on(TODAY - datetime.timedelta(days=1)) == AXIS
    assert axis_on(TODAY) == ELSEWHERE


def test_nowhere_and_back_leaves_earlier_dates_their_figures(today):
    place(commitment(AXIS))
    place(commitment(None), timeless=False)
    assert axis_on(TODAY) is None
    today(TOMORROW)
    assert place(commitment(AXIS), timeless=False) == ([], [3])
    assert [axis_on(day) for day in (BEGINNING, TODAY, TOMORROW)] == [AXIS, None, AXIS]


def test_what_was_never_placed_is_not_placed_nowhere():
    assert place(commitment(None)) == ([], [])
    assert place(commitment(None), timeless=False) == ([], [])
    place(commitment(AXIS))
    assert place(commitment(None)) == ([2], [3])
    assert place(commitment(None)) == ([], [])
    assert place(commitment(None), timeless=False) == ([], [])


def test_a_plan_set_back_to_adopted_is_typed_in_anew():
    place(commitment(AXIS), timeless=False)
    place(commitment(ELSEWHERE), timeless=False)
    assert place(commitment(ELSEWHERE)) == ([3, 4], [5])
    assert standing() == [(5, BEGINNING, ELSEWHERE)]


def test_a_timeless_placement_that_stands_is_kept_and_only_the_later_one_goes():
    place(commitment(AXIS))
    place(commitment(ELSEWHERE), timeless=False)
    assert place(commitment(AXIS)) == ([3], [])
    assert standing() == [(1, BEGINNING, AXIS)]


def test_a_change_of_the_time_zone_does_not_hide_a_placement(today):
    today(TOMORROW)
    place(commitment(AXIS), timeless=False)
    today(TODAY)
    place(commitment(ELSEWHERE), timeless=False)
    assert axis_on(TOMORROW) == ELSEWHERE


@pytest.mark.parametrize(
    "change",
    [
        {"plan_start": datetime.date(2020, 2, 1)},
        {"plan_end": datetime.date(2022, 12, 31)},
        {"plan_state": "closed"},
        {"rate_of": "axes"},
    ],
)
def test_every_value_of_a_plan_is_dated(change):
    values: Any = {
        "plan_start": datetime.date(2020, 1, 1),
        "plan_end": datetime.date(2021, 12, 31),
        "plan_state": "implementation",
        "rate_of": "commitments",
    }
    place(Placement(Subject.PLAN, PLAN, **values))
    assert place(Placement(Subject.PLAN, PLAN, **values), timeless=False) == ([], [])
    changed = {**values, **change}
    assert place(Placement(Subject.PLAN, PLAN, **changed), timeless=False) == ([], [2])
    [(name, value)] = change.items()
    before, after = (queries.in_force("placement", [PLAN], day)[PLAN] for day in (BEGINNING, TODAY))
    assert (getattr(before, name), getattr(after, name)) == (values[name], value)


def test_another_organisation_is_another_placement():
    place(commitment(AXIS))
    other = Placement(Subject.COMMITMENT, COMMITMENT, parent=AXIS, organisation=UUID(int=501))
    assert place(other, timeless=False) == ([], [2])
    assert Entry.objects.get(number=2).organisation == UUID(int=501)


@pytest.mark.parametrize(
    ("state", "timeless"),
    [("consultation", True), ("adopted", True), ("implementation", False), ("closed", False)],
)
def test_the_state_of_the_plan_decides(state, timeless):
    assert domain.is_timeless(state) is timeless
