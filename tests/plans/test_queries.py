import datetime
from typing import Any

import pytest
from wagtail.models import Site

from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import CommitmentPage, Organisation, PlanSettings
from ogp_cms.plans.queries import (
    axes_of,
    commitments_led_by,
    commitments_of,
    home_plan,
    live_plans,
    localised,
    localised_organisations,
    source_plans,
)
from tests import factories as f

ISO = datetime.date.fromisoformat


def plan_of(home, start, state, **kwargs):
    page = f.PlanPageFactory(
        parent=home, slug=f"p-{start}-{state}", start=ISO(start), state=state, **kwargs
    )
    return f.publish(page)


@pytest.fixture
def site(home):
    return Site.objects.get(is_default_site=True)


def test_without_a_plan_there_is_none(site):
    assert home_plan(site) is None
    assert home_plan(None) is None


def test_home_shows_the_latest_plan_in_implementation_else_the_latest_closed(home, site):
    closed = plan_of(home, "2012-01-01", PlanState.CLOSED)
    plan_of(home, "2009-01-01", PlanState.CLOSED)
    assert home_plan(site) == closed
    plan_of(home, "2024-01-01", PlanState.ADOPTED)
    plan_of(home, "2025-01-01", PlanState.CONSULTATION)
    assert home_plan(site) == closed
    running = plan_of(home, "2020-01-01", PlanState.IMPLEMENTATION)
    plan_of(home, "2018-01-01", PlanState.IMPLEMENTATION)
    assert home_plan(site) == running
    running.unpublish()
    assert home_plan(site).start == ISO("2018-01-01")


def test_home_shows_the_chosen_plan_whatever_language_its_page_is_in(home, site):
    chosen = plan_of(home, "2024-01-01", PlanState.ADOPTED)
    running = plan_of(home, "2020-01-01", PlanState.IMPLEMENTATION)
    PlanSettings.objects.create(site=site, plan=f.translate(chosen, "ar", title="خطة"))
    assert home_plan(site) == chosen
    chosen.unpublish()
    assert home_plan(site) == running


def test_plans_are_those_of_their_source_trees(home, plan):
    f.translate(plan, "ar", title="خطة")
    draft = f.PlanPageFactory(parent=home, slug="draft", live=False, start=ISO("2025-01-01"))
    assert source_plans() == [draft, plan]
    assert live_plans() == [plan]


def test_axes_come_in_tree_order_and_commitments_by_number(plan, axis, other_axis):
    ten, two, six = (
        f.publish(f.CommitmentPageFactory(parent=parent, number=number))
        for parent, number in ((axis, 10), (other_axis, 2), (axis, 6))
    )
    assert axes_of(plan) == [axis, other_axis]
    assert commitments_of(plan) == [two, six, ten]
    assert commitments_of(axis) == [six, ten]
    six.unpublish()
    assert commitments_of(plan) == [two, ten]
    axis.unpublish()
    assert axes_of(plan) == [other_axis]
    assert commitments_of(plan) == [two]


def test_commitments_by_who_leads_them(home, plan, commitment):
    leader = commitment.lead_organisation
    f.publish(f.CommitmentPageFactory(parent=commitment.get_parent(), number=9))
    f.translate(commitment, "ar", title="التزام")
    assert commitments_led_by([leader.translation_key]) == [commitment]
    assert commitments_led_by([leader.translation_key], plan) == [commitment]
    other = plan_of(home, "2024-01-01", PlanState.ADOPTED)
    assert commitments_led_by([leader.translation_key], other) == []


def test_pages_are_localised_where_there_is_a_public_translation(commitment):
    other = f.publish(f.CommitmentPageFactory(parent=commitment.get_parent(), number=9))
    arabic = f.translate(commitment, "ar", title="التزام")
    f.translate(other, "ar", live=False, title="مسودة")
    assert localised([other, commitment], "ar") == [other, arabic]
    assert localised([other, commitment], "fr") == [other, commitment]
    assert localised([], "ar") == []


def test_an_organisation_is_named_in_the_readers_language(home):
    names = ("Archives", "Budget")
    organisations: list[Any] = [f.OrganisationFactory(name=name) for name in names]
    first, second = organisations
    arabic = first.copy_for_translation(f.Locale.objects.get(language_code="ar"))
    arabic.name = "أرشيف"
    arabic.save()
    found = localised_organisations([first, second], "ar")
    assert {key: each.name for key, each in found.items()} == {
        first.translation_key: "أرشيف",
        second.translation_key: "Budget",
    }
    assert Organisation.objects.count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(plan, axis, site, count, django_assert_num_queries):
    for number in range(1, count + 1):
        page = f.publish(f.CommitmentPageFactory(parent=axis, number=number))
        f.translate(page, "ar", title=f"{number} التزام")
    with django_assert_num_queries(2):
        assert home_plan(site) == plan
    with django_assert_num_queries(2):
        pages = commitments_of(plan)
        assert {page.lead_organisation.name for page in pages}
    with django_assert_num_queries(1):
        arabic = localised(pages, "ar")
        assert {page.language for page in arabic} == {"ar"}
    with django_assert_num_queries(0):
        assert localised(pages, "fr") == pages
    assert CommitmentPage.objects.count() == 2 * count
