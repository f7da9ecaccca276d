"""Pages with the real plugins: slots show where they belong, and the rates plugin fits the bar."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from ogp_cms.extensions import Place
from tests import factories as f
from tests.test_pages_render import TYPES, words

pytestmark = pytest.mark.django_db

# Where the rate of a page is explained, under the plan's own address.
EXPLAINED = {
    "plan": "",
    "axis": "axis/integrite/",
    "commitment": "7/",
    "organisation": "organisation/inpplc/",
}

PLACES = {
    "home": ["home"],
    "plan": ["plan_summary"],
    "axis": ["axis_summary"],
    "commitment": [*["commitment_header"] * 2, "commitment_sidebar", *["activity"] * 3],
    "update": ["report_section"],
    "planning": ["report_section"],
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_page_shows_what_plugins_have_for_its_places(client, story, kind):
    html = client.get(f"/fr/{TYPES[kind]}?dummy=1").content.decode()
    for place in set(PLACES[kind]):
        assert html.count(f"<p>{place} ") == PLACES[kind].count(place), place


def test_every_place_of_a_public_page_is_shown_somewhere():
    assert {place for places in PLACES.values() for place in places} == set(Place) - {
        Place.ADMIN_HOME
    }


def test_the_dashboard_shows_what_plugins_have_for_it(client, home):
    client.force_login(f.UserFactory(is_superuser=True, is_staff=True, email="chief@example.org"))
    html = client.get(reverse("wagtailadmin_home"), {"dummy": "1"}).content.decode()
    assert html.count("<p>admin_home chief@example.org") == 1


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("home", 13),
        ("plan", 14),
        ("axis", 12),
        ("commitment", 14),
        ("update", 10),
        ("organisation", 11),
        ("compare", 9),
        ("data", 4),
    ],
)
def test_a_page_with_real_rates_takes_at_most_fifteen_queries(
    client, story, kind, count, django_assert_num_queries
):
    path = f"/fr/{TYPES[kind]}"
    client.get(path)
    cache.clear()
    with django_assert_num_queries(count):
        client.get(path)


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("kind", EXPLAINED)
def test_every_rate_leads_to_its_explanation(client, story, kind, language):
    html = client.get(f"/{language}/{TYPES[kind]}").content.decode()
    url = f"/{language}/rates/plan-2024/{EXPLAINED[kind]}"
    assert f'<a href="{url}">' in html
    assert client.get(url).status_code == 200
    rate = {"plan": "14", "organisation": "14"}.get(kind, "28")
    assert f"{rate}%" in words(html).replace("\u00a0", "").replace(" %", "%")
