"""An export of a plan on which people have worked is valid, and tells what counts."""

import copy
import datetime
from decimal import Decimal
from typing import Any

import pytest

from ogp_cms.core.dates import today
from ogp_cms.interchange import document as documents
from ogp_cms.interchange.domain import export_plan, import_plan
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import (
    ActivityProgress,
    PlanningChangePage,
    PlanningRow,
    ProgressUpdatePage,
)
from tests.interchange.digest import digest
from tests.interchange.steps import commitment, source_page
from tests.interchange.strategies import LANGUAGES

DAY = datetime.date(2020, 5, 31)


def report(model, *rows, date=DAY):
    parent = source_page(CommitmentPage, number=1)
    page = model(date=date, title="r", slug=f"r-{model.objects.count()}", live=False)
    keys = {activity.number: activity.translation_key for activity in parent.activities.all()}
    made: list[ActivityProgress | PlanningRow] = []
    for number, values in rows:
        if model is ProgressUpdatePage:
            made.append(ActivityProgress(activity=keys[number], locale=parent.locale, **values))
        else:
            made.append(PlanningRow(activity=keys[number], **values))
    page.rows = made
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def exported():
    """What is exported: it is valid, and changes nothing here."""
    raw = documents.dumps(export_plan("plan-1")).encode()
    read = documents.load(raw, LANGUAGES, today())
    before = digest()
    assert not import_plan(read).any
    assert digest() == before
    return commitment(read)


def rows(reports):
    return {each["id"]: each["activities"] for each in reports if each["date"] == str(DAY)}


def test_a_report_of_the_site_is_exported_under_its_id(document):
    report(ProgressUpdatePage, (1, {"progress": 95, "done": "- tout"}))
    assert rows(exported()["updates"]) == {
        "2020-05-31": [{"number": 1, "progress": 95, "done": {"fr": "- tout"}}]
    }


def test_of_two_figures_of_one_day_the_one_recorded_last_is_exported(document):
    first = report(ProgressUpdatePage, (1, {"progress": 92, "done": "- un"}), (2, {"progress": 7}))
    report(ProgressUpdatePage, (1, {"progress": 94}))
    assert rows(exported()["updates"]) == {
        "2020-05-31": [{"number": 1, "done": {"fr": "- un"}}, {"number": 2, "progress": 7}],
        "2020-05-31-2": [{"number": 1, "progress": 94}],
    }
    # Approved again with another figure: now the first one counts.
    page: Any = ProgressUpdatePage.objects.get(pk=first.pk)
    [row] = [row for row in page.rows.all() if row.progress == 92]
    row.progress = Decimal(96)
    page.rows = [row]
    page.save_revision().publish()
    assert rows(exported()["updates"]) == {
        "2020-05-31": [{"number": 1, "progress": 96, "done": {"fr": "- un"}}],
        "2020-05-31-2": [],
    }


def test_planning_of_one_day_is_exported_as_one(document):
    report(PlanningChangePage, (1, {"weight": 30, "state": "suspended"}), (2, {"weight": 70}))
    report(PlanningChangePage, (1, {"state": "active", "end": datetime.date(2021, 1, 1)}))
    report(PlanningChangePage, (2, {"weight": 71}))
    assert rows(exported()["planning_changes"]) == {
        "2020-05-31-2": [{"number": 1, "weight": 30, "state": "active", "end": "2021-01-01"}],
        "2020-05-31-3": [{"number": 2, "weight": 71}],
    }


@pytest.mark.parametrize("kind", ["updates", "planning_changes"])
def test_an_imported_report_stays_when_the_site_says_it_anew(document, kind):
    if kind == "updates":
        report(ProgressUpdatePage, (1, {"progress": 91}), date=datetime.date(2019, 12, 31))
    else:
        date = datetime.date(2020, 1, 31)
        report(PlanningChangePage, (2, {"state": "active", "weight": 3}), date=date)
        report(PlanningChangePage, (2, {"start": date, "end": date}), date=date)
    exported()
    before = digest()
    assert not import_plan(copy.deepcopy(document)).any
    assert digest() == before
