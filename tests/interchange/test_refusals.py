"""What an import refuses: it never undoes what people did on the site."""

import datetime

import pytest
from wagtail.models import GroupApprovalTask, Workflow, WorkflowState, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import export_plan, import_plan
from ogp_cms.plans.domain import move_commitment, withdraw_commitment
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage
from ogp_cms.progress.models import PlanningChangePage, ProgressUpdatePage
from tests.interchange.digest import digest
from tests.interchange.documents import small, text
from tests.interchange.steps import actions, commitment, publish, refused, source_page


@pytest.fixture
def workflow(db):
    """Submits a page for review."""
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Read")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return lambda page: workflow.start(page, None)


def report_of_the_site(number=1, **values):
    """An update made on the site, still a draft."""
    page = ProgressUpdatePage(
        date=datetime.date(2020, 3, 31), title="x", slug="update-2020-03-31", live=False, **values
    )
    source_page(CommitmentPage, number=number).add_child(instance=page)
    return page


def test_an_activity_with_facts_is_not_dropped(document):
    first = commitment(document)
    first["activities"].pop()
    first["planning_changes"].pop()
    first["planning_changes"][0]["activities"].pop()
    first["updates"][1]["activities"].pop()
    assert refused(document) == [
        (
            "commitment 1 drops activity 2, which has recorded progress or planning: "
            "cancel it by a planning change instead."
        )
    ]


def test_a_plan_keeps_its_source_language(document):
    document["source_language"] = "ar"
    for node in document["organisations"] + document["axes"] + [document["plan"]]:
        for key in ("name", "title", "description"):
            if key in node:
                node[key]["ar"] = "نص"
    document["axes"][0]["commitments"] = []
    assert refused(document) == [
        (
            "The plan “plan-1” is written in “fr”, the document in “ar”: the source language of a "
            "plan does not change."
        )
    ]


def test_a_report_of_the_site_stays_and_is_not_changed(document):
    parent = source_page(CommitmentPage, number=1)
    page = ProgressUpdatePage(
        date=datetime.date(2020, 3, 31),
        report_id="2020-03-31",
        slug="update-2020-03-31",
        title="x",
        live=False,
    )
    parent.add_child(instance=page)
    publish(page)
    changes = import_plan(normalise(small()))
    [own] = [item for item in changes.items if item.site_born]
    assert [own.label, own.action] == ["update 1/2020-03-31", "untouched"]
    commitment(document)["updates"].append(
        {"id": "2020-03-31", "date": "2020-03-31", "summary": text("Autre."), "activities": []}
    )
    reason = "update 1/2020-03-31 was made or edited on the site; an import does not change it."
    assert refused(document) == [reason]
    assert refused(document, overwrite=True) == [reason]
    del document["axes"][0]["commitments"][0]
    assert refused(document) == [
        "update 1/2020-03-31 was made on the site; its commitment cannot be dropped."
    ]


def test_a_report_withdrawn_on_the_site_is_not_brought_back(document):
    page = source_page(PlanningChangePage, report_id="2020-01-31")
    page.unpublish()
    assert refused(document) == [
        "planning change 1/2020-01-31 was withdrawn on the site; an import does not bring it back.",
    ]


def test_a_page_with_a_draft_is_not_changed(document):
    source_page(AxisPage, axis_id="axe-a").save_revision(clean=False)
    assert import_plan(document)
    document["axes"][0]["title"]["fr"] = "Autre axe"
    assert refused(document) == ["axis axe-a has a draft (fr): publish or discard it first."]


def test_a_promise_edited_on_the_site_changes_only_with_overwrite(document):
    page = source_page(PlanPage)
    page.description = "Autre chose."
    page.save(clean=False)
    publish(page)
    assert export_plan("plan-1")["plan"]["description"]["fr"] == "Autre chose."
    reason = "plan plan-1 was edited on the site since the last import; --overwrite changes it."
    assert refused(document) == [reason]
    assert actions(document, overwrite=True) == {"plan plan-1": "changed"}
    assert export_plan("plan-1") == document
    assert actions(document) == {}


def test_a_commitment_moved_on_the_site_moves_back_only_with_overwrite(document):
    page, axis = source_page(CommitmentPage, number=3), source_page(AxisPage, axis_id="axe-b")
    move_commitment(page, axis, "Mieux ici.")
    reason = "commitment 3 was edited on the site since the last import; --overwrite changes it."
    assert refused(document) == [reason]
    assert actions(document, overwrite=True) == {"commitment 3": "changed"}
    assert export_plan("plan-1") == document
    assert actions(document) == {}


def translate_on_the_site(model, code, path, words, **values):
    """As a translator does it: the string, then the page."""
    source = TranslationSource.objects.get_for_instance(source_page(model, **values))
    segment = source.stringsegment_set.get(context__path=path)
    translation, _made = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale__language_code=code,
        defaults={
            "data": words,
            "tool_name": "",
            "locale": Translation.objects.filter(target_locale__language_code=code)[
                0
            ].target_locale,
        },
    )
    page = model.objects.get(locale__language_code=code, **values)
    setattr(page, path, words)
    page.save(clean=False)
    publish(page)
    return translation


def test_a_translation_of_the_site_stays_where_the_document_has_none(document):
    translate_on_the_site(CommitmentPage, "en", "problem", "Nothing is published.", number=1)
    before = digest()
    assert actions(document) == {}
    assert digest() == before
    assert commitment(export_plan("plan-1"))["problem"] == {
        **commitment(document)["problem"],
        "en": "Nothing is published.",
    }
    commitment(document)["title"]["ar"] = "نشر"
    assert actions(document) == {"commitment 1": "changed"}
    english = CommitmentPage.objects.get(number=1, locale__language_code="en")
    assert english.problem == "Nothing is published."


def test_a_translation_of_the_site_changes_only_with_overwrite(document):
    translate_on_the_site(CommitmentPage, "en", "title", "Make public", number=1)
    assert refused(document) == [
        "commitment 1, title.en was translated on the site; --overwrite changes it."
    ]
    assert actions(document, overwrite=True) == {"commitment 1": "changed"}
    assert export_plan("plan-1") == document
    assert actions(document) == {}


@pytest.mark.parametrize(
    "status", [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
)
def test_a_page_in_review_is_not_changed(document, workflow, status):
    page = source_page(ProgressUpdatePage, report_id="2019-12-31")
    page.save_revision(clean=False)
    workflow(page)
    WorkflowState.objects.update(status=status)
    assert actions(document) == {}
    commitment(document)["updates"][1]["activities"][0]["progress"] = 95
    reason = "update 1/2019-12-31 is in review (fr): decide on it first."
    assert refused(document) == [reason]
    assert refused(document, overwrite=True) == [reason]
    assert refused(document, dry_run=True) == [reason]
    commitment(document)["updates"].pop()
    assert refused(document) == [reason]


def test_a_plan_is_not_closed_while_a_report_is_in_review(document, workflow):
    page = report_of_the_site()
    page.save_revision(clean=False)
    workflow(page)
    document["plan"]["state"] = "closed"
    assert refused(document) == ["1 report is in review: decide on it, then close the plan."]
    WorkflowState.objects.update(status=WorkflowState.STATUS_APPROVED)
    assert actions(document) == {"plan plan-1": "changed"}
    assert source_page(PlanPage).state == "closed"


def test_a_translation_with_a_draft_is_not_changed(document):
    english = CommitmentPage.objects.get(locale__language_code="en", number=1)
    english.save_revision(clean=False)
    assert actions(document) == {}
    commitment(document)["title"]["fr"] = "Publier tout"
    assert refused(document) == ["commitment 1 has a draft (en): publish or discard it first."]


def test_a_report_withdrawn_on_the_site_holds_its_commitment(document):
    source_page(PlanningChangePage, report_id="2020-01-31").unpublish()
    del document["axes"][0]["commitments"][0]
    assert refused(document)[0] == (
        "planning change 1/2020-01-31 was made on the site; its commitment cannot be dropped."
    )


def test_what_stands_below_a_withdrawn_commitment_is_left_alone(document):
    publish(report_of_the_site(report_id="2020-03-31"))
    withdraw_commitment(source_page(CommitmentPage, number=1), "Abandonné.")
    del document["axes"][0]["commitments"][0]
    assert export_plan("plan-1") == document
    before = digest()
    assert actions(document) == {}
    assert digest() == before


def test_what_stands_below_a_withdrawn_axis_is_left_alone(document):
    source_page(AxisPage, axis_id="axe-a").unpublish()
    document["axes"].pop(0)
    assert export_plan("plan-1") == document
    before = digest()
    assert actions(document) == {}
    assert digest() == before


def test_a_commitment_withdrawn_on_the_site_comes_back_only_with_overwrite(document):
    withdraw_commitment(source_page(CommitmentPage, number=3), "Abandonné.")
    reason = "commitment 3 was edited on the site since the last import; --overwrite changes it."
    assert refused(document) == [reason]
    assert actions(document, overwrite=True) == {"commitment 3": "changed"}
    assert export_plan("plan-1") == document


def test_a_draft_of_a_withdrawn_page_is_not_changed(document):
    withdraw_commitment(source_page(CommitmentPage, number=3), "Abandonné.")
    source_page(CommitmentPage, number=3).save_revision(clean=False)
    assert refused(document, overwrite=True) == [
        "commitment 3 has a draft (fr): publish or discard it first."
    ]


def test_a_plan_made_on_the_site_is_taken_over_only_with_overwrite(document):
    from ogp_cms.interchange.models import ImportedPromise

    ImportedPromise.objects.all().delete()
    assert actions(document) == {}
    document["plan"]["rate_of"] = "axes"
    assert refused(document) == [
        "plan plan-1 was edited on the site since the last import; --overwrite changes it."
    ]
    assert actions(document, overwrite=True) == {"plan plan-1": "changed"}
