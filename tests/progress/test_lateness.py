import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.plans.models import Activity
from ogp_cms.progress.lateness import (
    ActivityLatenessStatus,
    Lateness,
    Period,
    activity_lateness,
    commitment_lateness,
    elapsed_share,
    lateness_of,
    months_late,
)
from tests import factories as f
from tests.progress.conftest import make_commitment

ISO = datetime.date.fromisoformat
END = ISO("2024-06-30")
AFTER = ISO("2024-07-01")
PROMISED = Period(ISO("2024-01-01"), END)
NONE, LATE, PASSED = (
    ActivityLatenessStatus.NONE,
    ActivityLatenessStatus.LATE,
    ActivityLatenessStatus.DEADLINE_PASSED,
)


@pytest.mark.parametrize(
    ("state", "rate", "as_of", "expected"),
    [
        ("active", None, AFTER, LATE),
        ("active", Fraction(0), AFTER, LATE),
        ("active", Fraction(89), AFTER, LATE),
        ("active", Fraction(179, 2), AFTER, NONE),  # 89.5 is shown as 90: completed
        ("active", Fraction(100), AFTER, NONE),
        ("active", Fraction(0), END, NONE),  # the last day is still in time
        ("suspended", Fraction(10), AFTER, PASSED),
        ("suspended", Fraction(10), END, NONE),
        ("suspended", Fraction(100), AFTER, NONE),
        ("cancelled", Fraction(0), AFTER, NONE),
    ],
)
def test_an_activity_against_its_time(state, rate, as_of, expected):
    assert activity_lateness(PROMISED, PROMISED, state, rate, as_of).status == expected


def test_an_activity_without_an_end_is_never_late():
    period = Period(ISO("2024-01-01"), None)
    assert activity_lateness(period, period, "active", None, ISO("2099-01-01")).status == NONE


def test_an_activity_is_judged_by_the_dates_in_force():
    later = Period(PROMISED.start, ISO("2024-12-31"))
    judged = activity_lateness(PROMISED, later, "active", Fraction(10), AFTER)
    assert (judged.status, judged.promised, judged.planned) == (NONE, PROMISED, later)


@pytest.mark.parametrize(
    ("rate", "as_of", "expected"),
    [
        (Fraction(50), AFTER, Lateness.LATE),
        (Fraction(90), AFTER, Lateness.COMPLETED),
        (Fraction(100), ISO("2024-01-01"), Lateness.COMPLETED),
        (Fraction(100), AFTER, Lateness.COMPLETED),
        (Fraction(80), END, Lateness.ON_TIME),  # 100 - 80 is not more than 20 points
        (Fraction(7999, 100), END, Lateness.AT_RISK),
        (Fraction(0), ISO("2023-12-01"), Lateness.ON_TIME),
        (None, AFTER, Lateness.UNKNOWN),
    ],
)
def test_a_commitment_against_its_time(rate, as_of, expected):
    assert commitment_lateness(PROMISED, rate, as_of) == expected


def test_without_a_start_nothing_is_at_risk_and_without_an_end_nothing_known():
    assert commitment_lateness(Period(None, END), Fraction(0), END) == Lateness.ON_TIME
    assert commitment_lateness(Period(END, None), Fraction(0), END) == Lateness.UNKNOWN


def test_the_points_of_risk_are_a_setting(settings):
    settings.OGP_RISK_POINTS = 40
    assert commitment_lateness(PROMISED, Fraction(60), END) == Lateness.ON_TIME
    assert commitment_lateness(PROMISED, Fraction(59), END) == Lateness.AT_RISK


@given(
    st.dates(ISO("2000-01-01"), ISO("2050-01-01")),
    st.integers(0, 3000),
    st.dates(ISO("2000-01-01"), ISO("2060-01-01")),
)
def test_the_share_of_time_grows_from_0_to_100(start, days, as_of):
    period = Period(start, start + datetime.timedelta(days=days))
    share = elapsed_share(period, as_of)
    assert 0 <= share <= 100
    assert (share == 0) == (as_of < start)
    assert (share == 100) == (as_of >= period.end)


@pytest.mark.parametrize(
    ("as_of", "plan_end", "expected"),
    [
        ("2024-07-29", None, 0),
        ("2024-07-31", None, 1),
        ("2026-11-24", None, 28),
        ("2026-11-24", "2024-12-31", 6),
        ("2024-09-30", "2024-12-31", 3),
        ("2026-11-24", "2024-06-30", 0),
    ],
)
def test_months_are_counted_up_to_the_end_of_the_plan(as_of, plan_end, expected):
    assert months_late(END, ISO(as_of), ISO(plan_end) if plan_end else None) == expected


# With the pages and the ledger


@pytest.fixture
def dated(commitment):
    """The commitment, whose activities end in June 2024."""
    Activity.objects.filter(page=commitment).update(start=ISO("2024-01-01"), end=END)
    return commitment


def planned(commitment, activity, **values):
    return f.publish(
        f.PlanningChangePageFactory(
            parent=commitment, live=False, date=ISO("2024-03-01"), planning={activity: values}
        )
    )


def test_the_planning_in_force_decides(dated, activities):
    first, second, third = (activity.translation_key for activity in activities)
    planned(dated, activities[0], end=ISO("2025-03-31"))
    planned(dated, activities[1], state="suspended")
    judged = lateness_of([dated], AFTER, {dated.translation_key: Fraction(10)})
    found = judged[dated.translation_key]
    assert {key: each.status for key, each in found.activities.items()} == {
        first: NONE,
        second: PASSED,
        third: LATE,
    }
    assert found.activities[first].promised == PROMISED
    assert found.activities[first].planned.end == ISO("2025-03-31")
    # Without an end of its own the commitment has that of its last activity.
    assert (found.status, found.end) == (Lateness.AT_RISK, ISO("2025-03-31"))


def test_a_cancelled_activity_holds_up_nothing(dated, activities):
    planned(dated, activities[0], end=ISO("2025-03-31"))
    f.publish(
        f.PlanningChangePageFactory(
            parent=dated,
            live=False,
            date=ISO("2024-04-01"),
            planning={activities[0]: {"state": "cancelled"}},
        )
    )
    found = lateness_of([dated], AFTER, {dated.translation_key: Fraction(30)})
    assert found[dated.translation_key].status == Lateness.LATE


def test_its_own_dates_go_before_those_of_its_activities(dated):
    dated.start, dated.end = ISO("2024-01-01"), ISO("2024-12-31")
    dated = f.publish(dated)
    found = lateness_of([dated], AFTER, {dated.translation_key: Fraction(90, 2)})
    assert (found[dated.translation_key].status, found[dated.translation_key].end) == (
        Lateness.ON_TIME,
        ISO("2024-12-31"),
    )


def test_months_late_stop_at_the_end_of_the_plan(dated):
    found = lateness_of([dated], ISO("2040-01-01"), {dated.translation_key: Fraction(30)})
    # From June 2024 to December 2030, when the plan ends.
    assert found[dated.translation_key].months_late == 78
    assert {each.months_late for each in found[dated.translation_key].activities.values()} == {78}


def test_without_rates_nothing_is_said_of_a_commitment(dated):
    assert lateness_of([dated], AFTER, {})[dated.translation_key].status == Lateness.UNKNOWN


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_three_queries(plan, dated, count, django_assert_num_queries):
    pages = [dated] + [
        make_commitment(plan, dated.get_parent(), number) for number in range(1, count)
    ]
    with django_assert_num_queries(3):
        assert len(lateness_of(pages, AFTER, {})) == count
