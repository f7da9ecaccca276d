"""What is in force, what stands, and how many queries it takes to know."""

import datetime
from decimal import Decimal
from uuid import UUID

import pytest

from ogp_cms.ledger import chain, domain, queries
from ogp_cms.ledger.domain import Placement
from ogp_cms.ledger.enums import Subject
from ogp_cms.ledger.queries import (
    BEGINNING,
    InForce,
    PlacementFact,
    PlanningFact,
    ProgressFact,
)
from tests.ledger.conftest import (
    APPROVAL,
    AXIS,
    COMMITMENT,
    DAY,
    FIRST,
    ORGANISATION,
    OTHER,
    PLAN,
    REPORT,
    SECOND,
    THIRD,
    in_commitment,
    later,
    place,
    planning,
    progress,
    record,
)


def progress_on(day, known_at=None, activity=FIRST):
    found = queries.in_force("progress", [activity], day, known_at)
    return found[activity].progress if activity in found else None


def test_the_latest_effective_date_wins_then_the_highest_number(activities):
    record(progress(50, later(10)))
    record(progress(20, later(5)), report=OTHER)
    assert [progress_on(later(day)) for day in (4, 5, 9, 10, 99)] == [
        None,
        Decimal(20),
        Decimal(20),
        Decimal(50),
        Decimal(50),
    ]
    record(progress(60, later(10)), report=PLAN)
    assert progress_on(later(10)) == Decimal(60)


def test_of_a_planning_each_value_is_resolved_on_its_own(activities):
    record(planning(weight=Decimal(2), state="suspended", planned_start=DAY))
    record(planning(later(5), planned_end=later(50)), report=OTHER)
    record(planning(later(5), weight=Decimal(3)), report=PLAN)
    assert queries.in_force("planning", [FIRST, SECOND], later(9)) == {
        FIRST: InForce(
            later(5),
            6,
            PLAN,
            weight=Decimal(3),
            state="suspended",
            planned_start=DAY,
            planned_end=later(50),
        )
    }
    assert queries.in_force("planning", [FIRST], later(4)) == {
        FIRST: InForce(DAY, 4, REPORT, weight=Decimal(2), state="suspended", planned_start=DAY)
    }


def test_a_later_placement_takes_over_nothing_from_the_one_before(db):
    place(Placement(Subject.COMMITMENT, COMMITMENT, parent=AXIS, organisation=ORGANISATION))
    place(Placement(Subject.COMMITMENT, COMMITMENT), timeless=False)
    found = queries.in_force("placement", [COMMITMENT], datetime.date.max)[COMMITMENT]
    assert (found.parent, found.organisation) == (None, None)


def test_what_was_known_at_a_number_or_a_moment(activities, clock):
    noon = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC) + datetime.timedelta(days=999)
    moments = [noon + datetime.timedelta(seconds=n) for n in range(4)]
    clock(moments[0])
    record(progress(50))
    clock(moments[1])
    record(progress(60))
    clock(moments[2])
    domain.withdraw_report(REPORT, APPROVAL)
    by_number = [progress_on(DAY, number) for number in (3, 4, 5, 6, 7)]
    # 5 withdraws 4, 6 is the new one, 7 withdraws it.
    assert by_number == [None, Decimal(50), None, Decimal(60), None]
    before = moments[0] - datetime.timedelta(microseconds=1)
    by_moment = [progress_on(DAY, moment) for moment in (before, *moments[:3])]
    assert by_moment == [None, Decimal(50), Decimal(60), None]
    assert progress_on(DAY) is None


def test_the_light_rows(activities):
    record(
        planning(later(1), weight=Decimal("1.5"), state="active", planned_end=later(9)),
        progress("33.33", later(1)),
        progress(10),
        progress(0, activity=SECOND),
    )
    assert queries.progress_facts(plans=[PLAN]) == [
        ProgressFact(FIRST, DAY, 6, 1000),
        ProgressFact(SECOND, DAY, 7, 0),
        ProgressFact(FIRST, later(1), 5, 3333),
    ]
    assert queries.planning_facts(subjects=[FIRST, SECOND]) == [
        PlanningFact(FIRST, later(1), 4, 150, "active", None, later(9))
    ]
    assert queries.placement_facts(subjects=[SECOND]) == [
        PlacementFact(
            SECOND, BEGINNING, 2, "activity", PLAN, COMMITMENT, None, None, None, None, None
        )
    ]
    assert queries.progress_facts(plans=[PLAN], until=DAY, known_at=6) == [
        ProgressFact(FIRST, DAY, 6, 1000)
    ]
    assert queries.progress_facts(plans=[AXIS]) == []
    assert queries.progress_facts(plans=[]) == []
    assert queries.progress_facts(subjects=[]) == []


def test_a_light_row_of_a_plan(db):
    start, end = datetime.date(2018, 1, 1), datetime.date(2020, 12, 31)
    plan = Placement(
        Subject.PLAN,
        PLAN,
        plan_start=start,
        plan_end=end,
        plan_state="adopted",
        rate_of="axes",
    )
    place(plan)
    assert queries.placement_facts() == [
        PlacementFact(PLAN, BEGINNING, 1, "plan", PLAN, None, None, start, end, "adopted", "axes")
    ]


def test_under_a_parent_are_all_placements_of_who_was_ever_there(activities):
    place(in_commitment(SECOND, AXIS), timeless=False)
    found = queries.placement_facts(parents=[COMMITMENT])
    assert [(fact.subject, fact.parent) for fact in found] == [
        (FIRST, COMMITMENT),
        (SECOND, COMMITMENT),
        (THIRD, COMMITMENT),
        (SECOND, AXIS),
    ]
    assert queries.activities_of([COMMITMENT, PLAN]) == {COMMITMENT: {FIRST, THIRD}, PLAN: set()}


def test_reports_and_activities_that_ever_had_an_entry(activities):
    record(progress(50))
    domain.withdraw_report(REPORT, APPROVAL)
    record(planning(weight=Decimal(2), activity=SECOND), report=OTHER)
    assert queries.reports_with_entries([REPORT, OTHER, PLAN]) == {REPORT, OTHER}
    assert queries.activities_with_facts([FIRST, SECOND, THIRD]) == {FIRST, SECOND}
    assert [entry.number for entry in queries.standing_of_reports([REPORT, OTHER])] == [6]
    assert [entry.number for entry in queries.standing_of_reports([REPORT], known_at=4)] == [4]


def test_which_plan_a_subject_was_placed_in(activities):
    assert queries.plans_of([FIRST, PLAN]) == {FIRST: PLAN}
    assert queries.plan_has_entries(PLAN)
    assert not queries.plan_has_entries(AXIS)


def test_the_head_of_an_empty_ledger(db):
    assert queries.head() == (0, chain.GENESIS, None)


@pytest.mark.parametrize("count", [1, 3])
def test_every_question_is_one_query(activities, count, django_assert_num_queries):
    record(*(progress(50, activity=key) for key in activities))
    some = list(activities)[:count]
    questions = [
        lambda: queries.in_force("progress", some, DAY),
        lambda: queries.in_force("planning", some, DAY, 5),
        lambda: queries.in_force("placement", some, DAY),
        lambda: queries.progress_facts(subjects=some),
        lambda: queries.planning_facts(plans=[PLAN]),
        lambda: queries.placement_facts(parents=some),
        lambda: queries.activities_of(some),
        lambda: queries.standing_of_reports(some),
        lambda: queries.reports_with_entries(some),
        lambda: queries.activities_with_facts(some),
        lambda: queries.plan_has_entries(PLAN),
        lambda: queries.plans_of(some),
        queries.head,
    ]
    for question in questions:
        with django_assert_num_queries(1):
            question()


def test_a_key_of_zero_is_a_key(db):
    nil = UUID(int=0)
    place(Placement(Subject.AXIS, AXIS, parent=nil))
    [fact] = queries.placement_facts()
    assert fact.parent == nil
