"""The commitments of a plan, filtered, sorted and laid out by the address alone."""

import re

import pytest

from tests import factories as f
from tests.test_pages_render import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates")]

PATH = "/fr/plan-2024/"


def listed(client, query="", path=PATH):
    """The numbers of the commitments in the table, in its order."""
    html = client.get(path + query).content.decode()
    return [int(each) for each in re.findall(r'<td class="commitments-number">(\d+)</td>', html)]


@pytest.fixture
def third(story):
    """A commitment of the second axis with another organisation, another goal and value, half done."""
    page = f.publish(
        f.CommitmentPageFactory(
            parent=story.other.get_parent(),
            number=14,
            title="Budget citoyen",
            lead_organisation=f.OrganisationFactory(organisation_id="budget", name="Budget"),
            ogp_values=["civic_participation"],
            sdgs=[10],
            activities=1,
        )
    )
    f.publish(f.ProgressUpdatePageFactory(parent=page, progress={page.activities.get(): 60}))
    return page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [7, 13, 14]),
        ("?axis=integrite", [7]),
        ("?axis=budget", [13, 14]),
        ("?organisation=inpplc", [7, 13]),
        ("?level=limited", [7]),
        ("?level=not_started", [13]),
        ("?deadline=late", [7]),
        ("?value=civic_participation", [14]),
        ("?goal=10", [14]),
        ("?axis=budget&level=substantial", [14]),
        ("?axis=integrite&goal=10", []),
        ("?round=silent", [13, 14]),
        ("?sort=rate", [13, 7, 14]),
        ("?sort=-rate", [14, 7, 13]),
        ("?sort=-late", [7, 13, 14]),
        ("?axis=&level=&sort=", [7, 13, 14]),
        ("?axis=nowhere&level=%00&sort=price&view=x&goal=10%27", [7, 13, 14]),
    ],
)
def test_the_address_filters_and_sorts(client, story, third, query, expected):
    assert listed(client, query) == expected


def test_what_is_chosen_stands_in_the_form_and_can_be_taken_back(client, story, third):
    html = client.get(f"{PATH}?axis=budget&sort=-rate&view=cards").content.decode()
    assert '<option value="budget" selected>Budget</option>' in html
    assert '<option value="-rate" selected>' in html
    assert '<input type="hidden" name="view" value="cards">' in html
    assert '<table class="commitments commitments-cards">' in html
    assert f'<a class="chip" href="{PATH}?sort=-rate&amp;view=cards#commitments">' in html
    assert 'aria-sort="descending"' in html
    assert "<b>2</b> commitments" in html


def test_nothing_found_says_so(client, story, third):
    text = words(client.get(f"{PATH}?axis=integrite&goal=10").content.decode())
    assert "No commitment matches these filters." in text


def test_the_shortcuts_count_what_they_lead_to(client, story, third):
    html = client.get(PATH).content.decode()
    links = re.findall(r' · <a href="([^"#]+)#commitments">[^<]*\((\d+)\)</a>', html)
    counted = {url: int(count) for url, count in links}
    assert counted == {f"{PATH}?deadline=late": 1, f"{PATH}?round=silent": 2}
    assert {url: len(listed(client, path=url)) for url in counted} == counted


def test_a_name_in_another_language_says_so(client, story, third):
    html = client.get("/ar/plan-2024/").content.decode()
    assert '<option value="budget" lang="fr" dir="ltr">Budget</option>' in html


def test_without_a_metric_there_is_no_way_to_filter_by_rates(client, story, third, monkeypatch):
    monkeypatch.setattr("ogp_cms.extensions.registry.metric", lambda _name: None)
    html = client.get(f"{PATH}?level=limited&sort=rate").content.decode()
    names = re.findall(r'<select id="filter-\w+" name="(\w+)">', html)
    assert names == ["axis", "organisation", "value", "goal", "sort"]
    assert listed(client, "?level=limited&sort=rate") == [7, 13, 14]


def test_a_plan_of_one_commitment_has_no_form(client, home):
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan"))
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    f.publish(f.CommitmentPageFactory(parent=axis, number=1, activities=1))
    html = client.get("/fr/plan/").content.decode()
    assert ("<form" in html, "commitments-number" in html) == (False, True)


def test_filters_cost_no_query(client, story, third, django_assert_num_queries):
    client.get(PATH)
    with django_assert_num_queries(14):
        client.get(f"{PATH}?axis=budget&level=substantial&deadline=late&sort=-late&round=silent")
