"""Badges, cards and pictures: for everybody, without cookies, in few queries, only where rates are."""

import xml.etree.ElementTree as ET

import pytest
from django.core.cache import cache

from ogp_cms.extensions import registry
from tests import factories as f
from tests.progress.sharing import plan_with

pytestmark = pytest.mark.django_db

PATHS = {
    "badge of a plan": "badge/plan-2024.svg",
    "badge of a commitment": "badge/plan-2024/7.svg",
    "card of a plan": "badge/plan-2024/",
    "card of a commitment": "badge/plan-2024/7/",
    "picture of a plan": "badge/plan-2024.png",
    "picture of a commitment": "badge/plan-2024/7.png",
}


def withdraw(page):
    """Takes a page off the site, whatever another test did to this object of it."""
    type(page).objects.get(pk=page.pk).unpublish()


def title(response):
    return ET.fromstring(response.content).findtext("{http://www.w3.org/2000/svg}title")


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("what", PATHS)
def test_everybody_gets_them_without_a_cookie(client, story, what, language):
    response = client.get(f"/{language}/{PATHS[what]}")
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "cookie" not in response.get("Vary", "").lower()
    if "card" not in what:
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.usefixtures("rates")
def test_a_badge_says_its_rate_in_the_readers_language(client, story):
    assert [
        title(client.get(f"/{path}"))
        for path in ("fr/badge/plan-2024/7.svg", "ar/badge/plan-2024.svg")
    ] == [
        "Completion rate of commitment 7 of the plan 2023-2024: 28\u00a0%, limited",
        "Completion rate of the plan 2023-2024: 14%, limited",
    ]


@pytest.mark.usefixtures("rates")
def test_a_badge_shows_the_rate_of_now(client, story):
    before = title(client.get("/fr/badge/plan-2024/7.svg"))
    withdraw(story.update)
    after = title(client.get("/fr/badge/plan-2024/7.svg"))
    assert [each.rpartition(": ")[2] for each in (before, after)] == [
        "28\u00a0%, limited",
        "10\u00a0%, limited",
    ]


@pytest.mark.usefixtures("rates")
def test_a_plan_that_has_not_started_is_not_computed(client, home, settings):
    plan = f.publish(f.PlanPageFactory(parent=home, slug="later", plan_id="later"))
    f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    said = title(client.get("/fr/badge/later.svg"))
    assert said == "Completion rate of the plan 2020-2030: not computed"
    assert client.get("/fr/badge/later.png").status_code == 200
    assert client.get("/fr/later/").status_code == 200


@pytest.mark.usefixtures("rates")
def test_a_card_may_stand_in_any_frame_and_nothing_else_may(client, story):
    card = client.get("/ar/badge/plan-2024/7/")
    assert card["Content-Security-Policy"].endswith("frame-ancestors *")
    assert "X-Frame-Options" not in card
    html = card.content.decode()
    assert '<base target="_top">' in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ar/plan-2024/integrite/7/">' in html
    assert ("إحداث بوابة للنزاهة" in html, 'content="noindex"' in html) == (True, True)
    for path in ("badge/plan-2024.svg", "plan-2024/"):
        response = client.get(f"/ar/{path}")
        assert response["X-Frame-Options"] == "DENY"
        assert response["Content-Security-Policy"].endswith("frame-ancestors 'none'")


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("path", ["plan-2024/", "plan-2024/integrite/7/", ""])
def test_a_picture_is_kept_for_ever_under_its_version_and_gets_another_with_the_rate(
    client, story, path
):
    def address():
        html = client.get(f"/fr/{path}").content.decode()
        return html.partition('<meta property="og:image" content="http://127.0.0.1:8000')[
            2
        ].partition('"')[0]

    first = address()
    response = client.get(first)
    assert "v=" in first
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    withdraw(story.update)
    second = address()
    assert second != first
    assert client.get(first)["Cache-Control"] == "public, max-age=300"
    assert client.get(first).content == client.get(second).content != response.content


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize(
    "path",
    [
        "badge/nothing.svg",
        "badge/nothing/",
        "badge/plan-2024/99.svg",
        "badge/plan-2024/99/",
        "badge/plan-2024/99.png",
    ],
)
def test_what_is_not_there_has_none(client, story, path):
    assert client.get(f"/fr/{path}").status_code == 404


@pytest.mark.usefixtures("rates")
def test_what_was_withdrawn_has_none(client, story):
    withdraw(story.axis)
    assert client.get("/fr/badge/plan-2024/7.svg").status_code == 404
    withdraw(story.plan)
    assert client.get("/fr/badge/plan-2024.svg").status_code == 404


def test_without_a_metric_there_are_none_and_pages_offer_none(client, story, monkeypatch):
    monkeypatch.setattr(registry, "metric", lambda _name: None)
    found = {what: client.get(f"/fr/{path}").status_code for what, path in PATHS.items()}
    assert found == dict.fromkeys(PATHS, 404)
    for path in ("plan-2024/", "plan-2024/integrite/7/"):
        html = client.get(f"/fr/{path}").content.decode()
        assert ("/badge/" in html, 'id="share-address"' in html) == (False, True)
        assert "/static/icons/share.png" in html


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("badge/plan.svg", 2),
        ("badge/plan/1.svg", 3),
        ("badge/plan/", 3),
        ("badge/plan/1/", 4),
        ("badge/plan.png", 9),
        ("badge/plan/1.png", 13),
    ],
)
def test_they_take_a_known_number_of_queries(
    client, home, many, path, count, django_assert_num_queries
):
    plan_with(home, commitments=many, updates=many)
    client.get(f"/fr/{path}")
    cache.clear()
    with django_assert_num_queries(count):
        client.get(f"/fr/{path}")


@pytest.mark.usefixtures("rates")
def test_a_page_offers_its_address_its_feed_its_badge_and_its_card(client, story):
    html = client.get("/fr/plan-2024/integrite/7/").content.decode()
    section = html.partition('<details class="share"')[2].partition("</details>")[0]
    address = "http://127.0.0.1:8000/fr/plan-2024/integrite/7/"
    assert f'value="{address}" readonly' in section
    assert f"body={address.replace(':', '%3A')}" in section
    assert 'href="/fr/feeds/plans/plan-2024/7.xml"' in section
    assert 'src="/fr/badge/plan-2024/7.svg"' in section
    assert "&lt;img src=&quot;http://127.0.0.1:8000/fr/badge/plan-2024/7.svg&quot;" in section
    assert "&lt;iframe src=&quot;http://127.0.0.1:8000/fr/badge/plan-2024/7/&quot;" in section
