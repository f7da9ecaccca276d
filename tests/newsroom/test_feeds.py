"""The feed of the news, in each language."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.core.cache import cache

from tests import factories as f

pytestmark = pytest.mark.django_db

A = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def read(client, language):
    response = client.get(f"/{language}/feeds/news.xml")
    assert (response.status_code, dict(response.cookies)) == (200, {})
    return ET.fromstring(response.content)


def news(home, many):
    index = f.publish(f.NewsIndexPageFactory(parent=home, slug="news", title="Actualités"))
    return index, [
        f.publish(
            f.NewsPageFactory(
                parent=index,
                slug=f"item-{place}",
                title=f"Item {place}",
                intro="Un & deux",
                date=datetime.date(2024, 5, 1 + place),
            )
        )
        for place in range(many)
    ]


def test_the_newest_comes_first_under_its_own_name(client, home):
    _index, items = news(home, 3)
    feed = read(client, "fr")
    assert feed.findtext(f"{A}title") == "Actualités"
    assert [
        (
            entry.findtext(f"{A}title"),
            entry.findtext(f"{A}id"),
            entry.findtext(f"{A}published"),
            entry.findtext(f"{A}summary"),
            entry.find(f"{A}link").get("href"),
        )
        for entry in feed.findall(f"{A}entry")
    ] == [
        (
            item.title,
            item.translation_key.urn,
            f"{item.date}T00:00:00+01:00",
            "<p>Un &amp; deux</p>",
            f"http://127.0.0.1:8000/fr/news/{item.slug}/",
        )
        for item in reversed(items)
    ]
    updated = datetime.datetime.fromisoformat(feed.findtext(f"{A}updated"))
    assert updated == max(item.last_published_at for item in items)


def test_what_is_not_translated_says_its_language(client, home):
    news(home, 1)
    entries = [read(client, language).find(f"{A}entry") for language in ("fr", "ar")]
    assert [entry.get(f"{XML}lang") for entry in entries] == [None, "fr"]
    assert len({entry.findtext(f"{A}id") for entry in entries}) == 1


def test_an_empty_feed_is_as_old_as_its_page(client, home):
    index, _items = news(home, 0)
    feed = read(client, "fr")
    updated = datetime.datetime.fromisoformat(feed.findtext(f"{A}updated"))
    assert (updated, feed.findall(f"{A}entry")) == (index.last_published_at, [])


def test_without_a_news_page_there_is_none(client, home):
    assert client.get("/fr/feeds/news.xml").status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_a_known_number_of_queries(client, home, many, django_assert_num_queries):
    news(home, many)
    read(client, "fr")
    cache.clear()
    with django_assert_num_queries(3):
        client.get("/fr/feeds/news.xml")
