"""The rules one by one, on facts written by hand."""

import datetime
from fractions import Fraction

import pytest

from ogp_cms.ledger.queries_rates import RateFact
from plugins.rates.engine import Ratio, exact_sum, mean, rates_on

DAY = "2020-06-01"


class Facts:
    """Facts in the order of writing; sorted when asked about."""

    def __init__(self, rate_of="commitments", start="2020-01-01"):
        self.facts = []
        self.add("placement", "plan", "plan", plan_start=start, rate_of=rate_of)

    def add(self, kind, subject_kind, subject, effective="0001-01-01", **values):
        empty = dict.fromkeys(RateFact._fields)
        given = {**empty, "state": "", "rate_of": "", **values}
        given |= {"kind": kind, "subject_kind": subject_kind, "subject": subject}
        given |= {"effective": effective, "number": len(self.facts) + 1}
        self.facts.append(RateFact(**given))
        return self

    def axis(self, key, effective="0001-01-01", parent="plan"):
        return self.add("placement", "axis", key, effective, parent=parent)

    def commitment(self, key, axis, effective="0001-01-01", leader="o"):
        return self.add("placement", "commitment", key, effective, parent=axis, organisation=leader)

    def activity(self, key, commitment, progress=None, weight=None, *, state="", day="2020-02-01"):
        self.add("placement", "activity", key, parent=commitment)
        if progress is not None:
            self.add("progress", "activity", key, day, progress=round(progress * 100))
        if weight is not None or state:
            given = None if weight is None else round(weight * 100)
            self.add("planning", "activity", key, day, weight=given, state=state)
        return self

    def on(self, day=DAY):
        listed = sorted(self.facts, key=lambda fact: (fact.effective, fact.number))
        return dict(rates_on(listed, [day]))[day]


def value(ratio):
    return ratio.value if ratio else None


def one_commitment(**options):
    return Facts(**options).axis("axis").commitment("c", "axis")


def test_a_commitment_is_the_weighted_mean_of_its_activities():
    facts = one_commitment().activity("a", "c", 33.33, 0.5).activity("b", "c", 80, 2)
    assert facts.on().commitment("c") == Ratio(Fraction("176.665"), Fraction("2.5"))
    assert value(facts.on().commitment("c")) == Fraction("70.666")


def test_an_activity_without_planning_weighs_one_and_without_an_update_stands_at_zero():
    facts = one_commitment().activity("a", "c", 50).activity("b", "c")
    assert value(facts.on().commitment("c")) == 25
    assert value(facts.on().activity("b")) == 0


def test_a_cancelled_activity_does_not_count_from_the_date_of_its_cancellation():
    facts = one_commitment().activity("a", "c", 50).activity("b", "c", 100)
    facts.add("planning", "activity", "b", "2020-05-01", state="cancelled")
    assert value(facts.on("2020-04-30").commitment("c")) == 75
    assert value(facts.on("2020-05-01").commitment("c")) == 50
    assert facts.on("2020-05-01").activity("b") is None


def test_a_cancelled_activity_counts_again_once_it_is_active():
    facts = one_commitment().activity("a", "c", 50, state="cancelled")
    assert facts.on().commitment("c") is None
    facts.add("planning", "activity", "a", "2020-03-01", state="active")
    assert value(facts.on().commitment("c")) == 50


def test_a_suspended_activity_counts():
    facts = one_commitment().activity("a", "c", 50, state="suspended").activity("b", "c", 100)
    assert value(facts.on().commitment("c")) == 75


def test_weight_and_state_are_resolved_each_on_its_own():
    facts = one_commitment().activity("a", "c", 50, weight=3).activity("b", "c", 100)
    facts.add("planning", "activity", "a", "2020-03-01", state="suspended")
    assert [(t.weight, t.state) for t in facts.on().terms("c")] == [
        (300, "suspended"),
        (100, "active"),
    ]


def test_an_earlier_date_fills_in_history_and_leaves_the_current_value():
    facts = one_commitment().activity("a", "c", 80, day="2020-05-01")
    facts.add("progress", "activity", "a", "2020-02-01", progress=1000)
    assert value(facts.on("2020-03-01").activity("a")) == 10
    assert value(facts.on().activity("a")) == 80


def test_of_one_date_the_latest_entry_counts():
    facts = one_commitment().activity("a", "c", 80, day="2020-05-01")
    facts.add("progress", "activity", "a", "2020-05-01", progress=1000)
    assert value(facts.on().activity("a")) == 10


def test_a_plan_that_has_not_started_has_no_rate():
    facts = one_commitment(start="2020-07-01").activity("a", "c", 80)
    for day, expected in (("2020-06-30", None), ("2020-07-01", 80)):
        rates = facts.on(day)
        found = [rates.activity("a"), rates.commitment("c"), rates.axis("axis"), rates.plan("plan")]
        assert [value(ratio) for ratio in found] == [expected] * 4
        assert value(rates.organisation("o", "plan")) == expected
        assert [term.counts for term in rates.terms("c")] == [expected is not None]


def test_what_is_undefined_is_left_out_of_the_means():
    facts = one_commitment().activity("a", "c", 80).commitment("empty", "axis")
    facts.commitment("cancelled", "axis").activity("b", "cancelled", 10, state="cancelled")
    facts.axis("bare")
    rates = facts.on()
    assert (rates.commitment("empty"), rates.commitment("cancelled")) == (None, None)
    assert rates.axis("bare") is None
    assert value(rates.axis("axis")) == value(rates.plan("plan")) == 80


def test_a_commitment_counts_in_its_new_axis_from_the_date_of_the_move():
    facts = one_commitment().activity("a", "c", 80).axis("other")
    facts.commitment("c", "other", "2020-05-01", leader="p")
    before, after = facts.on("2020-04-30"), facts.on("2020-05-01")
    assert (value(before.axis("axis")), before.axis("other")) == (80, None)
    assert (after.axis("axis"), value(after.axis("other"))) == (None, 80)
    assert value(before.organisation("o", "plan")) == value(after.organisation("p", "plan")) == 80
    assert after.organisation("o", "plan") is None


def test_what_stands_nowhere_has_no_rate_from_that_day():
    facts = one_commitment().activity("a", "c", 80).commitment("c", None, "2020-05-01")
    assert value(facts.on("2020-04-30").plan("plan")) == 80
    rates = facts.on("2020-05-01")
    assert [rates.activity("a"), rates.commitment("c"), rates.plan("plan")] == [None] * 3


def test_an_activity_that_has_left_does_not_count():
    facts = one_commitment().activity("a", "c", 80).activity("b", "c", 20)
    facts.add("placement", "activity", "b", "2020-05-01")
    assert value(facts.on("2020-04-30").commitment("c")) == 50
    assert value(facts.on("2020-05-01").commitment("c")) == 80


@pytest.mark.parametrize(("rate_of", "expected"), [("commitments", 40), ("axes", 55)])
def test_a_plan_is_the_mean_of_its_commitments_or_of_its_axes(rate_of, expected):
    facts = one_commitment(rate_of=rate_of).activity("a", "c", 10)
    facts.commitment("d", "axis").activity("b", "d", 10)
    facts.axis("other").commitment("e", "other").activity("f", "e", 100)
    assert value(facts.on().plan("plan")) == expected


PUBLISHED = {
    "access": [100, 100, 95, 96, 100, 95],
    "integrity": [24, 100, 100, 95],
    "budget": [98, 100, 25],
    "participation": [26, 63, 100, 99],
    "communication": [97],
}


@pytest.mark.parametrize(("rate_of", "expected"), [("commitments", "84.0556"), ("axes", "84.1500")])
def test_the_published_means_come_out(rate_of, expected):
    facts = Facts(rate_of=rate_of)
    for axis, rates in PUBLISHED.items():
        facts.axis(axis)
        for number, rate in enumerate(rates):
            key = f"{axis}-{number}"
            facts.commitment(key, axis)
            # Three activities of unequal weights that come out at the rate.
            facts.activity(f"{key}-1", key, rate, 2.5).activity(f"{key}-2", key, rate, 0.01)
            facts.activity(f"{key}-3", key, 0, 7, state="cancelled")
    rates = facts.on()
    assert [f"{float(value(rates.axis(axis))):.2f}" for axis in PUBLISHED] == [
        "97.67", "79.75", "74.33", "72.00", "97.00",
    ]  # fmt: skip
    assert f"{float(value(rates.plan('plan'))):.4f}" == expected


def test_several_dates_come_from_one_pass_in_any_order():
    facts = one_commitment().activity("a", "c", 10, day="2020-02-01")
    facts.add("progress", "activity", "a", "2020-04-01", progress=5000)
    days = ["2020-05-01", "2020-01-31", "2020-03-01", "2020-03-01"]
    found = {day: value(rates.commitment("c")) for day, rates in rates_on(facts.facts, days)}
    assert found == {"2020-01-31": 0, "2020-03-01": 10, "2020-05-01": 50}


def test_thousands_of_denominators_add_up_exactly_and_soon():
    pairs = [(number * 7 % 1009, number) for number in range(1, 3000)]
    assert exact_sum(pairs[:200]) == sum(Fraction(*pair) for pair in pairs[:200])
    total = exact_sum(pairs)
    assert total == exact_sum(reversed(pairs))
    assert mean([]) is None
    assert exact_sum([]) == 0
    assert mean(pairs) == Ratio(total, Fraction(len(pairs)))


def test_days_are_compared_as_dates():
    day = datetime.date(1, 1, 1)
    assert day.isoformat() < datetime.date(987, 6, 5).isoformat() < DAY
