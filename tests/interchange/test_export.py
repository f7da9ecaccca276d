"""An export of a plan on which people have worked is valid, and tells what counts."""

import copy
import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from ogp_cms.core.dates import today
from ogp_cms.interchange import document as documents
from ogp_cms.interchange.domain import export_plan, import_plan
from ogp_cms.interchange.reader import find_plan
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import (
    ActivityProgress,
    Evidence,
    PlanningChangePage,
    PlanningRow,
    ProgressUpdatePage,
)
from tests.interchange.digest import digest
from tests.interchange.documents import text
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


def exported_plan():
    """What is exported: it is valid, and changes nothing here."""
    raw = documents.dumps(export_plan("plan-1")).encode()
    read = documents.load(raw, LANGUAGES, today())
    before = digest()
    assert not import_plan(read).any
    assert digest() == before
    return read


def exported():
    return commitment(exported_plan())


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


@pytest.fixture
def file(db):
    kept = get_document_model()(title="Preuve")
    kept.file.save("preuve é.pdf", ContentFile(b"%PDF"))
    return kept


def evidence_of(plan_id):
    plan = find_plan(plan_id)
    assert plan is not None
    found = Evidence.objects.filter(page__path__startswith=plan.path).order_by("pk")
    return [(row.title, row.url, row.document_id) for row in found]


def test_a_file_of_the_site_is_exported_by_its_address_and_kept_by_an_import(document, file):
    parent = source_page(CommitmentPage, number=3)
    page: Any = ProgressUpdatePage(date=DAY, title="r", slug="r", live=False)
    page.evidence = [Evidence(title="Le rapport", document=file, locale=parent.locale)]
    parent.add_child(instance=page)
    page.save_revision().publish()
    node = exported_plan()
    address = f"{settings.WAGTAILADMIN_BASE_URL}{file.url}"
    assert commitment(node, 1)["updates"][0]["evidence"] == [
        {"title": {"fr": "Le rapport"}, "url": address}
    ]
    import_plan({**node, "plan": {**node["plan"], "id": "plan-2"}})
    assert evidence_of("plan-2") == evidence_of("plan-1")
    assert evidence_of("plan-2")[-1] == ("Le rapport", "", file.pk)


def test_an_address_of_a_file_that_is_not_there_stays_an_address(document, file):
    base = settings.WAGTAILADMIN_BASE_URL
    addresses = [
        f"{base}/documents/{file.pk}/other.pdf",
        f"{base}/documents/{file.pk + 1}/preuve.pdf",
        f"{base}/documents/{'9' * 40}/preuve.pdf",
        f"{base}/nowhere",
        f"https://elsewhere.example{file.url}",
    ]
    update = commitment(document)["updates"][1]
    update["evidence"] = [{"title": text("Preuve"), "url": url} for url in addresses]
    import_plan(document)
    assert export_plan("plan-1") == document
    assert [(url, kept) for _title, url, kept in evidence_of("plan-1")] == [
        (url, None) for url in addresses
    ]
