import datetime
import itertools

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Workflow, WorkflowState

from ogp_cms.core.dates import end_of_day
from ogp_cms.progress.models import ProgressUpdatePage, ReportingRound
from ogp_cms.progress.rounds import (
    RoundStatus,
    current_round,
    generate_rounds,
    round_periods,
    round_statuses,
    rounds_of,
)
from tests import factories as f
from tests.progress.conftest import make_commitment

ISO = datetime.date.fromisoformat


def test_rounds_are_counted_back_from_the_end():
    periods = round_periods(ISO("2020-05-15"), ISO("2020-12-31"), 2)
    assert [(opens.isoformat(), due.isoformat()) for opens, due in periods] == [
        ("2020-05-15", "2020-06-30"),
        ("2020-07-01", "2020-08-31"),
        ("2020-09-01", "2020-10-31"),
        ("2020-11-01", "2020-12-31"),
    ]


@given(
    st.dates(ISO("2000-01-01"), ISO("2050-01-01")),
    st.integers(0, 2500),
    st.integers(1, 12),
)
def test_rounds_cover_the_plan_without_gap_or_overlap(start, days, months):
    end = start + datetime.timedelta(days=days)
    periods = round_periods(start, end, months)
    assert (periods[0][0], periods[-1][1]) == (start, end)
    assert all(opens <= due for opens, due in periods)
    following = itertools.pairwise(periods)
    assert all(due + datetime.timedelta(days=1) == opens for (_o, due), (opens, _d) in following)


def test_a_round_shorter_than_a_month_is_refused():
    with pytest.raises(ValueError, match="at least one month"):
        round_periods(ISO("2020-01-01"), ISO("2020-12-31"), 0)


def test_generating_twice_makes_nothing_new_and_leaves_what_was_planned(plan):
    mine = ReportingRound.objects.create(
        plan=plan.translation_key, opens=ISO("2030-11-15"), due=ISO("2030-12-15")
    )
    made = generate_rounds(plan, 6)
    assert len(made) == 21
    assert generate_rounds(plan, 6) == []
    assert rounds_of(plan)[-1] == mine


def test_the_current_round_is_the_open_one_else_the_last(plan):
    generate_rounds(plan, 12)
    assert current_round(plan, ISO("2019-12-31")) is None
    assert current_round(plan, ISO("2024-06-30")).due == ISO("2024-12-31")
    assert current_round(plan, ISO("2040-01-01")).due == ISO("2030-12-31")


# Who reported


@pytest.fixture
def round_(plan):
    return ReportingRound.objects.create(
        plan=plan.translation_key, opens=ISO("2024-05-01"), due=ISO("2024-06-30")
    )


def update_of(commitment, *, at="2024-06-30", **kwargs):
    page = f.publish(
        f.ProgressUpdatePageFactory(
            parent=commitment, live=False, date=ISO("2024-06-30"), summary="Moved."
        )
    )
    values = {"first_published_at": end_of_day(ISO(at)), **kwargs}
    ProgressUpdatePage.objects.filter(pk=page.pk).update(**values)
    return page


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("2024-04-30", RoundStatus.NOT_REPORTED),
        ("2024-05-01", RoundStatus.REPORTED),
        ("2024-06-30", RoundStatus.REPORTED),
        ("2024-07-01", RoundStatus.NOT_REPORTED),
    ],
)
def test_an_update_counts_by_the_day_it_became_public(plan, commitment, round_, at, status):
    update_of(commitment, at=at)
    assert round_statuses(plan, round_) == {commitment.translation_key: status}


def test_an_imported_update_counts_by_its_effective_date(plan, commitment, round_):
    update_of(commitment, at="2026-01-01", imported_revision=1)
    assert round_statuses(plan, round_) == {commitment.translation_key: RoundStatus.REPORTED}


def test_a_withdrawn_update_does_not_count(plan, commitment, round_):
    update_of(commitment).unpublish()
    assert round_statuses(plan, round_) == {commitment.translation_key: RoundStatus.NOT_REPORTED}


def test_a_planning_change_is_no_report_of_progress(plan, commitment, round_, activities):
    f.publish(
        f.PlanningChangePageFactory(
            parent=commitment,
            live=False,
            date=ISO("2024-06-30"),
            planning={activities[0]: {"weight": 2}},
        )
    )
    assert round_statuses(plan, round_) == {commitment.translation_key: RoundStatus.NOT_REPORTED}


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        ("2024-06-30", WorkflowState.STATUS_IN_PROGRESS, RoundStatus.IN_REVIEW),
        ("2024-06-30", WorkflowState.STATUS_NEEDS_CHANGES, RoundStatus.NOT_REPORTED),
        ("2024-06-30", WorkflowState.STATUS_CANCELLED, RoundStatus.NOT_REPORTED),
        ("2024-07-01", WorkflowState.STATUS_IN_PROGRESS, RoundStatus.NOT_REPORTED),
    ],
)
def test_one_submitted_in_time_is_in_review(plan, commitment, round_, day, status, expected):
    page = f.ProgressUpdatePageFactory(parent=commitment, live=False, date=ISO("2024-06-30"))
    submit(page, day, status)
    assert round_statuses(plan, round_) == {commitment.translation_key: expected}


def test_one_submitted_in_time_and_approved_later_was_reported(plan, commitment, round_):
    page = update_of(commitment, at="2024-07-05")
    submit(page, "2024-06-29", WorkflowState.STATUS_APPROVED)
    assert round_statuses(plan, round_) == {commitment.translation_key: RoundStatus.REPORTED}


def submit(page, day, status):
    state = WorkflowState(
        content_type=page.get_content_type(),
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        workflow=Workflow.objects.create(name="Review"),
        status=status,
        requested_by=None,
    )
    state.save()
    WorkflowState.objects.filter(pk=state.pk).update(created_at=end_of_day(ISO(day)))


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_four_queries(plan, commitment, round_, count, django_assert_num_queries):
    for number in range(1, count):
        update_of(make_commitment(plan, commitment.get_parent(), number))
    update_of(commitment)
    with django_assert_num_queries(4):
        assert set(round_statuses(plan, round_).values()) == {RoundStatus.REPORTED}
    assert timezone.is_aware(end_of_day(round_.due))


def test_a_round_without_a_label_is_called_by_its_month(plan):
    made = generate_rounds(plan, 12)
    assert [str(made[0]), made[0].due] == ["December 2020", ISO("2020-12-31")]
    made[0].label = "Premier cycle"
    assert str(made[0]) == "Premier cycle"
