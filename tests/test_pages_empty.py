"""Pages of a site that has little or nothing to show yet."""

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
