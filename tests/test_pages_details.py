"""What pages say at the edges: nothing reported yet, nothing moved, two reports on one day."""

import datetime
import re

import pytest

from tests import factories as f
from tests.pages import FEBRUARY, JUNE
from tests.test_pages_render import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates")]


@pytest.fixture
def silent_plan(home):
    """A plan that has begun, of one axis and two commitments that nobody reported on."""
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan"))
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    for number in (1, 2):
        f.publish(f.CommitmentPageFactory(parent=axis, number=number, activities=1))
    return plan


def test_a_plan_without_reports_says_so_and_lists_no_gap(client, silent_plan):
    text = words(client.get("/fr/plan/").content.decode())
    said = ("(no update approved yet)", "commitments 1 and 2", "missing points")
    assert [each in text for each in said] == [True, True, False]


def test_a_rate_that_has_not_moved_says_since_when(client, story):
    html = client.get("/fr/plan-2024/budget/13/").content.decode()
    assert "Unchanged since" not in words(html)
    f.publish(
        f.ProgressUpdatePageFactory(
            parent=story.other,
            date=FEBRUARY - datetime.timedelta(days=31),
            progress={story.other.activities.get(): 40},
        )
    )
    assert "Unchanged since janvier 2024" in words(
        client.get("/fr/plan-2024/budget/13/").content.decode()
    )


def test_what_one_day_changed_is_told_once(client, story):
    last = story.commitment.activities.get(number=3)
    f.publish(
        f.PlanningChangePageFactory(
            parent=story.commitment,
            date=JUNE,
            reason="Annulée.",
            planning={last: {"state": "cancelled"}},
        )
    )
    html = client.get("/fr/plan-2024/integrite/7/").content.decode()
    text = words(html[html.index('id="reports"') :].join(("<main>", "")))
    assert text.count("28 juin 2024") == 2
    assert len(re.findall(r"10% → \d+%", text)) == 1


def test_an_organisation_shows_its_rate_in_each_plan_with_its_calculation(client, story):
    html = client.get("/fr/organisations/inpplc/").content.decode()
    text = words(html)
    assert "Completion rate · Plan 2023-2024 on 28 juin 2024" in text
    assert "Plain mean of the rates of the 2 commitments that it leads." in text
    assert len(re.findall(r'class="[^"]*gauge[ "]', html)) == 1


def test_a_news_item_says_how_a_rate_moved(client, story):
    text = words(client.get("/fr/news/portail/").content.decode())
    assert "+18 points since avril 2024" in text


def test_a_month_of_the_same_year_stands_alone(client, story):
    text = words(client.get("/fr/").content.decode())
    assert "Reporting round: juin 2024, compared with avril." in text
    assert "Avril, then juin" in text


def test_a_rate_within_a_text_of_another_language_keeps_the_readers_direction(client, story):
    html = client.get("/ar/news/portail/").content.decode()
    assert '<div class="prose" lang="fr" dir="ltr">' in html
    assert '<div class="rate-block" lang="ar" dir="rtl">' in html


def test_the_number_of_a_foreign_title_runs_with_the_title(client, story):
    html = client.get("/ar/plan-2024/budget/13/").content.decode()
    calc = html[html.index('<details class="calc"') :]
    assert '<th scope="row"><span lang="fr" dir="ltr">1. Activity 1</span></th>' in calc
