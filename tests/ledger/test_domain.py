"""The verbs: what is appended, what is left alone, what is refused."""

import contextlib
import datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from ogp_cms.ledger import chain, domain, queries, rules
from ogp_cms.ledger.domain import Approval, FactRefused, ReportFacts
from ogp_cms.ledger.enums import Role, Subject
from ogp_cms.ledger.models import Entry, Head
from ogp_cms.ledger.signals import facts_recorded
from tests.ledger.conftest import (
    APPROVAL,
    COMMITMENT,
    DAY,
    FIRST,
    OTHER,
    PLAN,
    REPORT,
    SECOND,
    in_commitment,
    later,
    place,
    planning,
    progress,
    record,
)


def standing(report=REPORT):
    return [
        (entry.number, entry.subject, entry.effective, entry.progress)
        for entry in queries.standing_of_reports([report])
    ]


# Recording and withdrawing


def test_a_report_recorded_again_unchanged_appends_nothing(activities):
    assert record(progress(50)) == ([], [4])
    assert record(progress("50.00"), revision=2) == ([], [])
    assert queries.head().number == 4


def test_what_changed_is_withdrawn_and_appended_and_the_rest_is_left_alone(activities):
    record(progress(50), progress(20, activity=SECOND))
    recorded = record(progress(60), progress(20, activity=SECOND), revision=2)
    assert recorded == ([6], [7])
    assert standing() == [(5, SECOND, DAY, Decimal(20)), (7, FIRST, DAY, Decimal(60))]
    withdrawal = Entry.objects.get(number=6)
    assert (withdrawal.withdraws, withdrawal.report, withdrawal.revision) == (4, REPORT, 2)
    assert (withdrawal.effective, withdrawal.subject) == (None, None)


def test_another_date_is_another_fact(activities):
    record(progress(50))
    assert record(progress(50, later(1))) == ([5], [6])
    assert standing() == [(6, FIRST, later(1), Decimal(50))]


def test_a_fact_that_is_not_made_any_more_is_withdrawn(activities):
    record(progress(50), planning(weight=Decimal(2)))
    assert record(planning(weight=Decimal(2))) == ([6], [])
    assert record() == ([7], [])


def test_a_withdrawn_report_comes_back_by_a_new_approval(activities):
    record(progress(50))
    assert domain.withdraw_report(REPORT, APPROVAL) == ([5], [])
    assert domain.withdraw_report(REPORT, APPROVAL) == ([], [])
    assert standing() == []
    assert record(progress(50)) == ([], [6])
    assert standing() == [(6, FIRST, DAY, Decimal(50))]


def test_withdrawing_one_report_leaves_the_other(activities):
    record(progress(50))
    record(progress(70), report=OTHER)
    domain.withdraw_report(OTHER, Approval(Role.IMPORT, None))
    assert standing() == [(4, FIRST, DAY, Decimal(50))]
    withdrawal = Entry.objects.get(number=6)
    assert (withdrawal.role, withdrawal.approved_by, withdrawal.revision) == ("import", None, 1)


def test_who_approved_and_what_is_kept(activities):
    record(planning(weight=Decimal("1.5"), state="suspended", planned_end=later(30)), revision=8)
    entry = Entry.objects.get(number=4)
    assert (entry.role, entry.approved_by, entry.report, entry.revision) == (
        "secretariat",
        7,
        REPORT,
        8,
    )
    assert (entry.weight, entry.state, entry.planned_start, entry.planned_end) == (
        Decimal("1.50"),
        "suspended",
        None,
        later(30),
    )


# Refusals


def refusals(*facts):
    head = queries.head()
    with pytest.raises(FactRefused) as refused:
        record(*facts)
    assert queries.head() == head
    with pytest.raises(FactRefused) as checked:
        domain.check_reports(PLAN, [ReportFacts(REPORT, 1, facts)])
    assert str(checked.value) == str(refused.value)
    return [(problem.fact, str(problem.message)) for problem in refused.value.problems]


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


def test_a_date_after_today_is_refused(activities):
    tomorrow = progress(50, rules.today() + datetime.timedelta(days=1))
    assert refusals(tomorrow) == [
        (tomorrow, "The effective date is in the future: give a day up to today.")
    ]
    assert record(progress(50, rules.today())) == ([], [4])


@pytest.mark.parametrize("value", ["-0.01", "100.01", "33.333", "NaN", "Infinity", "1e300"])
def test_progress_outside_its_range_is_refused(activities, value):
    fact = progress(value)
    assert refusals(fact) == [
        (fact, "Progress is a percentage from 0 to 100 with at most two decimals.")
    ]


@pytest.mark.parametrize("value", ["0", "100", "33.33", "1E+1"])
def test_progress_within_its_range_is_taken(activities, value):
    assert record(progress(value)) == ([], [4])


@pytest.mark.parametrize("value", ["0", "-1", "0.001", "1000000.01", "NaN", "1e300"])
def test_a_weight_that_is_none_is_refused(activities, value):
    fact = planning(weight=Decimal(value))
    assert refusals(fact) == [
        (fact, "A weight is above 0, at most 1,000,000, with at most two decimals.")
    ]


def test_planning_that_says_nothing_or_nonsense_is_refused(activities):
    nothing = planning()
    odd = planning(later(1), state="paused")
    backwards = planning(later(2), planned_start=later(9), planned_end=later(8))
    assert refusals(nothing, odd, backwards) == [
        (nothing, "Give a new weight, state or date, or leave the activity out."),
        (odd, "The state is active, suspended or cancelled."),
        (backwards, "The planned end is before the planned start."),
    ]


def test_the_same_activity_and_day_twice_is_refused(activities):
    second = progress(60)
    assert refusals(progress(50), second) == [
        (second, "This activity is named twice for the same day.")
    ]


def test_an_unknown_and_a_removed_activity_are_refused(activities):
    place(domain.Placement(Subject.ACTIVITY, SECOND))
    unknown, removed = progress(50, activity=COMMITMENT), progress(50, activity=SECOND)
    assert refusals(unknown, removed) == [
        (unknown, "This activity does not belong to the published plan."),
        (removed, "This activity was removed from its commitment."),
    ]


def test_a_cancelled_activity_takes_no_progress_until_it_is_active_again(activities):
    record(planning(later(10), state="cancelled"), planning(later(20), state="active"))
    for day in (later(10), later(19)):
        fact = progress(50, day)
        [(refused, message)] = refusals_of(OTHER, fact)
        assert refused == fact
        assert message == (
            f"This activity is cancelled as of {day}: it takes no progress until a planning "
            "change makes it active again."
        )
    assert record(progress(50, later(9)), progress(60, later(20)), report=OTHER) == ([], [6, 7])


def refusals_of(report, *facts):
    with pytest.raises(FactRefused) as refused:
        record(*facts, report=report)
    return [(problem.fact, str(problem.message)) for problem in refused.value.problems]


def test_a_suspended_activity_takes_progress(activities):
    record(planning(state="suspended"))
    assert record(progress(50), report=OTHER) == ([], [5])


def test_a_cancellation_in_the_same_batch_counts_and_a_withdrawn_one_does_not(activities):
    cancelled = ReportFacts(REPORT, 1, [planning(state="cancelled")])
    with pytest.raises(FactRefused):
        domain.record_reports(PLAN, [ReportFacts(OTHER, 1, [progress(5)]), cancelled], APPROVAL)
    record(planning(state="cancelled"))
    undone = ReportFacts(REPORT, 2, [])
    progressed = ReportFacts(OTHER, 1, [progress(5)])
    assert domain.record_reports(PLAN, [progressed, undone], APPROVAL) == ([5], [6])


def test_what_stands_already_is_not_judged_again(activities):
    """Progress approved before a cancellation that reaches back survives a mended sentence."""
    record(progress(50), progress(10, activity=SECOND))
    record(planning(later(-5), state="cancelled"), report=OTHER)
    assert record(progress(50), progress(20, activity=SECOND), revision=2) == ([7], [8])


# The chain


def test_nothing_is_written_outside_a_transaction(transactional_db):
    verbs = [
        lambda: record(progress(50)),
        lambda: place(in_commitment(FIRST)),
        lambda: domain.withdraw_report(REPORT, APPROVAL),
        lambda: domain.append([]),
        lambda: domain.lock_plan(PLAN),
    ]
    for verb in verbs:
        with pytest.raises(TransactionManagementError):
            verb()
    assert not Entry.objects.exists()


def test_entries_are_numbered_and_chained_and_the_head_follows(activities):
    record(progress(50))
    previous = chain.GENESIS
    for number, entry in enumerate(Entry.objects.order_by("number"), start=1):
        assert entry.number == number
        assert entry.hash == chain.hash_after(previous, entry)
        previous = entry.hash
    head = queries.head()
    assert head == (4, previous, Entry.objects.get(number=4).recorded_at)


def test_time_never_runs_backwards(clock, db):
    noon = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
    clock(noon)
    place(in_commitment(FIRST))
    clock(noon - datetime.timedelta(hours=1))
    place(in_commitment(SECOND))
    assert list(Entry.objects.values_list("recorded_at", flat=True)) == [noon, noon]


def test_a_rolled_back_transaction_leaves_nothing(activities):
    head = queries.head()
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        record(progress(50))
        raise ZeroDivisionError
    assert queries.head() == head
    assert record(progress(60)) == ([], [4])


def test_a_missing_head_stops_everything(activities):
    Head.objects.all().delete()
    with pytest.raises(Head.DoesNotExist):
        record(progress(50))


def test_others_are_told_after_the_commit(activities, django_capture_on_commit_callbacks):
    told = []

    def listen(**kwargs):
        told.append((kwargs["plans"], kwargs["numbers"]))

    facts_recorded.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        record(progress(50), progress(60, activity=SECOND))
        assert told == []
        record(progress(50), progress(60, activity=SECOND))
    facts_recorded.disconnect(listen)
    assert told == [(frozenset({PLAN}), range(4, 6))]


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(activities, count, django_assert_num_queries):
    reports = [
        ReportFacts(report, 1, [progress(50, activity=key), planning(weight=2, activity=key)])
        for report, key in zip((REPORT, OTHER, PLAN), activities, strict=True)
    ][:count]
    # Plan, head, standing, placements, planning, head again; entries; the head's update.
    with django_assert_num_queries(8):
        domain.record_reports(PLAN, reports, APPROVAL)
    # Its plans, the plan, head, standing, head again; entries; the head's update.
    with django_assert_num_queries(7):
        domain.withdraw_reports([item.report for item in reports], APPROVAL)
    with django_assert_num_queries(6):
        place(*(domain.Placement(Subject.ACTIVITY, key) for key in activities[:count]))


def test_locks_are_taken_in_their_order(activities):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        record(progress(50))
    tables = [
        next(
            name
            for name in ("ogp_plans_planpage", "ogp_ledger_head", "ogp_ledger_entry")
            if f'FROM "{name}"' in query["sql"]
        )
        for query in captured.captured_queries
        if query["sql"].startswith("SELECT")
    ]
    assert tables[:3] == ["ogp_plans_planpage", "ogp_ledger_head", "ogp_ledger_entry"]
