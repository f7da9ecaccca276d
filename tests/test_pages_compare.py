"""The plans side by side, and what one carries on from another."""

import datetime
import re

import pytest

from tests import factories as f
from tests.test_pages_render import words

pytestmark = pytest.mark.django_db

PATH = "/fr/plans/compare/"


def later_plan(home, name="2026", *, title="Intégrité", commitments=1):
    """A later plan of one axis, whose first commitment carries on number 7 of the plan of 2024."""
    plan = f.publish(
        f.PlanPageFactory(
            parent=home,
            slug=f"plan-{name}",
            plan_id=f"plan-{name}",
            title=f"Plan {name}",
            start=datetime.date(2025, 1, 1),
            end=datetime.date(2026, 6, 30),
        )
    )
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axe", axis_id="axe", title=title))
    for number in range(1, commitments + 1):
        f.publish(
            f.CommitmentPageFactory(
                parent=axis,
                number=number,
                title=f"Promesse {number}",
                activities=1,
                start=datetime.date(2025, 1, 1),
                end=datetime.date(2025, 6, 30),
                continues_plan="plan-2024" if number == 1 else "",
                continues_number=7 if number == 1 else None,
            )
        )
    return plan


def table(html):
    """The rows of the comparison: the words of each cell."""
    body = html[html.index('<table class="comparison"') : html.index("</table>")]
    rows = []
    for row in re.findall(r"<tr.*?</tr>", body, flags=re.DOTALL):
        cells = re.findall(r"<t[hd].*?</t[hd]>", row, flags=re.DOTALL)
        rows.append([words(f"<main>{cell}</main>").strip() for cell in cells])
    return rows


def test_plans_stand_side_by_side_the_latest_first(client, story, rates):
    later_plan(story.home)
    response = client.get(PATH)
    html = response.content.decode()
    assert table(html) == [
        ["What is compared", "Plan 2025-2026", "Plan 2023-2024"],
        ["Completion rate", "0% Not started", "14% Limited"],
        ["State", "In implementation", "In implementation"],
        ["Period", "janvier 2025 – juin 2026", "janvier 2023 – juin 2024"],
        ["Axes", "1", "2"],
        ["Commitments", "1", "2"],
        ["Responsible organisations", "1", "1"],
        ["Level of the commitments"],
        ["Completed", "0 0% of 1", "0 0% of 2"],
        ["Substantial", "0 0% of 1", "0 0% of 2"],
        ["Limited", "0 0% of 1", "1 50% of 2"],
        ["Not started", "1 100% of 1", "1 50% of 2"],
        ["Deadlines of the commitments"],
        # The commitment without dates is in no share.
        ["On time", "0 0% of 1", "0 0% of 1"],
        ["At risk", "0 0% of 1", "0 0% of 1"],
        ["Late", "1 100% of 1", "1 100% of 1"],
        ["Axis by axis"],
        ["Intégrité", "0% Not started", "28% Limited"],
        ["Budget", "–", "0% Not started"],
    ]
    figures = response.context["view"].figures
    assert [each.figure.number.rate.percent for each in figures] == [
        0,
        pytest.approx(13.86, abs=0.01),
    ]
    assert [each.figure.caption for each in figures] == [
        "(no update approved yet)",
        "on 28 juin 2024",
    ]


def test_without_a_metric_only_what_was_promised_is_compared(client, story, monkeypatch):
    monkeypatch.setattr("ogp_cms.extensions.registry.metric", lambda _name: None)
    later_plan(story.home)
    html = client.get(PATH).content.decode()
    assert "%" not in words(html)
    assert [row[0] for row in table(html)] == [
        "What is compared",
        "State",
        "Period",
        "Axes",
        "Commitments",
        "Responsible organisations",
        "Axis by axis",
        "Intégrité",
        "Budget",
    ]


@pytest.mark.parametrize("plans", [1, 3])
def test_more_plans_take_no_more_queries(client, story, rates, plans, django_assert_num_queries):
    for number in range(plans):
        later_plan(story.home, f"later-{number}", commitments=number + 1)
    client.get(PATH)
    with django_assert_num_queries(9):
        client.get(PATH)


def test_a_withdrawn_plan_is_not_compared(client, story, rates):
    later_plan(story.home).unpublish()
    assert "A comparison needs two published plans." in words(client.get(PATH).content.decode())


def test_plans_lead_to_their_comparison_once_there_are_two(client, story, rates):
    paths = ("/fr/plans/", "/fr/plan-2024/")
    assert [PATH in client.get(path).content.decode() for path in paths] == [False, False]
    later_plan(story.home)
    assert [PATH in client.get(path).content.decode() for path in paths] == [True, True]


def test_both_plans_say_what_is_carried_on(client, story, rates):
    later_plan(story.home)
    before = words(client.get("/fr/plan-2024/").content.decode())
    after = words(client.get("/fr/plan-2026/").content.decode())
    assert "1. Promesse 1 carries on commitment 7" in before
    assert "Carried over from an earlier plan" not in before
    assert "7. Mise en place d’un portail d’intégrité carried on here as commitment 1" in after
    assert "Carried over into the next plan" not in after


def test_what_is_no_longer_public_is_not_carried_on(client, story, rates):
    later_plan(story.home)
    story.commitment.unpublish()
    assert "Carried over" not in words(client.get("/fr/plan-2026/").content.decode())


@pytest.mark.parametrize("commitments", [1, 3])
def test_what_is_carried_on_costs_no_query_of_its_own(
    client, story, rates, commitments, django_assert_num_queries
):
    later_plan(story.home, commitments=commitments)
    client.get("/fr/plan-2026/")
    with django_assert_num_queries(14):
        client.get("/fr/plan-2026/")


def test_a_commitment_leads_to_what_it_carries_on_and_to_what_carries_it_on(client, story, rates):
    later_plan(story.home)
    before = client.get("/fr/plan-2024/integrite/7/").content.decode()
    after = client.get("/fr/plan-2026/axe/1/").content.decode()
    assert facts(before)["Carried on by"] == (
        "/fr/plan-2026/axe/1/",
        "Commitment 1 of the plan 2025-2026",
    )
    assert facts(after)["Carries on"] == (
        "/fr/plan-2024/integrite/7/",
        "Commitment 7 of the plan 2023-2024",
    )
    # Neighbours are those of the plan alone.
    assert "Promesse 1" not in words(before)
    assert "13. Suivi du financement public" in words(before)
    assert "Carried on by" not in after


def facts(html):
    """The links of the facts beside the title by their term, with their words."""
    found = re.findall(r'<dt>([^<]+)</dt><dd><a href="([^"]+)"[^>]*>([^<]+)</a>', html)
    return {term: (url, label) for term, url, label in found}


def test_a_commitment_names_an_earlier_one_that_is_not_public(client, story, rates):
    later_plan(story.home)
    story.plan.unpublish()
    text = words(client.get("/fr/plan-2026/axe/1/").content.decode())
    assert "Carries on commitment 7 of plan plan-2024" in text


def test_relatives_cost_no_query(client, story, rates, django_assert_num_queries):
    for number in range(3):
        later_plan(story.home, f"later-{number}")
    client.get("/fr/plan-2024/integrite/7/")
    with django_assert_num_queries(13):
        html = client.get("/fr/plan-2024/integrite/7/").content.decode()
    assert html.count("of the plan 2025-2026") == 2 * 3
