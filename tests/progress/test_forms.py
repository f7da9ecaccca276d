"""The editor of reports: sentences, not exceptions."""

import datetime

import pytest

from ogp_cms.ledger.domain import FactRefused
from ogp_cms.ledger.queries import standing_of_reports
from ogp_cms.ledger.rules import Problem
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import PlanPage
from ogp_cms.progress import domain
from ogp_cms.progress.models import PlanningChangePage, ProgressUpdatePage
from tests import factories as f
from tests.progress.admin import (
    add_url,
    edit_url,
    planning_data,
    planning_row,
    row,
    sentences,
    told,
    update_data,
)

PUBLISH = {"action-publish": "action-publish"}
ISO = datetime.date.fromisoformat


@pytest.fixture
def editor(client, moderator):
    client.force_login(moderator)
    return client


def post_update(editor, commitment, **data):
    publish = data.pop("publish", True)
    url = add_url(commitment, "progressupdatepage")
    return editor.post(url, {**update_data(**data), **(PUBLISH if publish else {})})


def post_planning(editor, commitment, *, publish=True, **data):
    url = add_url(commitment, "planningchangepage")
    return editor.post(url, {**planning_data(**data), **(PUBLISH if publish else {})})


def test_the_form_offers_the_activities_by_number_and_title(editor, commitment, activities):
    response = editor.get(add_url(commitment, "progressupdatepage"))
    form = response.context["form"]
    assert form.formsets["rows"].empty_form.fields["activity"].choices == [
        ("", "---------"),
        *((str(each.translation_key), f"{each.number}. {each.title}") for each in activities),
    ]
    assert set(form.fields) == {
        "date",
        "summary",
        "difficulties",
        "results",
        "contribution",
        "next_steps",
    }


def test_an_update_is_written_and_published(editor, commitment, activities, moderator):
    response = post_update(
        editor, commitment, given=[row(activities[0], progress="33.33", done="- a")], summary="S."
    )
    assert response.status_code == 302
    page = ProgressUpdatePage.objects.get()
    assert (page.live, page.report_id, page.owner) == (True, "2024-06-30", moderator)
    (entry,) = standing_of_reports([page.translation_key])
    assert (str(entry.progress), entry.approved_by) == ("33.33", moderator.pk)
    response = editor.get(edit_url(page))
    assert response.status_code == 200


def test_a_draft_may_be_incomplete(editor, commitment, activities):
    response = post_update(editor, commitment, given=[row(activities[0])], publish=False)
    page = ProgressUpdatePage.objects.get()
    assert response.status_code == 302
    assert (page.live, page.report_id) == (False, "")
    response = editor.post(
        edit_url(page),
        {**update_data(given=[{**row(activities[0]), "id": ""}], initial=1), **PUBLISH},
    )
    assert sentences(response) == [
        "Say something about this activity: a figure or a text, or remove the row."
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"progress": "101"}, "less than or equal to 100"),
        ({"progress": "-1"}, "greater than or equal to 0"),
        ({"progress": "33.333"}, "no more than 2 decimal places"),
        ({"progress": "abc"}, "Enter a number."),
        ({"activity": ""}, "Choose the activity."),
        (
            {"activity": "6f1c8d0e-0000-4000-8000-000000000000"},
            "This is not an activity of this commitment.",
        ),
        ({"progress": ""}, "Say something about this activity"),
    ],
)
def test_a_row_is_refused_in_a_sentence(editor, commitment, activities, values, sentence, settings):
    settings.LANGUAGE_CODE = "en"
    given = {**row(activities[0], progress="10"), **values}
    response = post_update(editor, commitment, given=[given])
    (said,) = sentences(response)
    assert sentence in said
    assert not ProgressUpdatePage.objects.exists()


@pytest.mark.parametrize("publish", [True, False])
def test_an_activity_has_one_row(editor, commitment, activities, publish):
    given = [row(activities[0], progress="10"), row(activities[0], done="- a")]
    response = post_update(editor, commitment, given=given, publish=publish)
    assert sentences(response) == [
        "This activity already has a row. Put everything about it into one."
    ]


@pytest.mark.parametrize("publish", [True, False])
def test_the_date_is_needed_and_not_after_today(editor, commitment, publish):
    tomorrow = (datetime.date.today() + datetime.timedelta(days=2)).isoformat()  # noqa: DTZ011
    response = post_update(editor, commitment, date=tomorrow, summary="S.", publish=publish)
    assert sentences(response) == ["The effective date is in the future: give a day up to today."]
    response = post_update(editor, commitment, date="", summary="S.", publish=publish)
    assert len(sentences(response)) == 1


def test_a_report_says_something(editor, commitment):
    response = post_update(editor, commitment)
    assert sentences(response) == ["Say something: a summary, or a row for an activity."]


def test_a_decrease_needs_its_reason(editor, commitment, activities):
    post_update(editor, commitment, given=[row(activities[0], progress="50")])
    response = post_update(editor, commitment, given=[row(activities[0], progress="49.99")])
    assert sentences(response) == [
        "The last approved figure is 50%: say why it goes down. The public reads it."
    ]
    given = [row(activities[0], progress="49.99", decrease_reason="Counted wrongly.")]
    assert post_update(editor, commitment, given=given).status_code == 302


def test_a_cancelled_activity_takes_no_progress(editor, commitment, activities):
    post_planning(editor, commitment, given=[planning_row(activities[0], state="cancelled")])
    response = post_update(editor, commitment, given=[row(activities[0], progress="50")])
    assert sentences(response) == [
        (
            "This activity is cancelled: it takes no progress until a planning change makes it "
            "active again."
        )
    ]
    # Words about it are welcome, and so is progress before that day.
    assert (
        post_update(editor, commitment, given=[row(activities[0], done="- a")]).status_code == 302
    )
    before = post_update(
        editor, commitment, date="2024-06-29", given=[row(activities[0], progress="50")]
    )
    assert before.status_code == 302


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Give a new weight, state or date, or remove the row."),
        ({"weight": "0"}, "greater than or equal to 0.01"),
        ({"weight": "1.234"}, "no more than 2 decimal places"),
        ({"weight": "1000001"}, "less than or equal to 1000000"),
        ({"state": "lost"}, "Select a valid choice."),
        ({"start": "2024-06-30", "end": "2024-06-29"}, "The end is before the start."),
        ({"activity": ""}, "Choose the activity."),
    ],
)
def test_a_planning_row_is_refused_in_a_sentence(
    editor, commitment, activities, values, sentence, settings
):
    settings.LANGUAGE_CODE = "en"
    given = {**planning_row(activities[0]), **values}
    response = post_planning(editor, commitment, given=[given])
    (said,) = sentences(response)
    assert sentence in said
    assert not PlanningChangePage.objects.exists()


def test_a_planning_change_changes_something(editor, commitment):
    response = post_planning(editor, commitment)
    assert sentences(response) == ["Add the activities whose weight, state or dates change."]


def test_the_smallest_weight_is_a_hundredth(editor, commitment, activities):
    given = [planning_row(activities[0], weight="0.01")]
    assert post_planning(editor, commitment, given=given).status_code == 302
    assert PlanningChangePage.objects.get().live


def test_first_weights_are_proposed_for_the_start_of_the_plan(editor, commitment, activities):
    url = add_url(commitment, "planningchangepage")
    assert editor.get(url).context["form"]["date"].value() == ISO("2020-01-01")
    post_planning(editor, commitment, given=[planning_row(activities[0], weight="2")])
    assert editor.get(url).context["form"]["date"].value() is None


def test_a_closed_plan_offers_no_new_report_and_refuses_an_old_draft(
    editor, commitment, plan, activities
):
    post_update(editor, commitment, given=[row(activities[0], progress="5")], publish=False)
    PlanPage.objects.filter(pk=plan.pk).update(state=PlanState.CLOSED)
    assert editor.get(add_url(commitment, "progressupdatepage")).status_code == 302
    response = editor.post(
        edit_url(ProgressUpdatePage.objects.get()),
        {**update_data(summary="S."), **PUBLISH},
    )
    assert sentences(response) == [
        "This plan is closed: it takes no more reports. What is public stays."
    ]


def test_what_the_ledger_refuses_reaches_the_editor_and_nothing_is_public(
    editor, commitment, activities, monkeypatch
):
    def refuse(*_args, **_kwargs):
        raise FactRefused([Problem(page_facts(), "Somebody was quicker.")])

    def page_facts():
        return ProgressUpdatePage.objects.get().facts()[0]

    monkeypatch.setattr(domain, "record_report", refuse)
    url = add_url(commitment, "progressupdatepage")
    data = {**update_data(given=[row(activities[0], progress="50")]), **PUBLISH}
    response = editor.post(url, data, follow=True)
    assert told(response) == [
        "Nothing was published; what you wrote is kept as a draft.",
        "Somebody was quicker.",
    ]
    page = ProgressUpdatePage.objects.get()
    assert (page.live, page.report_id, page.first_published_at) == (False, "", None)
    assert page.get_latest_revision_as_object().rows.get().progress == 50


def test_a_translation_shows_only_what_is_translated(editor, commitment, activities):
    page = f.publish(
        f.ProgressUpdatePageFactory(
            parent=commitment, live=False, date=ISO("2024-06-30"), progress={activities[0]: 50}
        )
    )
    english = f.translate(page, "en", summary="It moved.")
    response = editor.get(edit_url(english))
    form = response.context["form"]
    assert "date" not in form.fields
    (shown,) = form.formsets["rows"].forms
    assert "progress" not in shown.fields
    assert shown.fields["activity"].disabled
    given = {**row(activities[1], progress="99", done="- done"), "id": str(english.rows.get().pk)}
    response = editor.post(
        edit_url(english),
        {**update_data("2024-01-01", [given], initial=1, summary="Better."), **PUBLISH},
    )
    assert response.status_code == 302
    english = ProgressUpdatePage.objects.get(pk=english.pk)
    (kept,) = english.rows.all()
    assert (english.summary, english.date) == ("Better.", ISO("2024-06-30"))
    assert (kept.activity, kept.progress, kept.done) == (
        activities[0].translation_key,
        50,
        "- done",
    )


def test_a_translation_takes_no_rows_of_its_own(editor, commitment, activities):
    page = f.publish(
        f.ProgressUpdatePageFactory(
            parent=commitment, live=False, date=ISO("2024-06-30"), progress={activities[0]: 50}
        )
    )
    english = f.translate(page, "en", summary="It moved.")
    kept = {**row(activities[0]), "id": str(english.rows.get().pk)}
    response = editor.post(
        edit_url(english),
        {**update_data(given=[kept, row(activities[1], done="- x")], initial=1), **PUBLISH},
    )
    assert "Rows are added and removed in the plan's source language only." in sentences(response)


def test_reports_have_no_promote_and_no_settings_panels():
    for model in (ProgressUpdatePage, PlanningChangePage):
        handler = model.get_edit_handler()
        fields = handler.get_form_options()["fields"]
        assert not {"slug", "show_in_menus", "go_live_at", "expire_at"} & set(fields)
