"""Pages of a site that has little or nothing to show yet."""

import re

import pytest

from tests import factories as f
from tests.test_pages_render import words


def test_a_site_without_plan_or_news_has_a_home_page(client, home):
    text = words(client.get("/fr/").content.decode())
    assert [each in text for each in ("No plan is published yet.", "No news yet.")] == [True, True]


def test_a_plan_that_has_not_started_says_when_it_does(client, home, rates):
    plan = f.publish(
        f.PlanPageFactory(parent=home, slug="plan", start="2999-01-01", end="2999-12-31")
    )
    text = words(client.get("/fr/plan/").content.decode())
    assert [each in text for each in ("Rate not computed", "1er janvier 2999")] == [True, True]
    assert plan.title in text


def test_an_empty_axis_says_so(client, home, rates):
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan"))
    f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    text = words(client.get("/fr/plan/axis/").content.decode())
    assert "No commitment is published here yet." in text


def test_a_commitment_without_reports_says_so(client, home, rates):
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan"))
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    f.publish(f.CommitmentPageFactory(parent=axis, number=1, activities=1))
    text = words(client.get("/fr/plan/axis/1/").content.decode())
    said = ("No update has been approved yet.", "No result declared.", "0%", "Not started")
    assert [each in text for each in said] == [True] * 4


def test_a_plan_without_commitments_says_so(client, home, rates):
    f.publish(f.PlanPageFactory(parent=home, slug="plan", start="2020-01-01"))
    text = words(client.get("/fr/plan/").content.decode())
    said = ("No commitment is published here yet.", "Rate not computed", "The 0", "mean of")
    assert [each in text for each in said] == [True, True, False, False]


def test_an_organisation_without_commitments_says_so(client, home, rates):
    f.OrganisationFactory(organisation_id="agence", name="Agence")
    text = words(client.get("/fr/organisations/agence/").content.decode())
    said = ("Agence", "0 commitments led", "No commitment is published here yet.", "%")
    assert [each in text for each in said] == [True, True, True, False]


def test_filters_that_nothing_meets_say_so_and_how_to_clear_them(client, story, rates):
    html = client.get("/fr/plan-2024/?axis=integrite&level=not_started").content.decode()
    said = ("No commitment matches these filters.", "Clear all")
    assert [each in words(html) for each in said] == [True, True]


@pytest.mark.parametrize("path", ["", "integrite/", "budget/13/"])
def test_without_a_metric_no_page_of_a_plan_speaks_of_rates(client, story, monkeypatch, path):
    monkeypatch.setattr("ogp_cms.extensions.registry.metric", lambda _name: None)
    text = words(client.get(f"/fr/plan-2024/{path}").content.decode())
    said = ("Completion rate", "not computed", "Level", "Deadline", "%")
    assert [each for each in said if each.lower() in text.lower()] == []


def test_without_a_metric_the_list_is_sorted_by_what_there_is(client, story, monkeypatch):
    monkeypatch.setattr("ogp_cms.extensions.registry.metric", lambda _name: None)
    html = client.get("/fr/plan-2024/?sort=-updated").content.decode()
    assert re.findall(r'<th scope="col"( aria-sort="descending")?>', html) == [
        "",
        "",
        ' aria-sort="descending"',
    ]


def test_what_is_not_there_leads_on(client, story):
    response = client.get("/ar/nowhere/")
    ways = re.findall(r'<a href="([^"]+)"', main(response))
    assert ways == ["/ar/", "/ar/plans/", "/ar/plan-2024/"]


def test_what_is_not_there_offers_the_search_once_there_is_one(client, story, monkeypatch):
    assert 'role="search"' not in main(client.get("/fr/nowhere/"))
    monkeypatch.setattr("ogp_cms.core.missing.search_url", lambda: "/fr/search/")
    assert 'action="/fr/search/"' in main(client.get("/fr/nowhere/"))


def main(response):
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main>")]
