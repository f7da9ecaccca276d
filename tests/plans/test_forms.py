"""The forms of plans, axes and organisations: what a draft may lack, and what never changes."""

from typing import Any

import pytest
from django.urls import reverse

from ogp_cms.plans.models import AxisPage, Organisation, PlanPage
from tests import factories as f
from tests.plans.test_admin import PUBLISH, editor, errors, page_url

__all__ = ["editor"]


def axis_data(**values):
    return {"title": "T", "slug": "t", "axis_id": "", "description": "", **values}


def test_two_drafts_of_axes_may_lack_their_identifier(editor, plan):
    url = page_url("add", "ogp_plans", "axispage", plan.pk)
    for slug in ("a", "b"):
        assert editor.post(url, axis_data(slug=slug)).status_code == 302
    assert list(AxisPage.objects.values_list("axis_id", flat=True)) == ["", ""]
    assert len(errors(editor.post(url, {**axis_data(slug="c"), **PUBLISH}))) == 1


@pytest.mark.parametrize("publish", [PUBLISH, {}])
def test_a_published_axis_keeps_its_identifier(editor, axis, publish):
    before = axis.axis_id
    data = {**axis_data(slug=axis.slug, axis_id="renamed"), **publish}
    sentence = f"This was published as “{before}” and keeps this identifier."
    assert errors(editor.post(page_url("edit", axis.pk), data)) == [sentence]
    axis.unpublish()
    assert errors(editor.post(page_url("edit", axis.pk), data)) == [sentence]
    assert AxisPage.objects.get().axis_id == before


def test_an_organisation_keeps_its_identifier(editor, db):
    organisation: Any = f.OrganisationFactory(organisation_id="ministry")
    url = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=(organisation.pk,))
    data = {
        "name": "Ministry of digital affairs",
        "organisation_id": "digital",
        "kind": "public_body",
        "url": "",
        "email": "",
        "phone": "",
        "address": "",
    }
    response = editor.post(url, data)
    assert response.context["form"].errors == {
        "organisation_id": ["This was published as “ministry” and keeps this identifier."]
    }
    assert editor.post(url, {**data, "organisation_id": "ministry"}).status_code == 302
    organisation.refresh_from_db()
    assert organisation.name == "Ministry of digital affairs"


def test_an_organisation_in_charge_is_not_deleted(editor, commitment):
    organisation = commitment.lead_organisation
    url = reverse(Organisation.snippet_viewset.get_url_name("delete"), args=(organisation.pk,))
    assert editor.get(url).status_code == 200
    editor.post(url)
    assert Organisation.objects.get() == organisation


def test_a_plan_is_typed_in_as_adopted(editor, home):
    form = editor.get(page_url("add", "ogp_plans", "planpage", home.pk)).context["form"]
    assert form["state"].value() == PlanPage.state.field.default == "adopted"
