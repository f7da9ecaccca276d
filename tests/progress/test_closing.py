"""A closed plan: nothing is left in review, and only withdrawal and translation remain."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Workflow

from ogp_cms.core.refusals import Refused
from ogp_cms.ledger.models import Entry
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage, PromiseChange
from ogp_cms.progress.domain import publish_page
from ogp_cms.progress.models import ProgressUpdatePage
from tests import factories as f
from tests.progress.admin import edit_url, told
from tests.progress.test_admin import draft, editor, publish_in_bulk, workflow

__all__ = ["editor", "workflow"]

IN_REVIEW = "1 report is in review: decide on it, then close the plan."
CLOSED = "This plan is closed: only withdrawal and translation remain."


@pytest.fixture
def closed(plan, commitment):
    """The plan, closed after the commitment was published."""
    plan.state = "closed"
    return f.publish(plan)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def test_a_draft_that_closes_a_plan_waits_for_the_review(
    editor, plan, commitment, activities, workflow: Workflow
):
    plan.state = "closed"
    plan.save_revision()
    report = draft(commitment, activities[0])
    state = workflow.start(report, f.UserFactory())
    (sentence,) = told(publish_in_bulk(editor, plan))
    assert sentence == f"Nothing was published. “{plan.title}”: {IN_REVIEW}"
    with pytest.raises(ValidationError, match="in review"):
        fresh(plan).get_latest_revision().publish()
    assert fresh(plan).state == "implementation"
    state.cancel()
    publish_in_bulk(editor, plan)
    assert fresh(plan).state == "closed"


def test_a_closed_plan_takes_no_new_axis_and_no_new_commitment(closed, commitment):
    assert not AxisPage.can_create_at(closed)
    assert not CommitmentPage.can_create_at(commitment.get_parent())


def test_a_promise_of_a_closed_plan_is_not_published_again(editor, closed, commitment):
    before = Entry.objects.count()
    commitment.title = "Another promise"
    commitment.save_revision()
    (sentence,) = told(publish_in_bulk(editor, commitment))
    assert sentence == f"Nothing was published. “Another promise”: {CLOSED}"
    with pytest.raises(Refused, match="only withdrawal and translation"):
        publish_page(commitment.get_parent(), None)
    assert fresh(commitment).title != "Another promise"
    assert Entry.objects.count() == before


def test_a_commitment_of_a_closed_plan_does_not_move(editor, plan, commitment):
    other = f.publish(f.AxisPageFactory(parent=plan))
    plan.state = "closed"
    f.publish(plan)
    url = reverse("wagtailadmin_pages:move_confirm", args=(commitment.pk, other.pk))
    assert told(editor.post(url, {"reason": "x"}, follow=True)) == [CLOSED]
    assert fresh(commitment).get_parent().pk != other.pk
    assert not PromiseChange.objects.exists()


def test_withdrawal_and_translation_remain(editor, plan, commitment, activities):
    report = f.publish(draft(commitment, activities[0]))
    plan.state = "closed"
    f.publish(plan)
    arabic = f.translate(commitment, "ar", live=False, title="التزام")
    publish_page(arabic, None)
    assert fresh(arabic).live
    editor.post(reverse("wagtailadmin_pages:unpublish", args=(report.pk,)))
    assert not fresh(report).live
    url = reverse("wagtailadmin_pages:unpublish", args=(commitment.pk,))
    editor.post(url, {"reason": "No money."})
    assert (fresh(commitment).live, fresh(arabic).live) == (False, False)


def test_a_plan_may_be_opened_again(closed, commitment):
    closed.state = "implementation"
    publish_page(f.publish(closed), None)
    commitment.title = "Another promise"
    commitment.save_revision()
    publish_page(commitment, None)
    assert fresh(commitment).title == "Another promise"
    assert PlanPage.objects.get(pk=closed.pk).state == "implementation"


def test_a_draft_report_outlives_the_closing_but_not_the_publication(
    editor, plan, commitment, activities
):
    report = draft(commitment, activities[0])
    plan.state = "closed"
    f.publish(plan)
    assert editor.get(edit_url(report)).status_code == 200
    (sentence,) = told(publish_in_bulk(editor, report))
    assert "it takes no more reports" in sentence
    assert not ProgressUpdatePage.objects.get().live
    assert report.date == datetime.date(2024, 6, 30)
