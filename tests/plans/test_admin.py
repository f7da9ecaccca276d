"""The back office of plans: what it refuses says why, what it does asks for the reason."""

from html import unescape
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from ogp_cms.plans import guards
from ogp_cms.plans.models import AxisPage, CommitmentPage, Organisation, PlanPage, PromiseChange
from ogp_cms.plans.queries import promise_changes
from tests import factories as f

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def editor(client, db):
    user = f.UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return client


def told(response):
    return [unescape(str(message)).strip() for message in response.context["messages"]]


def errors(response):
    form = response.context["form"]
    found = [str(each) for every in form.errors.values() for each in every]
    for formset in form.formsets.values():
        found += [str(each) for each in formset.non_form_errors()]
        found += [str(e) for row in formset.errors for every in row.values() for e in every]
    return found


def page_url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def commitment_data(number=8, activities=(("1", "First"),), initial=(), **values):
    """The POST data of a commitment's form."""
    rows = [
        {"number": number_, "title": title, "start": "", "end": ""} for number_, title in activities
    ]
    for index, row in enumerate(initial):
        rows[index].update(row)
    organisation: Any = Organisation.objects.first() or f.OrganisationFactory()
    return nested_form_data(
        {
            "number": number,
            "title": "Eight",
            "slug": "eight",
            "seo_title": "",
            "search_description": "",
            "lead_organisation": organisation.pk,
            "problem": "A problem.",
            "description": "",
            "start": "",
            "end": "",
            "continues_plan": "",
            "continues_number": "",
            "activities": inline_formset(rows, initial=len(initial)),
            "supporting_organisations": inline_formset([]),
            "documents": inline_formset([]),
            **values,
        }
    )


def add_commitment(editor, axis, *, publish=True, **kwargs):
    url = page_url("add", "ogp_plans", "commitmentpage", axis.pk)
    return editor.post(url, {**commitment_data(**kwargs), **(PUBLISH if publish else {})})


# Writing


def test_a_commitment_is_written_and_published(editor, axis):
    response = add_commitment(editor, axis)
    assert response.status_code == 302
    page = CommitmentPage.objects.get()
    assert (page.live, page.number, page.activities.get().title) == (True, 8, "First")


@pytest.mark.parametrize(
    ("kwargs", "sentence"),
    [
        ({"number": 7}, "The commitment “Commitment 7” of this plan has this number."),
        (
            {"activities": ()},
            "Add at least one activity: what is done about the promise, step by step.",
        ),
        (
            {"activities": (("1", "First"), ("1", "Twin"))},
            "The number 1 is given to two activities.",
        ),
        ({"start": "2021-02-01", "end": "2021-01-01"}, "The end is before the start."),
        (
            {"continues_plan": "plan-1"},
            "Name both the earlier plan and the number there, or neither.",
        ),
    ],
)
def test_a_commitment_is_refused_in_a_sentence(editor, axis, commitment, kwargs, sentence):
    response = add_commitment(editor, axis, **kwargs)
    assert errors(response) == [sentence]
    assert CommitmentPage.objects.count() == 1


def test_a_number_is_free_in_another_plan(editor, home, commitment):
    elsewhere = f.publish(
        f.AxisPageFactory(parent=f.publish(f.PlanPageFactory(parent=home, slug="b")))
    )
    assert add_commitment(editor, elsewhere, number=7).status_code == 302


def test_identifiers_of_plans_and_axes_stand_once(editor, home, plan, axis):
    data = {"title": "T", "slug": "t", "axis_id": axis.axis_id, "description": ""}
    response = editor.post(page_url("add", "ogp_plans", "axispage", plan.pk), data)
    assert errors(response) == [f"The axis “{axis.title}” of this plan has this identifier."]
    data = {
        "title": "T",
        "slug": "t",
        "plan_id": plan.plan_id,
        "description": "",
        "start": "2021-01-01",
        "end": "2022-01-01",
        "state": "adopted",
        "rate_of": "axes",
        "country": "",
    }
    url = page_url("add", "ogp_plans", "planpage", home.pk)
    assert errors(editor.post(url, data)) == ["Another plan has this identifier."]
    data = {**data, "plan_id": "new", "end": "2020-01-01"}
    assert errors(editor.post(url, data)) == ["The end is before the start."]


def test_a_published_plan_keeps_its_identifier(editor, plan):
    data = {
        "title": "T",
        "slug": plan.slug,
        "plan_id": "renamed",
        "description": "",
        "start": "2021-01-01",
        "end": "2022-01-01",
        "state": "adopted",
        "rate_of": "axes",
        "country": "",
    }
    response = editor.post(page_url("edit", plan.pk), data)
    assert errors(response) == [
        f"This was published as “{plan.plan_id}” and keeps this identifier."
    ]


def existing(commitment, **values):
    first, second = commitment.activities.all()
    return {
        "number": commitment.number,
        "slug": commitment.slug,
        "activities": (("1", "Activity 1"), ("2", "Activity 2")),
        "initial": ({"id": first.pk}, {"id": second.pk}),
        **values,
    }


def edit_commitment(editor, commitment, **values):
    data = {**commitment_data(**existing(commitment, **values)), **PUBLISH}
    return editor.post(page_url("edit", commitment.pk), data)


def test_a_published_activity_keeps_its_number(editor, commitment):
    response = edit_commitment(
        editor, commitment, activities=(("1", "Activity 1"), ("3", "Activity 2"))
    )
    assert errors(response) == [
        (
            "Activity 2 was published under this number and keeps it. Cancel it by a planning change "
            "and add a new one if the numbering must change."
        )
    ]


def test_an_activity_with_facts_is_not_removed(editor, commitment, monkeypatch):
    first, second = commitment.activities.all()
    monkeypatch.setattr(
        guards, "_activity_guards", [lambda keys: {first.translation_key} & set(keys)]
    )
    rows = ({"id": first.pk, "DELETE": "on"}, {"id": second.pk})
    response = edit_commitment(editor, commitment, initial=rows)
    assert errors(response) == [
        (
            "Activity 1 cannot be removed: progress or planning is recorded for it. Cancel it by a "
            "planning change instead."
        )
    ]
    rows = ({"id": first.pk}, {"id": second.pk, "DELETE": "on"})
    assert edit_commitment(editor, commitment, initial=rows).status_code == 302
    assert commitment.activities.model.objects.get(page=commitment) == first


def test_a_translation_of_a_commitment_shows_only_what_is_translated(editor, commitment):
    arabic = f.translate(commitment, "ar", title="التزام")
    form = editor.get(page_url("edit", arabic.pk)).context["form"]
    assert set(form.fields) == {
        "title",
        "problem",
        "description",
        "seo_title",
        "search_description",
        "show_in_menus",
    }
    assert set(form.formsets) == {"activities", "documents"}
    (row, _other) = form.formsets["activities"].forms
    assert {"title", "number", "start", "end"} & set(row.fields) == {"title"}


# Withdrawing and moving, with a reason


def test_a_commitment_is_withdrawn_with_a_reason(editor, plan, commitment):
    url = page_url("unpublish", commitment.pk)
    assert "reason" in editor.get(url).context["reason_form"].fields
    response = editor.post(url, {"reason": " "})
    assert response.context["reason_form"].errors == {
        "reason": ["Give the reason: the public reads it."]
    }
    assert CommitmentPage.objects.get().live
    assert editor.post(url, {"reason": "No money."}).status_code == 302
    assert not CommitmentPage.objects.get().live
    (change,) = promise_changes(plan)
    assert (change.commitment, change.number, change.kind, change.reason) == (
        commitment.translation_key,
        7,
        "withdrawn",
        "No money.",
    )


def test_one_taken_up_again_is_noted(plan, editor, commitment):
    editor.post(page_url("unpublish", commitment.pk), {"reason": "No money."})
    f.publish(CommitmentPage.objects.get())
    f.publish(CommitmentPage.objects.get())
    assert [change.kind for change in promise_changes(plan)] == ["restored", "withdrawn"]


def test_a_translation_is_unpublished_without_one(editor, commitment):
    arabic = f.translate(commitment, "ar", title="التزام")
    assert editor.get(page_url("unpublish", arabic.pk)).context["reason_form"] is None
    assert editor.post(page_url("unpublish", arabic.pk)).status_code == 302
    assert not CommitmentPage.objects.get(pk=arabic.pk).live
    assert CommitmentPage.objects.get(pk=commitment.pk).live
    assert not PromiseChange.objects.exists()


def test_a_commitment_moves_with_a_reason(editor, plan, commitment, other_axis):
    url = page_url("move_confirm", commitment.pk, other_axis.pk)
    assert editor.get(url).status_code == 200
    assert editor.post(url).status_code == 200
    assert CommitmentPage.objects.get().get_parent().pk != other_axis.pk
    assert editor.post(url, {"reason": "Fits better there."}).status_code == 302
    assert CommitmentPage.objects.get().get_parent().pk == other_axis.pk
    (change,) = promise_changes(plan)
    assert (change.kind, change.reason) == ("moved", "Fits better there.")


def test_why_a_page_does_not_move(editor, home, axis, commitment):
    elsewhere = f.publish(
        f.AxisPageFactory(parent=f.publish(f.PlanPageFactory(parent=home, slug="b")))
    )
    url = page_url("move_confirm", commitment.pk, elsewhere.pk)
    assert told(editor.post(url, {"reason": "x"}, follow=True)) == [
        "A commitment moves only within its plan."
    ]
    url = page_url("move_confirm", axis.pk, elsewhere.get_parent().pk)
    assert told(editor.post(url, follow=True)) == ["Plans, axes and reports are never moved."]
    assert AxisPage.objects.child_of(axis.get_parent()).count() == 1


# What is refused


@pytest.fixture
def holding(monkeypatch, commitment):
    """As if the commitment held a published report."""
    monkeypatch.setattr(
        guards, "_page_guards", [lambda page: commitment.path.startswith(page.path)]
    )
    return commitment


HOLDS = (
    "This cannot be deleted: it is, or holds, a report that was public. Withdraw it instead: what "
    "was published stays on record."
)


def test_why_a_page_is_not_deleted(editor, holding, axis):
    for page in (holding, axis):
        assert told(editor.post(page_url("delete", page.pk), follow=True)) == [HOLDS]
        assert Page.objects.filter(pk=page.pk).exists()


def bulk(editor, action, *pages, **data):
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    query = "&".join(f"id={page.pk}" for page in pages)
    return editor.post(f"{url}?next=%2Fadmin%2F&{query}", data, follow=True)


def test_why_pages_are_not_deleted_in_bulk(editor, holding, other_axis, axis):
    assert told(bulk(editor, "delete", other_axis, axis)) == [HOLDS]
    assert AxisPage.objects.count() == 2
    bulk(editor, "delete", other_axis)
    assert list(AxisPage.objects.all()) == [axis]


@pytest.mark.parametrize("action", ["unpublish", "move"])
def test_commitments_are_withdrawn_and_moved_one_by_one(editor, commitment, other_axis, action):
    response = bulk(editor, action, commitment, chooser=other_axis.pk, include_descendants="")
    assert told(response) == [
        "Commitments are withdrawn and moved one by one: the reason is shown on the plan's page."
    ]
    assert CommitmentPage.objects.get().live


def test_pages_of_a_plan_are_not_copied(editor, commitment, plan):
    for page in (commitment, plan):
        response = editor.get(page_url("copy", page.pk), follow=True)
        assert told(response) == [
            (
                "Pages of a plan are not copied: numbers and identifiers stand once. Make a new page "
                "instead."
            )
        ]


def test_a_translation_whose_source_is_not_public_is_refused_in_a_sentence(editor, commitment):
    arabic = f.translate(commitment, "ar", title="التزام")
    commitment.unpublish()
    arabic = CommitmentPage.objects.get(pk=arabic.pk)
    first, second = arabic.activities.all()
    data = nested_form_data(
        {
            "title": "التزام",
            "problem": "مشكل",
            "description": "",
            "seo_title": "",
            "search_description": "",
            "activities": inline_formset(
                [{"id": first.pk, "title": "1"}, {"id": second.pk, "title": "2"}], initial=2
            ),
            "documents": inline_formset([]),
        }
    )
    response = editor.post(page_url("edit", arabic.pk), {**data, **PUBLISH}, follow=True)
    assert told(response) == [
        "Nothing was published; what you wrote is kept as a draft.",
        (
            "This translation cannot be published: the page that it translates is not. Publish that "
            "one first."
        ),
    ]
    assert not CommitmentPage.objects.get(pk=arabic.pk).live


# Finding one's way


def test_the_menu_and_the_listings(editor, plan, commitment):
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    for name in ("plan_pages", "commitment_pages", "update_pages", "planning_pages"):
        url = reverse(f"{name}:index")
        assert url in home
        assert editor.get(url).status_code == 200
    listing = editor.get(reverse("commitment_pages:index"))
    assert "Commitment 7" in listing.content.decode()
    assert "Organisation" in listing.content.decode()


def test_the_explorer_lists_an_axis_with_numbers(editor, axis, commitment):
    response = editor.get(reverse("wagtailadmin_explore", args=(axis.pk,)))
    labels = [column.label for column in response.context["table"].columns.values()]
    assert [str(label) for label in labels[1:6]] == [
        "Number",
        "Title",
        "Organisation",
        "Rate",
        "Last update",
    ]


def test_organisations_are_snippets_that_can_be_translated(editor, db):
    organisation: Any = f.OrganisationFactory(email="info@example.org")
    viewset = Organisation.snippet_viewset
    listing = editor.get(reverse(viewset.get_url_name("list")))
    assert "info@example.org" in listing.content.decode()
    url = reverse(
        "wagtail_localize:submit_snippet_translation",
        args=("ogp_plans", "organisation", organisation.pk),
    )
    assert editor.get(url).status_code == 200
    chooser = editor.get(reverse(viewset.chooser_viewset.get_url_name("choose")))
    assert organisation.name in chooser.content.decode()


def test_plans_are_typed_in_by_hand(editor, home):
    url = page_url("add", "ogp_plans", "planpage", home.pk)
    assert editor.get(url).status_code == 200
    data = {
        "title": "Plan",
        "slug": "plan",
        "plan_id": "maroc-2021-2023",
        "description": "",
        "start": "2021-01-01",
        "end": "2023-12-31",
        "state": "adopted",
        "rate_of": "commitments",
        "country": "MA",
        **PUBLISH,
    }
    assert editor.post(url, data).status_code == 302
    plan = PlanPage.objects.get()
    assert (plan.live, plan.source_language, plan.state) == (True, "fr", "adopted")
