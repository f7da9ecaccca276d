"""How many queries a page takes: the same however much it shows, and never more than 15."""

import pytest
from django.core.cache import cache

from ogp_cms.progress.models import ReportingRound
from tests import factories as f
from tests.test_pages_render import TYPES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates")]

# With the metric's one query. Whatever a cache of the process may hold is read by a first request.
COUNTS = {
    "home": 13,
    "plans": 3,
    "compare": 9,
    "data": 4,
    "plan": 14,
    "axis": 11,
    "commitment": 13,
    "update": 10,
    "planning": 9,
    "organisation": 11,
    "news_index": 4,
    "news": 8,
    "standard": 2,
}


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_page_takes_a_known_number_of_queries(
    client, story, kind, language, django_assert_num_queries
):
    path = f"/{language}/{TYPES[kind]}"
    client.get(path)
    cache.clear()
    with django_assert_num_queries(COUNTS[kind]):
        client.get(path)


def test_no_page_takes_more_than_fifteen():
    assert max(COUNTS.values()) <= 15


@pytest.mark.parametrize(("activities", "updates"), [(1, 1), (20, 10), (200, 10)])
def test_a_commitment_takes_as_many_queries_with_many_activities(
    client, home, activities, updates, django_assert_num_queries
):
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan"))
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    page = f.publish(f.CommitmentPageFactory(parent=axis, number=1, activities=activities))
    rows = list(page.activities.all())
    for number in range(updates):
        progress = dict.fromkeys(rows[:20], number)
        f.publish(f.ProgressUpdatePageFactory(parent=page, progress=progress))
    ReportingRound.objects.create(plan=plan.translation_key, opens=plan.start, due=plan.end)
    path = "/fr/plan/axis/1/"
    client.get(path)
    with django_assert_num_queries(COUNTS["commitment"]):
        response = client.get(path)
    assert response.content.decode().count('id="activity-') == activities


@pytest.mark.parametrize("commitments", [2, 18, 100])
def test_a_plan_takes_as_many_queries_with_many_commitments(
    client, home, commitments, django_assert_num_queries
):
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan"))
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    organisation = f.OrganisationFactory()
    for number in range(1, commitments + 1):
        page = f.CommitmentPageFactory(
            parent=axis, number=number, activities=1, lead_organisation=organisation
        )
        page = f.publish(page)
    f.publish(f.ProgressUpdatePageFactory(parent=page, progress={page.activities.first(): 10}))
    path = "/fr/plan/"
    client.get(path)
    with django_assert_num_queries(COUNTS["plan"]):
        response = client.get(path)
    assert response.content.decode().count('<th scope="row" class="commitments-title">') == (
        commitments
    )
