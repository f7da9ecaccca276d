"""Random sequences of verbs against a model of a few lines, now and as known in the middle."""

import copy
import datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ogp_cms.ledger import domain, queries, rules
from ogp_cms.ledger.domain import FactRefused, Placement
from ogp_cms.ledger.enums import Subject
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import BEGINNING
from ogp_cms.ledger.verification import verify
from tests.examples import examples
from tests.ledger.conftest import (
    APPROVAL,
    COMMITMENT,
    PLAN,
    in_commitment,
    later,
    place,
    planning,
    progress,
    record,
)

ACTIVITIES = [UUID(int=1001), UUID(int=1002)]
REPORTS = [UUID(int=9001), UUID(int=9002), UUID(int=9003)]
DAYS = range(4)
HUNDREDTHS = st.integers(0, 10_000).map(lambda n: Decimal(n).scaleb(-2))

progress_facts = st.builds(
    progress, HUNDREDTHS, st.sampled_from(DAYS).map(later), st.sampled_from(ACTIVITIES)
)
planning_facts = st.builds(
    lambda day, activity, values: planning(later(day), activity, **values),
    st.sampled_from(DAYS),
    st.sampled_from(ACTIVITIES),
    st.fixed_dictionaries(
        {},
        optional={
            "weight": HUNDREDTHS.filter(bool),
            "state": st.sampled_from(["active", "suspended", "cancelled"]),
            "planned_end": st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)),
        },
    ).filter(bool),
)
facts_of_a_report = st.lists(
    progress_facts | planning_facts,
    max_size=5,
    unique_by=lambda fact: (fact.kind, fact.subject, fact.effective),
)
steps = st.lists(
    st.tuples(st.just("record"), st.sampled_from(REPORTS), facts_of_a_report)
    | st.tuples(st.just("withdraw"), st.sampled_from(REPORTS), st.none())
    | st.tuples(st.just("place"), st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=12,
)


class Model:
    """The facts that stand, in the order in which they were recorded: (report, fact)."""

    def __init__(self):
        self.facts = []
        self.places = [(BEGINNING, 0)]

    def record(self, report, facts):
        held = [fact for owner, fact in self.facts if owner == report]
        new = [(report, fact) for fact in facts if fact not in held]
        kept = [(o, fact) for o, fact in self.facts if o != report or fact in facts]
        after = kept + new
        for _owner, fact in new:
            state = self.value("state", fact.subject, fact.effective, after)
            if fact.kind == "progress" and state == "cancelled":
                return False
        self.facts = after
        return True

    def place(self, parent, day):
        if day == BEGINNING:
            self.places = [(BEGINNING, parent)]
        elif max(self.places, key=lambda item: item[0])[1] != parent:
            self.places = [item for item in self.places if item[0] != day] + [(day, parent)]

    def value(self, name, activity, day, facts=None):
        found = [
            fact
            for _report, fact in (self.facts if facts is None else facts)
            if fact.subject == activity
            and fact.effective <= day
            and getattr(fact, name) is not None
        ]
        # max() gives the first of equals: reversed, of one day the last recorded.
        latest = max(reversed(found), key=lambda fact: fact.effective, default=None)
        return getattr(latest, name, None)


def ledger_value(name, activity, day, known_at):
    kind = "progress" if name == "progress" else "planning"
    found = queries.in_force(kind, [activity], day, known_at).get(activity)
    return getattr(found, name) if found else None


def assert_same(model, known_at):
    for activity in ACTIVITIES:
        for day in map(later, range(-1, 5)):
            for name in ("progress", "weight", "state", "planned_end"):
                expected = model.value(name, activity, day)
                assert ledger_value(name, activity, day, known_at) == expected
    day = datetime.date.max
    parent = queries.in_force("placement", [COMMITMENT], day, known_at)[COMMITMENT].parent
    assert parent == UUID(int=max(model.places, key=lambda item: item[0])[1])
    standing = queries.standing(known_at).filter(report__in=REPORTS).count()
    assert standing == len(model.facts)


def apply(model, verb, subject, argument):
    if verb == "record":
        try:
            record(*argument, report=subject)
        except FactRefused:
            assert not model.record(subject, argument)
        else:
            assert model.record(subject, argument)
    elif verb == "withdraw":
        domain.withdraw_report(subject, APPROVAL)
        assert model.record(subject, [])
    else:
        axis = Placement(Subject.COMMITMENT, COMMITMENT, parent=UUID(int=subject))
        place(axis, timeless=argument)
        model.place(subject, BEGINNING if argument else rules.today())


@pytest.mark.django_db
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, st.integers(0, 12))
def test_the_ledger_says_what_the_model_says(sequence, pause):
    with transaction.atomic():
        place(*map(in_commitment, ACTIVITIES))
        place(Placement(Subject.COMMITMENT, COMMITMENT, parent=UUID(int=0)))
        model = Model()
        remembered, number = copy.deepcopy(model), queries.head().number
        for position, step in enumerate(sequence):
            apply(model, *step)
            before = queries.head()
            apply(model, *step)
            assert queries.head() == before, "saying it again appends nothing"
            if position == pause:
                remembered, number = copy.deepcopy(model), before.number
        assert_same(model, None)
        assert_same(remembered, number)
        assert verify().problem is None
        numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, queries.head().number + 1))
        assert set(Entry.objects.values_list("plan", flat=True)) == {PLAN}
        transaction.set_rollback(True)
