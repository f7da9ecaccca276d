"""The feeds of plans and commitments: what is public, named for ever, dated by its last change."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.core.cache import cache
from django.utils import timezone

from ogp_cms.extensions import registry
from ogp_cms.progress.models import ProgressUpdatePage
from tests import factories as f
from tests.progress.sharing import plan_with

pytestmark = pytest.mark.django_db

A = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BASE = "http://127.0.0.1:8000"
PLAN, COMMITMENT = "feeds/plans/plan-2024.xml", "feeds/plans/plan-2024/7.xml"


def read(client, path):
    response = client.get(f"/{path}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def entries(feed):
    return feed.findall(f"{A}entry")


def texts(feed, name):
    return [entry.findtext(f"{A}{name}") for entry in entries(feed)]


@pytest.mark.usefixtures("rates")
def test_a_feed_says_whose_it_is_and_in_which_language(client, story):
    feed = read(client, f"ar/{COMMITMENT}")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{A}link")}
    assert links == {
        "self": f"{BASE}/ar/{COMMITMENT}",
        "alternate": f"{BASE}/ar/plan-2024/integrite/7/",
    }
    assert (feed.get(f"{XML}lang"), feed.findtext(f"{A}id")) == ("ar", links["self"])
    assert feed.findtext(f"{A}title") == "Updates of commitment 7 of the plan 2023-2024"
    assert feed.findtext(f"{A}subtitle") == "إحداث بوابة للنزاهة"
    assert feed.findtext(f"{A}author/{A}name") == "الحكومة المنفتحة"


@pytest.mark.usefixtures("rates")
def test_every_public_report_is_an_entry_with_what_it_changed(client, story):
    found = sorted(texts(read(client, f"fr/{COMMITMENT}"), "title"))
    assert found == [
        "Commitment 7: Planning change of 28 février 2024",
        "Commitment 7: from 0\u00a0% to 10\u00a0%",
        "Commitment 7: from 10\u00a0% to 28\u00a0%",
    ]
    assert sorted(texts(read(client, f"fr/{PLAN}"), "title")) == found


@pytest.mark.usefixtures("rates")
def test_an_entry_has_one_name_in_every_language(client, story):
    french, arabic = (read(client, f"{language}/{PLAN}") for language in ("fr", "ar"))
    key = story.update.translation_key.urn
    assert sorted(texts(french, "id")) == sorted(texts(arabic, "id"))
    by_key = {entry.findtext(f"{A}id"): entry for entry in entries(arabic)}
    assert by_key[key].find(f"{A}link").get("href").startswith(f"{BASE}/ar/plan-2024/integrite/7/")
    assert by_key[key].findtext(f"{A}summary") == "<p>توجد نسخة تجريبية.</p>"
    assert by_key[key].get(f"{XML}lang") is None
    # What is not translated says its language.
    other = by_key[story.planning.translation_key.urn]
    assert (other.get(f"{XML}lang"), other.findtext(f"{A}summary")) == (
        "fr",
        "<p>Le projet est refondu.</p>",
    )


@pytest.mark.usefixtures("rates")
def test_moments_are_those_of_the_publications(client, story):
    later = timezone.now().replace(microsecond=0) + datetime.timedelta(days=1)
    pages = ProgressUpdatePage.objects.filter(translation_key=story.update.translation_key)
    pages.filter(locale__language_code="ar").update(last_published_at=later)
    french, arabic = (read(client, f"{language}/{PLAN}") for language in ("fr", "ar"))
    source = pages.get(locale__language_code="fr")
    by_key = {entry.findtext(f"{A}id"): entry for entry in entries(french)}
    entry = by_key[source.translation_key.urn]
    moments = [
        datetime.datetime.fromisoformat(entry.findtext(f"{A}{name}"))
        for name in ("published", "updated")
    ]
    assert moments == [source.first_published_at, source.last_published_at]
    assert datetime.datetime.fromisoformat(arabic.findtext(f"{A}updated")) == later
    # The last changed comes first.
    assert texts(arabic, "id")[0] == source.translation_key.urn


@pytest.mark.usefixtures("rates")
def test_an_imported_report_was_published_on_the_day_that_its_document_states(client, story):
    pages = ProgressUpdatePage.objects.filter(pk=story.update.pk)
    pages.update(approved=datetime.date(2024, 7, 3))
    feed = read(client, f"fr/{PLAN}")
    by_key = {entry.findtext(f"{A}id"): entry for entry in entries(feed)}
    entry = by_key[story.update.translation_key.urn]
    assert entry.findtext(f"{A}published") == "2024-07-03T00:00:00+01:00"


@pytest.mark.usefixtures("rates")
def test_drafts_and_what_was_withdrawn_are_left_out(client, story):
    f.ProgressUpdatePageFactory(
        parent=story.commitment, date=datetime.date(2024, 6, 29), live=False
    )
    ProgressUpdatePage.objects.get(pk=story.update.pk).unpublish()
    assert len(entries(read(client, f"fr/{PLAN}"))) == 2
    type(story.commitment).objects.get(pk=story.commitment.pk).unpublish()
    assert entries(read(client, f"fr/{PLAN}")) == []
    assert client.get(f"/fr/{COMMITMENT}").status_code == 404


@pytest.mark.usefixtures("rates")
def test_an_empty_feed_is_as_old_as_its_page(client, story):
    feed = read(client, "fr/feeds/plans/plan-2024/13.xml")
    page = type(story.other).objects.get(pk=story.other.pk)
    assert entries(feed) == []
    updated = datetime.datetime.fromisoformat(feed.findtext(f"{A}updated"))
    assert updated == page.last_published_at


def test_without_rates_entries_are_named_by_their_reports(client, story, monkeypatch):
    monkeypatch.setattr(registry, "metric", lambda _name: None)
    assert sorted(texts(read(client, f"fr/{COMMITMENT}"), "title")) == [
        "Commitment 7: Planning change of 28 février 2024",
        "Commitment 7: Update of 28 avril 2024",
        "Commitment 7: Update of 28 juin 2024",
    ]


@pytest.mark.usefixtures("rates")
def test_a_feed_holds_the_latest(client, home, monkeypatch):
    plan_with(home, commitments=1, updates=3)
    # As after an import, which publishes everything in one moment.
    ProgressUpdatePage.objects.update(last_published_at=timezone.now())
    for module in ("ogp_cms.core.feeds", "ogp_cms.progress.presenters.feeds"):
        monkeypatch.setattr(f"{module}.LATEST", 2)
    assert texts(read(client, "fr/feeds/plans/plan.xml"), "title") == [
        "Commitment 1: Update of 1er mars 2021",
        "Commitment 1: Update of 1er février 2021",
    ]


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("path", ["feeds/plans/nothing.xml", "feeds/plans/plan-2024/99.xml"])
def test_what_is_not_there_has_no_feed(client, story, path):
    assert client.get(f"/fr/{path}").status_code == 404


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(
    ("language", "path", "count"),
    [("fr", "plan.xml", 6), ("ar", "plan.xml", 7), ("fr", "plan/1.xml", 6)],
)
def test_feeds_take_a_known_number_of_queries(
    client, home, many, language, path, count, django_assert_num_queries
):
    plan_with(home, commitments=many, updates=many)
    client.get(f"/{language}/feeds/plans/{path}")
    cache.clear()
    with django_assert_num_queries(count):
        client.get(f"/{language}/feeds/plans/{path}")


@pytest.mark.usefixtures("rates")
def test_feeds_set_no_cookie(client, story):
    for path in (PLAN, COMMITMENT):
        response = client.get(f"/fr/{path}")
        assert (dict(response.cookies), "cookie" in response.get("Vary", "").lower()) == ({}, False)
