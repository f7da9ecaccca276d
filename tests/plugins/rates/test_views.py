"""The public explanation of every rate: a sum that a reader can redo."""

import csv
import io
import re
from collections import defaultdict
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils import translation

from ogp_cms.extensions import COMPLETION_RATE, Scope, ScopeKind
from ogp_cms.extensions.registry import metric
from ogp_cms.interchange.domain import import_plan
from ogp_cms.ledger import queries
from plugins.rates import plain
from tests import factories as f
from tests.pages import JUNE
from tests.plugins.rates import world as w

pytestmark = pytest.mark.django_db

# In English, whose words are the message ids.
BASE = "/en/rates/plan-2024/"
DAY = "?as_of=2024-06-28"

PAGES = {
    "plan": "",
    "axis": "axis/integrite/",
    "commitment": "7/",
    "organisation": "organisation/inpplc/",
}


def words(response):
    """The text of a page as a reader sees it, in one line."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def rows(response):
    text = response.content.decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_stands_in_every_language(client, story, path, language):
    url = f"/{language}/rates/plan-2024/{path}{DAY}"
    response = client.get(url)
    assert response.status_code == 200
    html = response.content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
    assert html.count("<h1") == 1


def test_the_sum_of_a_commitment_is_written_out(client, story):
    text = words(client.get(f"{BASE}7/{DAY}"))
    assert "1. Activity 1 20 100 2,000" in text
    assert "2. Activity 2 80 10 800" in text
    assert "101" in text
    assert "2,800 ÷ 101 ≈ 27.7228 → 28%" in text
    assert queries.head().hash in re.sub(r"\s", "", text)


def test_a_mean_is_written_out(client, story):
    text = words(client.get(f"{BASE}{DAY}"))
    assert "27.7228 ÷ 2 ≈ 13.8614 → 14%" in text
    assert f'href="{BASE}7/"' in client.get(f"{BASE}{DAY}").content.decode()


def test_the_mean_of_axes_is_that_of_axes(client, story):
    plan = w.fresh(story.plan)
    plan.rate_of = "axes"
    f.publish(plan)
    response = client.get(BASE)
    assert response.context["view"].calc.heads[0] == "Axis"
    assert [row.url for row in response.context["view"].calc.rows] == [
        f"{BASE}axis/integrite/",
        f"{BASE}axis/budget/",
    ]


def test_a_suspended_activity_counts_and_a_cancelled_one_does_not(client, story):
    calc = client.get(f"{BASE}7/{DAY}").context["view"].calc
    assert [row.counts for row in calc.rows] == [True, True, True]
    assert str(calc.rows[2].label).endswith("(suspended: counts)")
    activity = story.commitment.activities.get(number=3)
    f.publish(
        f.PlanningChangePageFactory(
            parent=story.commitment,
            planning={activity: {"state": "cancelled"}},
            reason="Fini.",
            date=JUNE,
        )
    )
    calc = client.get(f"{BASE}7/{DAY}").context["view"].calc
    assert [row.counts for row in calc.rows] == [True, True, False]
    assert str(calc.rows[2].label).endswith("(cancelled: does not count)")
    assert calc.formula == "2,800 ÷ 100 = 28%"


def test_undefined_is_not_zero(client, story):
    response = client.get(f"{BASE}7/?as_of=2022-12-31")
    assert response.context["view"].number.rate.percent is None
    assert response.context["view"].number.reason == "The plan starts on 1 January 2023."
    assert response.context["view"].calc.formula == "not computed"
    assert [row.counts for row in response.context["view"].calc.rows] == [False] * 3


def test_what_was_known_before_anything_was(client, story):
    response = client.get(f"{BASE}?known_at=0")
    assert (
        response.context["view"].number.reason
        == "At that point the site knew nothing of this plan."
    )
    assert "0" * 64 in re.sub(r"\s", "", words(response))


def test_the_number_of_an_entry_gives_what_was_known_then(client, story):
    now = client.get(f"{BASE}7/{DAY}")
    exact = now.context["exact_url"]
    assert exact == f"{BASE}7/?as_of=2024-06-28&known_at={queries.head().number}"
    activity = story.commitment.activities.get(number=2)
    f.publish(
        f.ProgressUpdatePageFactory(parent=story.commitment, date=JUNE, progress={activity: 50})
    )
    assert "→ 59%" in words(client.get(f"{BASE}7/{DAY}"))
    assert "→ 28%" in words(client.get(exact))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("as_of=2024-13-01", "“2024-13-01” is not a date. Write year, month and day: 2020-12-31."),
        ("as_of=soon", "“soon” is not a date."),
        ("known_at=soon", "“soon” is neither a moment nor the number of a ledger entry."),
        ("known_at=0001-01-01T00:00%2B14:00", "is neither a moment nor the number"),
        ("known_at=999999", "there is no entry 999999 yet."),
        ("known_at=" + "9" * 5000, "there is no entry 99999999999999999999 yet."),
        ("known_at=-1", "“-1” is neither a moment nor"),
        ("as_of=%3Cscript%3E", "“&lt;script&gt;” is not a date."),
    ],
)
@pytest.mark.parametrize("path", ["", "7/", "7.csv"])
def test_what_is_not_understood_is_said(client, story, path, query, message):
    response = client.get(f"{BASE}{path}?{query}")
    assert response.status_code == 400
    assert message in words(response)


@pytest.mark.parametrize(
    "query",
    ["known_at=2999-01-01", "known_at=2999-01-01T10:00", "known_at=2999-01-01T10:00:00+01:00"],
)
def test_a_moment_is_understood(client, story, query):
    response = client.get(f"{BASE}?{query}")
    assert response.status_code == 200
    assert response.context["view"].facts.facts[2].texts == (str(queries.head().number),)


@pytest.mark.parametrize(
    "path",
    [
        "/en/rates/nothing/",
        f"{BASE}99/",
        f"{BASE}axis/nothing/",
        f"{BASE}organisation/nothing/",
    ],
)
def test_what_does_not_exist_is_not_found(client, story, path):
    assert client.get(path).status_code == 404


def test_only_reading_is_allowed(client, story):
    assert client.post(BASE).status_code == 405


def test_what_is_not_public_shows_neither_title_nor_page(client, story):
    w.fresh(story.other).unpublish()
    assert client.get(f"{BASE}13/").status_code == 404
    before = client.get(f"{BASE}{DAY}")
    assert story.other.title not in words(before)
    assert "A part of the plan that is not public any more" in words(before)
    assert "27.7228 ÷ 2" in words(before)
    assert story.other.title not in [
        row["title"] for row in rows(client.get(f"{BASE[:-1]}.csv{DAY}"))
    ]


def test_a_title_that_is_not_translated_says_its_language(client, story):
    html = client.get(f"/ar/rates/plan-2024/{DAY}").content.decode()
    assert '<span lang="fr" dir="ltr">13. Suivi du financement public</span>' in html
    assert "إحداث بوابة للنزاهة" in html


@translation.override("en")
def test_the_metric_leads_to_its_explanations(story, django_assert_num_queries):
    rate = metric(COMPLETION_RATE)
    scope = Scope(ScopeKind.PLAN, story.plan.translation_key)
    with django_assert_num_queries(0):
        assert rate.explanation_url(scope, story.plan) == BASE
    for kind, page, path in (
        (ScopeKind.AXIS, story.axis, "axis/integrite/"),
        (ScopeKind.COMMITMENT, story.commitment, "7/"),
        (ScopeKind.ACTIVITY, story.commitment, "7/"),
    ):
        with django_assert_num_queries(1):
            url = rate.explanation_url(Scope(kind, page.translation_key), page)
        assert url == BASE + path
    organisation = Scope(
        ScopeKind.ORGANISATION, story.organisation.translation_key, story.plan.translation_key
    )
    with django_assert_num_queries(0):
        url = rate.explanation_url(organisation, story.organisation, story.plan)
    assert url == f"{BASE}organisation/inpplc/"
    assert rate.explanation_url(organisation, story.organisation) is None
    with django_assert_num_queries(0):
        url = rate.explanation_url(organisation, story.organisation, story.plan)
    assert url == f"{BASE}organisation/inpplc/"


@translation.override("en")
def test_the_metric_leads_to_its_downloads(client, story):
    rate = metric(COMPLETION_RATE)
    keys = {
        kind: page.translation_key
        for kind, page in (
            (ScopeKind.PLAN, story.plan),
            (ScopeKind.AXIS, story.axis),
            (ScopeKind.COMMITMENT, story.commitment),
        )
    }
    organisation = Scope(
        ScopeKind.ORGANISATION, story.organisation.translation_key, keys[ScopeKind.PLAN]
    )
    found = [
        rate.download_url(Scope(kind, key), page)
        for (kind, key), page in zip(
            keys.items(), (story.plan, story.axis, story.commitment), strict=True
        )
    ]
    found.append(rate.download_url(organisation, story.organisation, story.plan))
    base = BASE.rstrip("/")
    assert found == [
        f"{base}.csv",
        f"{base}/axis/integrite.csv",
        f"{base}/7.csv",
        f"{base}/organisation/inpplc.csv",
    ]
    assert {client.get(url)["Content-Type"] for url in found} == {"text/csv; charset=utf-8"}
    assert rate.download_url(organisation, story.organisation) is None


@pytest.mark.parametrize(
    ("path", "below"),
    [
        ("", ["/en/plans/", "/en/plan-2024/"]),
        ("7/", ["/en/plans/", "/en/plan-2024/", "/en/plan-2024/integrite/7/"]),
        ("organisation/inpplc/", ["/en/plans/", "/en/plan-2024/", "/en/organisations/inpplc/"]),
    ],
)
def test_the_way_back_leads_to_the_page_that_shows_the_rate(client, story, path, below):
    html = client.get(f"/en/rates/plan-2024/{path}").content.decode()
    way = re.search(r'<nav class="breadcrumb".*?</nav>', html, re.DOTALL).group()
    assert re.findall('href="([^"]+)"', way) == ["/en/", *below]


# Downloads


def redone(response):
    """The rate of every commitment, computed from the file alone."""
    products: dict[str, Fraction] = defaultdict(Fraction)
    weights: dict[str, Fraction] = defaultdict(Fraction)
    for row in rows(response):
        if row["counts"] == "yes":
            assert Fraction(row["weight_times_progress"]) == Fraction(row["weight"]) * Fraction(
                row["progress"] or 0
            )
            products[row["commitment"]] += Fraction(row["weight_times_progress"])
            weights[row["commitment"]] += Fraction(row["weight"])
    return {number: products[number] / weights[number] for number in weights}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("plan-2024.csv", {"7": Fraction(2800, 101), "13": 0}),
        ("plan-2024/axis/integrite.csv", {"7": Fraction(2800, 101)}),
        ("plan-2024/axis/budget.csv", {"13": 0}),
        ("plan-2024/7.csv", {"7": Fraction(2800, 101)}),
        ("plan-2024/organisation/inpplc.csv", {"7": Fraction(2800, 101), "13": 0}),
    ],
)
def test_a_rate_can_be_redone_from_its_download(client, story, path, expected):
    response = client.get(f"/en/rates/{path}{DAY}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert redone(response) == expected


def test_a_line_of_a_download(client, story):
    response = client.get(f"{BASE}7.csv{DAY}")
    assert response["Content-Disposition"] == (
        'attachment; filename="rate-plan-2024-7-2024-06-28.csv"'
    )
    first = rows(response)[0]
    activity = story.commitment.activities.get(number=1)
    assert first == {
        "plan": "plan-2024",
        "plan_start": "2023-01-01",
        "plan_rate_of": "commitments",
        "axis": "integrite",
        "commitment": "7",
        "commitment_key": story.commitment.translation_key.hex,
        "activity": "1",
        "activity_key": activity.translation_key.hex,
        "title": "Activity 1",
        "weight": "20.00",
        "progress": "100.00",
        "state": "active",
        "counts": "yes",
        "weight_times_progress": "2000.0000",
        "as_of": "2024-06-28",
        "ledger_entry": str(queries.head().number),
        "ledger_hash": queries.head().hash,
        "rule": "1",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_starts_a_formula(client, story, start):
    activity = story.commitment.activities.get(number=1)
    type(activity).objects.filter(pk=activity.pk).update(title=f"{start}1+1")
    assert rows(client.get(f"{BASE}7.csv"))[0]["title"] == f"'{start}1+1"


# Queries


# By address: queries of the page, queries of its download.
QUERIES = {
    "few": (5, 7),
    "few/axis/few": (6, 7),
    "few/1": (7, 7),
    "few/organisation/few": (6, 8),
}


@pytest.mark.parametrize(
    ("commitments", "activities"), [(1, 1), (3, 3), (100, 3), (3, 200)], ids=str
)
def test_the_queries_do_not_grow(client, home, django_assert_num_queries, commitments, activities):
    import_plan(w.document(commitments, activities))
    client.get("/fr/rates/few/")
    for path, (of_page, of_download) in QUERIES.items():
        with django_assert_num_queries(of_page):
            response = client.get(f"/fr/rates/{path}/")
        lines = activities if path == "few/1" else commitments
        assert len(response.context["view"].calc.rows) == lines
        with django_assert_num_queries(of_download):
            listed = rows(client.get(f"/fr/rates/{path}.csv"))
        assert len(listed) == activities * (1 if path == "few/1" else commitments)


def test_a_page_shows_what_the_plain_implementation_computes(client, story):
    from ogp_cms.ledger import export

    rates = plain.all_rates(plain.read_entries(export.jsonl(queries.head())), "2024-06-28")
    view = client.get(f"{BASE}7/{DAY}").context["view"]
    assert view.number.rate.percent == rates["commitment", str(story.commitment.translation_key)]
    assert reverse("plugins:rates:plan", args=["plan-2024"]).endswith("/rates/plan-2024/")
