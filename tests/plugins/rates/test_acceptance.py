"""The published report's own figures, out of the sample by `rates show` and nothing else."""

import datetime
import json
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction

from ogp_cms.core.dates import today
from ogp_cms.core.domain import ensure_site
from ogp_cms.interchange import sample
from ogp_cms.interchange.domain import import_plan
from ogp_cms.ledger import queries
from ogp_cms.plans.models import CommitmentPage
from tests import factories as f

pytestmark = pytest.mark.django_db

PLAN = "maroc-2018-2020"
END = "2020-12-31"

COMPLETED, SUBSTANTIAL, LIMITED = "completed", "substantial", "limited"

# The self-assessment report: 18 commitments by axis, 5 axes, the plan, end of December 2020.
PUBLISHED = {
    ("acces-information", "97.6667", COMPLETED): {
        1: ("100.0000", COMPLETED),
        2: ("100.0000", COMPLETED),
        3: ("95.0000", COMPLETED),
        4: ("96.0000", COMPLETED),
        5: ("100.0000", COMPLETED),
        6: ("95.0000", COMPLETED),
    },
    ("integrite", "79.7500", SUBSTANTIAL): {
        7: ("24.0000", LIMITED),
        8: ("100.0000", COMPLETED),
        9: ("100.0000", COMPLETED),
        10: ("95.0000", COMPLETED),
    },
    ("transparence-budgetaire", "74.3333", SUBSTANTIAL): {
        11: ("98.0000", COMPLETED),
        12: ("100.0000", COMPLETED),
        13: ("25.0000", LIMITED),
    },
    ("participation-citoyenne", "72.0000", SUBSTANTIAL): {
        14: ("26.0000", LIMITED),
        15: ("63.0000", SUBSTANTIAL),
        16: ("100.0000", COMPLETED),
        17: ("99.0000", COMPLETED),
    },
    ("communication", "97.0000", COMPLETED): {18: ("97.0000", COMPLETED)},
}


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker):
    """The sample's first plan, imported once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_site()
        import_plan(sample.read_plan(PLAN))
        yield SimpleNamespace(head=queries.head().number)
        transaction.set_rollback(True)


def show(*arguments):
    output = StringIO()
    call_command("rates", "show", PLAN, "--format", "json", *arguments, stdout=output)
    return json.loads(output.getvalue())


def figures(document):
    return {
        (axis["id"], axis["rate"], axis["level"]): {
            each["number"]: (each["rate"], each["level"]) for each in axis["commitments"]
        }
        for axis in document["axes"]
    }


def commitment(document, number):
    return next(
        each
        for axis in document["axes"]
        for each in axis["commitments"]
        if each["number"] == number
    )


def change_weights(number, day):
    """From a day on, 80 for a commitment's first activity and 5 for each of the other four."""
    page = CommitmentPage.objects.get(number=number, locale__language_code="fr")
    first, *others = page.activities.order_by("number")
    weights = {first: {"weight": 80}, **{other: {"weight": 5} for other in others}}
    change = f.PlanningChangePageFactory(parent=page, date=day, reason="…", planning=weights)
    f.publish(change)


@pytest.mark.parametrize("day", [END, None], ids=["end-of-2020", "today"])
def test_the_published_figures_come_out(imported, day):
    document = show("--as-of", day) if day else show()
    assert figures(document) == PUBLISHED
    assert document["plan"] == {"id": PLAN, "rate": "84.0556", "level": SUBSTANTIAL}
    assert (document["as_of"], document["known_at"]) == (day or today().isoformat(), None)
    assert (document["rule"], document["ledger_entry"]) == ("1", imported.head)


def test_its_activities_are_all_there_with_their_states(imported):
    document = show("--as-of", END)
    activities = {
        (each["number"], activity["number"]): activity
        for axis in document["axes"]
        for each in axis["commitments"]
        for activity in each["activities"]
    }
    assert len(activities) == 79
    unusual = {key: a["state"] for key, a in activities.items() if a["state"] != "active"}
    assert unusual == {(7, 4): "suspended", (7, 5): "suspended", (14, 4): "cancelled"}
    assert [key for key, activity in activities.items() if not activity["counts"]] == [(14, 4)]
    assert activities[7, 4] == {
        "number": 4,
        "weight": "15.00",
        "progress": None,
        "state": "suspended",
        "counts": True,
    }


def test_the_mean_of_the_axes_is_the_other_published_figure(imported):
    plan = sample.read_plan(PLAN)
    plan["plan"]["rate_of"] = "axes"
    import_plan(plan)
    # It rounds to the same 84. A plan that is running changes from the day of the import.
    assert show()["plan"]["rate"] == "84.1500"
    assert show("--as-of", END)["plan"]["rate"] == "84.0556"


def test_weights_changed_today_leave_the_past_as_it_was(imported):
    day = today().isoformat()
    change_weights(7, today())
    now = show()
    # (80 × 70 + 5 × 40 + 5 × 10) ÷ 100, and (1513 − 24 + 58.5) ÷ 18.
    assert (commitment(now, 7)["rate"], commitment(now, 7)["level"]) == ("58.5000", LIMITED)
    assert now["plan"]["rate"] == "85.9722"
    assert figures(show("--as-of", END)) == PUBLISHED
    then = show("--as-of", day, "--known-at", str(imported.head))
    assert figures(then) == PUBLISHED
    assert (then["known_at"], then["ledger_entry"]) == (imported.head, imported.head)


def test_weights_changed_today_for_an_earlier_date_leave_what_was_known(imported):
    moment = queries.head().recorded_at
    change_weights(7, datetime.date(2020, 11, 15))
    assert commitment(show("--as-of", END), 7)["rate"] == "58.5000"
    assert figures(show("--as-of", END, "--known-at", str(imported.head))) == PUBLISHED
    assert figures(show("--as-of", END, "--known-at", moment.isoformat())) == PUBLISHED
    before = show("--as-of", "2020-11-14")
    assert before["axes"] == show("--as-of", "2020-11-14", "--known-at", str(imported.head))["axes"]
