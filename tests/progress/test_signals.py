"""What the core tells plugins about reports, and the one question it asks them."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from ogp_cms.extensions import ApprovalRefused, signals
from ogp_cms.ledger.models import Entry
from ogp_cms.progress.domain import publish_page
from tests import factories as f
from tests.progress.admin import edit_url, row, told, update_data


@pytest.fixture
def heard():
    """Names and arguments of what is announced or asked, in order."""
    found = []

    def listener(name):
        def listen(signal, sender, **arguments):
            found.append((name, arguments))

        return listen

    listeners = {signal: listener(signal.name) for signal in signals.SIGNALS}
    for signal, listen in listeners.items():
        signal.connect(listen)
    yield found
    for signal, listen in listeners.items():
        signal.disconnect(listen)


@pytest.fixture
def draft(commitment, activities):
    """An update that nobody has published."""
    page = f.ProgressUpdatePageFactory(
        parent=commitment, live=False, summary="Moved.", progress={activities[0]: 40}
    )
    page.save_revision()
    return page


@pytest.fixture
def refusing():
    """A plugin that lets nothing through."""

    def refuse(**_arguments):
        raise ApprovalRefused("The evidence is missing.")

    signals.before_report_approval.connect(refuse)
    yield
    signals.before_report_approval.disconnect(refuse)


@pytest.fixture
def workflow(plan):
    """Two tasks, one after the other."""
    workflow = Workflow.objects.create(name="Review")
    WorkflowPage.objects.create(workflow=workflow, page=plan)
    for place, name in enumerate(("First", "Second")):
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    return workflow


def test_a_publication_is_asked_about_and_then_announced(
    draft, moderator, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        publish_page(draft, moderator)
    revision = draft.get_latest_revision()
    said = {"page": draft, "revision": revision, "user": moderator}
    assert heard == [("before_report_approval", said), ("report_approved", said)]


def test_a_submission_is_announced_each_time_and_a_second_task_is_none(
    draft, moderator, heard, workflow, django_capture_on_commit_callbacks
):
    lead = f.UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        state = workflow.start(draft, lead)
        state.current_task_state.reject(user=moderator)
        state.refresh_from_db()
        state.resume(lead)
    said = {"page": draft, "revision": draft.get_latest_revision(), "user": lead}
    assert heard == [("report_submitted", said)] * 2
    heard.clear()
    with django_capture_on_commit_callbacks(execute=True):
        state.refresh_from_db()
        state.current_task_state.approve(user=moderator)
    state.refresh_from_db()
    assert state.current_task_state.task.name == "Second"
    assert heard == []


def test_a_submission_of_anything_else_is_not_announced(
    commitment, heard, workflow, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        workflow.start(commitment, f.UserFactory())
    assert heard == []


def test_a_refusal_leaves_the_report_a_draft_and_records_nothing(draft, moderator, refusing):
    before = Entry.objects.count()
    with pytest.raises(ApprovalRefused, match="The evidence is missing"):
        publish_page(draft, moderator)
    draft.refresh_from_db()
    assert (draft.live, draft.report_id, Entry.objects.count()) == (False, "", before)


def test_whoever_publishes_reads_the_reason_of_a_refusal(
    client, draft, activities, moderator, refusing
):
    client.force_login(moderator)
    data = {**update_data(given=[row(activities[0], progress="50")]), "action-publish": "1"}
    response = client.post(edit_url(draft), data, follow=True)
    assert "The evidence is missing." in told(response)
    draft.refresh_from_db()
    assert draft.live is False


def test_who_decides_reads_the_reason_of_a_refusal(client, draft, moderator, workflow, refusing):
    WorkflowTask.objects.get(task__name="Second").delete()
    workflow.start(draft, f.UserFactory())
    client.force_login(moderator)
    state = type(draft).objects.get(pk=draft.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=(draft.pk, "approve", state.pk))
    response = client.post(url, {"comment": ""}, follow=True)
    assert "The evidence is missing." in told(response)
    page = type(draft).objects.get(pk=draft.pk)
    assert (page.live, page.workflow_in_progress) == (False, True)
