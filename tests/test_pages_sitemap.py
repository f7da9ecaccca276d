"""The sitemap lists every public page with its languages, and nothing else."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from ogp_cms.core import sitemap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates")]

PLAN, COMMITMENT = "plan-2024/", "plan-2024/integrite/7/"

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
X = "{http://www.w3.org/1999/xhtml}"


def read(client, path="/sitemap.xml"):
    """The paths of a sitemap, each with the languages of its alternates."""
    root = ET.fromstring(client.get(path).content)
    return {
        "/" + url.find(f"{S}loc").text.split("/", 3)[3]: [
            link.get("hreflang") for link in url.findall(f"{X}link")
        ]
        for url in root
    }


def test_every_public_page_stands_in_it_once_per_language_it_has(client, story):
    found = read(client)
    assert found["/fr/plan-2024/integrite/7/"] == ["fr", "ar", "x-default"]
    assert found["/ar/plan-2024/integrite/7/"] == ["fr", "ar", "x-default"]
    assert found["/fr/news/portail/"] == ["fr", "x-default"]
    assert found["/en/organisations/inpplc/"] == ["fr", "ar", "en", "x-default"]
    assert found["/ar/plans/"] == ["fr", "ar", "en", "x-default"]
    assert "/ar/news/portail/" not in found
    assert "/en/plan-2024/" not in found


def test_every_address_in_it_answers(client, story):
    found = read(client)
    assert [path for path in found if client.get(path).status_code != 200] == []
    # Without what the plugin of the rates adds, where it is on.
    assert len([path for path in found if "/rates/" not in path]) == 31


def test_what_is_withdrawn_or_restricted_is_left_out(client, story):
    story.update.unpublish()
    PageViewRestriction.objects.create(page=story.axis, restriction_type="login")
    found = read(client)
    assert sorted(path for path in found if path.startswith("/fr/plan-2024/")) == [
        "/fr/plan-2024/",
        "/fr/plan-2024/budget/",
        "/fr/plan-2024/budget/13/",
    ]


def changes(client):
    """The moments of last change by path."""
    root = ET.fromstring(client.get("/sitemap.xml").content)
    return {
        "/" + url.find(f"{S}loc").text.split("/", 3)[3]: url.findtext(f"{S}lastmod") for url in root
    }


def test_a_page_changes_with_what_stands_below_it(client, story):
    later = timezone.now() + datetime.timedelta(days=1)
    Page.objects.filter(pk=story.update.pk).update(last_published_at=later)
    found = changes(client)
    moment = later.isoformat(timespec="seconds")
    assert sorted(path for path in found if found[path] == moment) == sorted(
        f"/{language}/{path}"
        for path in ("", PLAN, f"{PLAN}integrite/", COMMITMENT, f"{COMMITMENT}update-2024-06-28/")
        for language in ("fr", "ar", "en")[: 2 if path else 3]
    )
    assert found["/fr/plans/"] is None


def test_other_languages_get_the_source_or_what_there_is(client, story):
    root = ET.fromstring(client.get("/sitemap.xml").content)
    default = {
        link.get("href").split("/", 3)[3]
        for link in root.iter(f"{X}link")
        if link.get("hreflang") == "x-default"
    }
    assert {path.split("/")[0] for path in default} == {"fr"}
    # The rates bring a page of their own: the methodology.
    assert len(default) == 16 + apps.is_installed("plugins.rates")


def test_a_large_site_is_split(client, story, monkeypatch):
    whole = read(client)
    monkeypatch.setattr(sitemap, "PER_FILE", 5)
    root = ET.fromstring(client.get("/sitemap.xml").content)
    parts = [entry.find(f"{S}loc").text.rsplit("/", 1)[1] for entry in root]
    assert {path for part in parts for path in read(client, f"/{part}")} == set(whole)
    assert client.get("/sitemap-999.xml").status_code == 404


def test_robots_may_read_all_but_the_back_office(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert [lines[0], lines[1], lines[3].endswith("/sitemap.xml")] == [
        "User-agent: *",
        "Disallow: /admin/",
        True,
    ]
