"""Pages with the real plugins: slots show where they belong, and the rates plugin fits the bar."""

import pytest
from django.core.cache import cache

from tests.test_pages_render import COMMITMENT, TYPES, words

pytestmark = pytest.mark.django_db

PLACES = {
    "home": ["home"],
    "plan": ["plan_summary"],
    "axis": ["axis_summary"],
    "commitment": ["commitment_header", "commitment_header", "activity", "activity", "activity"],
    "update": ["report_section"],
    "planning": ["report_section"],
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_page_shows_what_plugins_have_for_its_places(client, story, kind):
    html = client.get(f"/fr/{TYPES[kind]}?dummy=1").content.decode()
    for place in set(PLACES[kind]):
        assert html.count(f"<p>{place} ") == PLACES[kind].count(place), place


@pytest.mark.parametrize(
    ("kind", "count"),
    [("home", 13), ("plan", 13), ("axis", 12), ("commitment", 14), ("update", 10)],
)
def test_a_page_with_real_rates_takes_at_most_fifteen_queries(
    client, story, kind, count, django_assert_num_queries
):
    path = f"/fr/{TYPES[kind]}"
    client.get(path)
    cache.clear()
    with django_assert_num_queries(count):
        client.get(path)


def test_the_rate_leads_to_its_explanation(client, story):
    html = client.get(f"/ar/{COMMITMENT}").content.decode()
    assert "28%" in words(html)
    assert '<a href="/ar/rates/plan-2024/7/">' in html
