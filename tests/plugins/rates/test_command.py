"""`rates show` and `rates check`."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Q

from ogp_cms.core.dates import end_of_day, today
from ogp_cms.interchange.domain import import_plan
from ogp_cms.ledger import guard, queries
from plugins.rates import metrics
from tests import factories as f
from tests.pages import APRIL, JUNE
from tests.plugins.rates import world as w

pytestmark = pytest.mark.django_db


def run(*arguments):
    output = StringIO()
    call_command("rates", *arguments, stdout=output)
    return output.getvalue()


def shown(*arguments):
    return json.loads(run("show", "plan-2024", "--format", "json", *arguments))


def activity(number, weight, progress, state="active"):
    return {
        "number": number,
        "weight": weight,
        "progress": progress,
        "state": state,
        "counts": True,
    }


def test_the_document_of_a_plan(story):
    assert shown("--as-of", "2024-06-28") == {
        "plan": {"id": "plan-2024", "rate": "13.8614", "level": "limited"},
        "axes": [
            {
                "id": "integrite",
                "rate": "27.7228",
                "level": "limited",
                "commitments": [
                    {
                        "number": 7,
                        "rate": "27.7228",
                        "level": "limited",
                        "activities": [
                            activity(1, "20.00", "100.00"),
                            activity(2, "80.00", "10.00"),
                            activity(3, "1.00", None, "suspended"),
                        ],
                    }
                ],
            },
            {
                "id": "budget",
                "rate": "0.0000",
                "level": "not_started",
                "commitments": [
                    {
                        "number": 13,
                        "rate": "0.0000",
                        "level": "not_started",
                        "activities": [activity(1, "1.00", None)],
                    }
                ],
            },
        ],
        "as_of": "2024-06-28",
        "known_at": None,
        "rule": "1",
        "ledger_entry": queries.head().number,
    }


def test_before_the_plan_starts_nothing_is_computed(story):
    document = shown("--as-of", "2022-12-31")
    assert document["plan"] == {"id": "plan-2024", "rate": None, "level": None}
    counts = [a["counts"] for a in document["axes"][0]["commitments"][0]["activities"]]
    assert counts == [False] * 3


def test_what_was_not_known_is_not_listed(story):
    document = shown("--known-at", "0")
    assert (document["plan"]["rate"], document["axes"]) == (None, [])
    assert (document["known_at"], document["ledger_entry"]) == (0, 0)


def test_a_moment_is_the_end_of_a_bare_day(story):
    document = shown("--known-at", today().isoformat())
    assert document["known_at"] == end_of_day(today()).isoformat()
    assert document["ledger_entry"] == queries.head().number


def test_weights_of_today_leave_earlier_rates_as_they_were(story):
    before, entry = shown("--as-of", "2024-06-27"), queries.head().number
    as_known = shown("--as-of", "2024-06-28")
    first = story.commitment.activities.get(number=1)
    f.publish(
        f.PlanningChangePageFactory(
            parent=story.commitment, date=JUNE, reason="…", planning={first: {"weight": 500}}
        )
    )
    after = shown("--as-of", "2024-06-28")
    assert after["plan"]["rate"] != as_known["plan"]["rate"]
    assert shown("--as-of", "2024-06-27")["axes"] == before["axes"]
    assert shown("--as-of", "2024-06-28", "--known-at", str(entry))["axes"] == as_known["axes"]


def test_the_table(story):
    lines = run("show", "plan-2024", "--as-of", "2024-06-28").splitlines()
    entry = queries.head().number
    assert lines[0] == f"plan-2024 on 2024-06-28, rule 1, ledger entry {entry}"
    assert [line.split() for line in lines[1:7]] == [
        ["plan", "13.8614", "limited"],
        ["integrite", "27.7228", "limited"],
        ["7", "27.7228", "limited"],
        ["1", "100.00", "weight", "20.00", "active"],
        ["2", "10.00", "weight", "80.00", "active"],
        ["3", "-", "weight", "1.00", "suspended"],
    ]
    early = run("show", "plan-2024", "--as-of", "2022-12-31", "--known-at", "9999-01-01")
    assert "(known at 9999-01-01T23:59:59.999999" in early
    assert "not computed" in early
    assert "does not count" in early


def test_a_commitment_that_left_is_still_in_its_past(story):
    w.fresh(story.other).unpublish()
    past = shown("--as-of", "2024-06-28")
    assert [c["number"] for c in past["axes"][1]["commitments"]] == [13]
    assert shown()["axes"][1] == {"id": "budget", "rate": None, "level": None, "commitments": []}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "nothing"], "There is no plan 'nothing'. Plans: plan-2024."),
        (["show", "plan-2024", "--as-of", "soon"], "“soon” is not a date."),
        (["show", "plan-2024", "--known-at", "soon"], "“soon” is neither a moment nor"),
        (["check", "--known-at", "999999"], "there is no entry 999999 yet"),
    ],
)
def test_what_is_not_understood_is_said(story, arguments, message):
    with pytest.raises(CommandError, match=message):
        run(*arguments)


@pytest.mark.parametrize(("commitments", "activities"), [(1, 1), (3, 3), (100, 3), (3, 200)])
def test_showing_takes_as_many_queries_however_large_the_plan(
    home, django_assert_num_queries, commitments, activities
):
    import_plan(w.document(commitments, activities))
    with django_assert_num_queries(7):
        text = run("show", "few", "--format", "json")
    (axis,) = json.loads(text)["axes"]
    assert [each["number"] for each in axis["commitments"]] == list(range(1, commitments + 1))
    assert [len(each["activities"]) for each in axis["commitments"]] == [activities] * commitments


class TestCheck:
    def test_a_clean_ledger(self, story):
        text = run("check")
        assert text.endswith(
            f"up to ledger entry {queries.head().number}. No rate is stored or cached.\n"
        )
        assert int(text.split()[0]) > 100

    def test_one_date_as_known_at_one_entry(self, story):
        text = run("check", "--as-of", "2024-04-28", "--known-at", "5")
        assert "on 1 dates" in text

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("progress", 9900),
            ("weight", 100),
            ("state", "active"),
            ("effective", "2024-01-01"),
            ("recorded_at", "2020-01-01 00:00:00"),
            ("parent", "0" * 32),
            ("plan_start", "2023-06-01"),
            ("withdraws", 999),
        ],
    )
    def test_a_tampered_row_is_found(self, story, column, value):
        w.fresh(story.update).unpublish()
        with guard.lifted(connection), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT MIN(number) FROM ogp_ledger_entry WHERE {column} IS NOT NULL"
                + ("" if column != "state" else " AND state <> ''")
            )
            (number,) = cursor.fetchone()
            cursor.execute(
                f"UPDATE ogp_ledger_entry SET {column} = %s WHERE number = %s", [value, number]
            )
        with pytest.raises(CommandError, match=f"^Entry {number} does not fit its hash"):
            run("check")

    def test_a_wrong_engine_is_found(self, story, monkeypatch):
        monkeypatch.setattr("plugins.rates.engine.UNWEIGHTED", 200)
        with pytest.raises(CommandError) as refusal:
            run("check", "--as-of", "2024-06-28")
        assert str(refusal.value) == (
            f"The rate of plan {story.plan.translation_key} on 2024-06-28, as known at ledger entry "
            f"{queries.head().number}: the site says 13.7255, the plain computation 13.8614."
        )

    def test_a_wrong_way_of_reading_members_is_found(self, story, monkeypatch):
        monkeypatch.setattr(metrics, "around", lambda _members: Q(pk=0))
        with pytest.raises(CommandError, match="the site says not computed"):
            run("check", "--as-of", "2024-06-28")

    @pytest.mark.parametrize("reader", ["facts", "in_force"])
    def test_a_wrong_way_of_reading_the_ledger_is_found(self, story, monkeypatch, reader):
        honest = getattr(metrics, reader)

        def early(selection, horizon):
            return honest(selection, replace(horizon, until=min(horizon.until, APRIL)))

        monkeypatch.setattr(metrics, reader, early)
        with pytest.raises(CommandError, match="the plain computation"):
            run("check")
