"""What the editor is told before a promise would leave unnoticed."""

import pytest

from ogp_cms.plans import guards
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage
from tests import factories as f
from tests.plans.test_admin import bulk, editor, page_url, told

__all__ = ["editor"]

ONE_BY_ONE = (
    "Commitments are withdrawn and moved one by one: the reason is shown on the plan's page."
)
STILL_PUBLIC = (
    "A public commitment of a running plan is not deleted: withdraw it first, with the reason that "
    "the plan's page shows."
)
WITH_ALL_BELOW = {"include_descendants": "on"}


def live(model=CommitmentPage):
    return list(model.objects.live())


def test_a_page_is_not_unpublished_with_the_promises_below(editor, home, plan, axis, commitment):
    for page in (axis, plan, home):
        response = editor.post(page_url("unpublish", page.pk), WITH_ALL_BELOW, follow=True)
        assert told(response) == [ONE_BY_ONE]
    assert told(bulk(editor, "unpublish", axis, **WITH_ALL_BELOW)) == [ONE_BY_ONE]
    assert (live(), live(AxisPage)) == ([commitment], [axis])


def test_reports_are_not_withdrawn_with_a_page_above_them(editor, axis, commitment, monkeypatch):
    commitment.unpublish()
    monkeypatch.setattr(guards, "_page_guards", [lambda page: page.pk == axis.pk])
    url = page_url("unpublish", axis.pk)
    assert told(editor.post(url, WITH_ALL_BELOW, follow=True)) == [ONE_BY_ONE]
    assert live(AxisPage) == [axis]


def test_an_axis_is_unpublished_alone_and_is_offered_no_other_way(editor, axis, commitment):
    context = editor.get(page_url("unpublish", axis.pk)).context
    assert (context["live_descendant_count"], context["translation_descendant_count"]) == (0, 0)
    assert editor.post(page_url("unpublish", axis.pk)).status_code == 302
    assert (live(), live(AxisPage)) == ([commitment], [])


def test_what_holds_no_promise_is_unpublished_with_all_below(editor, plan, axis):
    assert editor.post(page_url("unpublish", plan.pk), WITH_ALL_BELOW).status_code == 302
    assert live(AxisPage) == []


def test_translations_are_unpublished_with_all_below(editor, axis, commitment):
    above = f.translate(axis, "ar", title="محور")
    arabic = f.translate(commitment, "ar", title="التزام")
    assert editor.post(page_url("unpublish", above.pk), WITH_ALL_BELOW).status_code == 302
    assert not CommitmentPage.objects.get(pk=arabic.pk).live
    assert live() == [commitment]


@pytest.mark.parametrize("state", [PlanState.IMPLEMENTATION, PlanState.CLOSED])
def test_a_public_promise_is_withdrawn_before_it_is_deleted(
    editor, plan, axis, commitment, other_axis, state
):
    PlanPage.objects.update(state=state)
    for page in (commitment, axis, plan):
        response = editor.post(page_url("delete", page.pk), follow=True)
        assert told(response) == [STILL_PUBLIC]
    assert told(bulk(editor, "delete", other_axis, axis)) == [STILL_PUBLIC]
    assert (live(), len(live(AxisPage))) == ([commitment], 2)
    editor.post(page_url("unpublish", commitment.pk), {"reason": "No money."})
    assert editor.post(page_url("delete", commitment.pk)).status_code == 302
    assert not CommitmentPage.objects.exists()


def test_while_a_plan_is_typed_in_everything_is_deleted(editor, plan, axis, commitment):
    PlanPage.objects.update(state=PlanState.ADOPTED)
    assert editor.post(page_url("delete", axis.pk)).status_code == 302
    assert not CommitmentPage.objects.exists()


def test_a_translation_of_a_promise_is_deleted(editor, commitment):
    arabic = f.translate(commitment, "ar", title="التزام")
    assert editor.post(page_url("delete", arabic.pk)).status_code == 302
    assert live() == [commitment]
