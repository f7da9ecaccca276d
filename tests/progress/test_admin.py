"""Reports in the back office: decided, withdrawn, deleted, listed; rounds."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from ogp_cms.extensions.signals import commitment_published, report_approved, report_withdrawn
from ogp_cms.ledger.queries import standing_of_reports
from ogp_cms.plans.models import CommitmentPage, PlanPage
from ogp_cms.progress.models import ProgressUpdatePage, ReportingRound
from ogp_cms.progress.views import add_figures
from tests import factories as f
from tests.progress.admin import edit_url, row, told, update_data
from tests.progress.conftest import make_commitment

ISO = datetime.date.fromisoformat
HOLDS = (
    "This cannot be deleted: it is, or holds, a report that was public. Withdraw it instead: what "
    "was published stays on record."
)


@pytest.fixture
def editor(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def heard():
    """What plugins were told, in order."""
    said = []
    signals = (commitment_published, report_approved, report_withdrawn)
    receivers = []
    for signal in signals:

        def listen(signal, **kwargs):
            said.append((signal.name, kwargs["page"], kwargs.get("user")))

        signal.connect(listen, weak=False)
        receivers.append((signal, listen))
    yield said
    for signal, listen in receivers:
        signal.disconnect(listen)


def draft(commitment, activity, figure=50, **kwargs):
    page = f.ProgressUpdatePageFactory(
        parent=commitment,
        live=False,
        date=ISO("2024-06-30"),
        **{"progress": {activity: figure}, **kwargs},
    )
    page.save_revision()
    return page


def fresh(page):
    return type(page).objects.get(pk=page.pk)


# Who is told


def test_plugins_hear_of_publication_and_withdrawal(
    editor, commitment, activities, moderator, heard, django_capture_on_commit_callbacks
):
    page = draft(commitment, activities[0])
    data = {
        **update_data(given=[{**row(activities[0], progress="50"), "id": ""}], initial=1),
        "action-publish": "1",
    }
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(edit_url(page), data)
    assert heard == [("report_approved", page, moderator)]
    f.translate(fresh(page), "en", summary="It moved.")
    assert len(heard) == 1
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
    assert heard[1:] == [("report_withdrawn", page, moderator)]
    assert not fresh(page).live
    assert standing_of_reports([page.translation_key]) == []


def test_plugins_hear_of_commitments_in_the_source_tree(
    commitment, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        f.publish(commitment)
        f.translate(commitment, "ar", title="التزام")
    assert heard == [("commitment_published", commitment, None)]


# Deciding


@pytest.fixture
def workflow(plan, moderator):
    task = GroupApprovalTask.objects.create(name="Review")
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=plan)
    return workflow


def decide(editor, page, action="approve"):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, action, state.pk))
    return editor.post(url, {"comment": ""}, follow=True)


def test_approval_records_who_approved_not_who_wrote(
    editor, commitment, activities, moderator, workflow
):
    author = f.UserFactory()
    page = f.ProgressUpdatePageFactory(
        parent=commitment, live=False, date=ISO("2024-06-30"), progress={activities[0]: 50}
    )
    page.save_revision(user=author)
    workflow.start(page, author)
    decide(editor, fresh(page))
    assert fresh(page).live
    (entry,) = standing_of_reports([page.translation_key])
    assert entry.approved_by == moderator.pk


def test_what_must_not_be_public_stays_in_review_with_the_reason(
    editor, commitment, activities, workflow
):
    page = draft(commitment, activities[0])
    workflow.start(page, f.UserFactory())
    f.publish(draft(commitment, activities[0], 60))
    response = decide(editor, fresh(page))
    assert any("The last approved figure is 60%" in sentence for sentence in told(response))
    page = fresh(page)
    assert (page.live, page.workflow_in_progress, page.report_id) == (False, True, "")


def test_a_plan_is_not_closed_while_reports_are_in_review(
    editor, plan, commitment, activities, workflow
):
    page = draft(commitment, activities[0])
    workflow.start(page, f.UserFactory())
    data = {
        "title": plan.title,
        "slug": plan.slug,
        "plan_id": plan.plan_id,
        "description": "",
        "start": "2020-01-01",
        "end": "2030-12-31",
        "state": "closed",
        "rate_of": "commitments",
        "country": "",
        "action-publish": "1",
    }
    response = editor.post(edit_url(plan), data)
    assert response.context["form"].errors["state"] == [
        "1 report is in review: decide on it, then close the plan."
    ]
    decide(editor, fresh(page))
    assert editor.post(edit_url(plan), data).status_code == 302
    assert PlanPage.objects.get().state == "closed"


# Deleting


def test_a_report_that_was_public_is_not_deleted_in_the_back_office(editor, commitment, activities):
    page = f.publish(draft(commitment, activities[0]))
    page.unpublish()
    for each in (page, commitment):
        response = editor.post(reverse("wagtailadmin_pages:delete", args=(each.pk,)), follow=True)
        assert told(response) == [HOLDS]
    bulk = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    response = editor.post(f"{bulk}?next=/admin/&id={page.pk}", follow=True)
    assert told(response) == [HOLDS]
    assert ProgressUpdatePage.objects.get() == page


def test_a_draft_is_deleted(editor, commitment, activities):
    page = draft(commitment, activities[0])
    editor.post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))
    assert not ProgressUpdatePage.objects.exists()


# Publishing in bulk


def publish_in_bulk(editor, *pages, **data):
    bulk = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    query = "&".join(f"id={page.pk}" for page in pages)
    return editor.post(f"{bulk}?next=/admin/&{query}", data, follow=True)


def test_pages_are_published_in_bulk_all_or_none(editor, commitment, activities):
    good = draft(commitment, activities[0])
    bad = draft(commitment, activities[1], None)
    response = publish_in_bulk(editor, good, bad)
    (sentence,) = told(response)
    assert sentence.startswith(f"Nothing was published. “{bad.title}”:")
    assert not ProgressUpdatePage.objects.live().exists()
    assert standing_of_reports([good.translation_key]) == []
    publish_in_bulk(editor, good)
    assert list(ProgressUpdatePage.objects.live()) == [good]


def test_a_tree_is_published_in_bulk_with_what_is_below(editor, plan):
    axis = f.AxisPageFactory(parent=plan, live=False)
    commitment = f.CommitmentPageFactory(parent=axis, live=False)
    publish_in_bulk(editor, plan, include_descendants="on")
    assert CommitmentPage.objects.live().get() == commitment


# Listings and rounds


@pytest.mark.parametrize("name", ["update_pages", "planning_pages"])
def test_reports_are_listed(editor, commitment, activities, name):
    f.publish(draft(commitment, activities[0]))
    assert editor.get(reverse(f"{name}:index")).status_code == 200


def test_a_listed_commitment_has_its_last_update(editor, commitment, activities):
    f.publish(draft(commitment, activities[0]))
    response = editor.get(reverse("commitment_pages:index"))
    (page,) = response.context["object_list"]
    assert page.last_update == ISO("2024-06-30")


@pytest.mark.parametrize("count", [1, 3])
def test_the_figures_of_a_listing_take_two_queries(
    plan, commitment, count, django_assert_num_queries, monkeypatch
):
    # What a metric asks is its own: see the plugin's tests.
    monkeypatch.setattr("ogp_cms.progress.rates.metric", {}.get)
    made = [make_commitment(plan, commitment.get_parent(), 1) for _ in range(count)]
    pages = list(CommitmentPage.objects.filter(pk__in=[page.pk for page in made]))
    with django_assert_num_queries(2):
        add_figures(pages)
        assert len({page.lead_organisation.name for page in pages}) == count


def test_a_round_is_made_by_hand(editor, plan):
    url = reverse("reporting_rounds:add")
    assert editor.get(url).status_code == 200
    data = {
        "plan": str(plan.translation_key),
        "opens": "2024-05-01",
        "due": "2024-04-30",
        "label": "",
    }
    response = editor.post(url, data)
    assert response.context["form"].non_field_errors() == ["The due date is before the opening."]
    assert editor.post(url, {**data, "due": "2024-06-30"}).status_code == 302
    assert ReportingRound.objects.get().plan_title == plan.title
    response = editor.post(url, {**data, "due": "2024-06-30"})
    assert response.context["form"].non_field_errors() == [
        "Another round of this plan is due on this day."
    ]
    assert editor.get(reverse("reporting_rounds:index")).status_code == 200


def test_rounds_are_made_by_command(plan, capsys):
    call_command("generate_rounds", plan.plan_id, months=12)
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[0], lines[-1]) == (12, "2020-01-01 – 2020-12-31", "11 rounds made.")
    with pytest.raises(CommandError, match=f"Known: {plan.plan_id}"):
        call_command("generate_rounds", "nowhere")
    with pytest.raises(CommandError, match="at least one month"):
        call_command("generate_rounds", plan.plan_id, months=0)
