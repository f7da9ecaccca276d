"""The rules of the numbers, with an example that computes itself."""

import pytest
from django.core.cache import cache

from ogp_cms.plans.models import PlanSettings
from tests import factories as f
from tests.plugins.rates import world as w
from tests.plugins.rates.test_views import words

pytestmark = pytest.mark.django_db

PATH = "/en/rates/"


def view(client, path=PATH):
    return client.get(path).context["view"]


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_it_stands_in_every_language(client, story, language):
    response = client.get(f"/{language}/rates/")
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
    assert html.count("<h1") == 1
    assert f'href="/{language}/rates/">' in client.get(f"/{language}/").content.decode()


def test_the_example_is_the_commitment_whose_sum_tells_most(client, story):
    example = view(client).example
    assert example.kicker == "Commitment 7"
    assert example.calc.formula == "2,800 ÷ 101 ≈ 27.7228 → 28%"
    assert [row.weight for row in example.calc.rows] == ["20", "80", "1"]
    assert example.plan_formula == "27.7228 ÷ 2 ≈ 13.8614 → 14%"
    assert "the rates of the commitments are added up" in words(client.get(PATH))


def test_the_example_computes_itself(client, story):
    last = story.commitment.activities.get(number=3)
    f.publish(
        f.PlanningChangePageFactory(
            parent=story.commitment,
            planning={last: {"state": "cancelled"}},
            reason="Fini.",
            date=story.update.date,
        )
    )
    assert view(client).example.calc.formula == "2,800 ÷ 100 = 28%"


def test_a_plan_of_axes_says_so(client, story):
    plan = w.fresh(story.plan)
    plan.rate_of = "axes"
    f.publish(plan)
    assert view(client).example.of_axes
    assert "rates of the axes are added up" in words(client.get(PATH))


def test_every_rate_of_the_plan_leads_to_its_explanation(client, story):
    found = [(link.url, link.note) for each in view(client, PATH).explained for link in each.links]
    assert found == [
        ("/en/rates/plan-2024/", "14%"),
        ("/en/rates/plan-2024/axis/integrite/", "28%"),
        ("/en/rates/plan-2024/axis/budget/", "0%"),
        ("/en/rates/plan-2024/7/", "28%"),
        ("/en/rates/plan-2024/13/", "0%"),
    ]
    assert {client.get(url).status_code for url, _note in found} == {200}


def test_what_is_not_public_is_no_example(client, story):
    story.commitment.unpublish()
    page = view(client)
    assert page.example.kicker == "Commitment 13"
    assert "/en/rates/plan-2024/7/" not in [
        link.url for each in page.explained for link in each.links
    ]


def test_it_follows_the_plan_that_the_site_chose(client, story):
    other = f.publish(f.PlanPageFactory(parent=story.home, slug="autre", plan_id="autre"))
    PlanSettings.objects.create(site=story.home.sites_rooted_here.get(), plan=other)
    page = view(client)
    assert page.example is None
    assert [link.note for each in page.explained for link in each.links] == ["–"]


def test_without_a_plan_the_rules_stand_alone(client, story):
    story.plan.unpublish()
    page = view(client)
    assert (page.example, page.explained) == (None, ())
    assert "What counts, and what does not" in words(client.get(PATH))


def test_the_limits_are_those_of_the_settings(client, home, settings):
    settings.OGP_LEVEL_THRESHOLDS = {"substantial": 50, "completed": 80}
    settings.OGP_RISK_POINTS = 15
    settings.OGP_ROUND_MONTHS = 3
    assert [str(rule.limits) for rule in view(client).levels] == [
        "0%",
        "above 0, below 50%",
        "from 50%, below 80%",
        "from 80%",
        "no rate: nothing counts yet",
    ]
    text = words(client.get(PATH))
    assert [each in text for each in ("more than 15 points", "every 3 months")] == [True, True]


@pytest.mark.parametrize(("language", "queries"), [("fr", 10), ("ar", 14)])
@pytest.mark.parametrize("commitments", [1, 3])
def test_it_takes_as_many_queries_for_many_commitments(
    client, story, language, queries, commitments, django_assert_num_queries
):
    for number in range(100, 100 + commitments):
        f.publish(f.CommitmentPageFactory(parent=story.axis, number=number, activities=number % 3))
    path = f"/{language}/rates/"
    client.get(path)
    cache.clear()
    with django_assert_num_queries(queries):
        client.get(path)


def test_an_explanation_leads_to_the_rules(client, story):
    html = client.get("/en/rates/plan-2024/7/").content.decode()
    assert html.count('<a href="/en/rates/">') >= 1


def test_plan_and_data_page_lead_to_the_download_of_the_rates(client, story):
    download = "/fr/rates/plan-2024.csv"
    pages = ("/fr/plan-2024/", "/fr/data/")
    assert [f'href="{download}"' in client.get(path).content.decode() for path in pages] == [
        True,
        True,
    ]
    assert client.get(download)["Content-Type"] == "text/csv; charset=utf-8"
