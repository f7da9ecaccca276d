"""The head of pages: escaped where texts of people stand in it, and complete on every page type."""

import json
import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.html import escape

from ogp_cms.core.templatetags.head import json_ld, open_graph_locale
from tests import factories as f
from tests.test_pages_render import TYPES

EVIL = 'A "title" </script><script>alert(1)</script> & <b>it’s</b>'
BASE = "http://127.0.0.1:8000"
NAMES = {"fr": "Gouvernement ouvert", "ar": "الحكومة المنفتحة"}


# What is of no plan in particular: it has the picture of the site, and no feed but that of the news.
GENERAL = {"compare", "data", "news", "news_index", "organisation", "plans", "standard"}


def meta(html):
    """The meta elements of a page by name or property."""
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html))


def links(html, rel):
    return [tag for tag in re.findall(r"<link [^>]+>", html) if f'rel="{rel}"' in tag]


def data(html):
    """The linked data of a page, in its order."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(text) for text in found]


def test_linked_data_cannot_end_its_element():
    html = json_ld({"name": EVIL})
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert [character for character in inside if character in "<>&"] == []
    assert json.loads(inside) == {"name": EVIL}


def render(text, **context):
    return Template("{% load head %}" + text).render(Context(context))


def test_a_captured_text_is_escaped_once_wherever_it_is_placed():
    html = render("{% capture x %} {{ evil }} {% endcapture %}[{{ x }}]", evil=EVIL)
    assert html == f"[{escape(EVIL)}]"


@pytest.mark.parametrize("tag", ["{% capture %}{% endcapture %}", "{% capture a b %}"])
def test_capture_says_how_it_is_written(tag):
    with pytest.raises(TemplateSyntaxError):
        render(tag)


def test_open_graph_knows_some_languages():
    known = [open_graph_locale(code) for code in ("fr", "ar", "en", "zgh")]
    assert known == ["fr_FR", "ar_AR", "en_GB", ""]


@pytest.mark.django_db
@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("kind", TYPES)
def test_every_page_can_be_found_and_quoted(client, story, kind, language, settings):
    html = client.get(f"/{language}/{TYPES[kind]}").content.decode()
    said = meta(html)
    title = re.search(r"<title>(.+)</title>", html).group(1)
    assert title.startswith(said["og:title"])
    assert said["og:description"] == said["description"] != ""
    canonical = re.search(r'href="([^"]+)"', links(html, "canonical")[0]).group(1)
    assert (said["og:url"], said["og:site_name"]) == (canonical, NAMES[language])
    assert said["og:locale"] == {"fr": "fr_FR", "ar": "ar_AR"}[language]
    assert said["og:type"] == ("article" if kind == "news" else "website")
    assert said["twitter:card"] == "summary_large_image"
    size = [said["og:image:width"], said["og:image:height"], said["og:image:type"]]
    assert size == ["1200", "630", "image/png"]
    is_static = said["og:image"] == f"{BASE}/static/icons/share.png"
    assert is_static == (kind in GENERAL)
    if is_static:
        assert (settings.BASE_DIR / "site" / "static" / "icons" / "share.png").is_file()
    else:
        picture = client.get(said["og:image"].removeprefix(BASE))
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    others = re.findall(r'hreflang="([^"]+)" href="([^"]+)"', "".join(links(html, "alternate")))
    assert others[-1][0] == "x-default"
    assert others[-1][1] in [url for code, url in others if code == "fr"]
    feeds = [tag for tag in links(html, "alternate") if "application/atom+xml" in tag]
    assert len(feeds) == (0 if kind in GENERAL - {"news_index"} else 1)
    for tag in feeds:
        assert client.get(re.search(r'href="([^"]+)"', tag).group(1)).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("rates")
def test_linked_data_says_what_a_page_is(client, story):
    kinds = {
        kind: [each["@type"] for each in data(client.get(f"/fr/{path}").content.decode())]
        for kind, path in TYPES.items()
    }
    way = ["BreadcrumbList"]
    assert kinds == {
        **dict.fromkeys(TYPES, way),
        "home": ["GovernmentOrganization"],
        "plan": ["Dataset", *way],
        "news": ["NewsArticle", *way],
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("rates")
def test_the_linked_data_of_a_plan_and_its_way(client, story):
    dataset, way = data(client.get("/ar/plan-2024/").content.decode())
    publisher = dataset.pop("publisher")
    assert publisher == dataset.pop("creator")
    assert (publisher["name"], publisher["url"]) == (NAMES["ar"], f"{BASE}/ar/")
    files = dataset.pop("distribution")
    kinds = [(each["encodingFormat"], each["contentUrl"]) for each in files]
    ledger = [
        ("text/csv", f"{BASE}/ledger/ledger.csv"),
        ("application/jsonl", f"{BASE}/ledger/ledger.jsonl"),
    ]
    assert kinds[0] == ("application/json", f"{BASE}/data/plans/plan-2024.json")
    assert [each for each in kinds if "/ledger/" in each[1]] == ledger
    assert dataset.pop("dateModified").startswith("20")
    assert dataset == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{BASE}/ar/plan-2024/#data",
        "identifier": "plan-2024",
        "name": "خطة العمل",
        "description": "أول خطة.",
        "inLanguage": "ar",
        "url": f"{BASE}/ar/plan-2024/",
        "isAccessibleForFree": True,
        "temporalCoverage": "2023-01-01/2024-06-30",
    }
    assert [(item["position"], item["item"]) for item in way["itemListElement"]] == [
        (1, f"{BASE}/ar/"),
        (2, f"{BASE}/ar/plans/"),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("rates")
def test_the_linked_data_of_a_news_item(client, story):
    article = data(client.get("/fr/news/portail/").content.decode())[0]
    shown = {name: article[name] for name in ("headline", "datePublished", "inLanguage")}
    assert shown == {
        "headline": "Le portail avance",
        "datePublished": "2024-05-02",
        "inLanguage": "fr",
    }
    assert article["mainEntityOfPage"] == f"{BASE}/fr/news/portail/"
    assert article["author"] == article["publisher"]


@pytest.mark.django_db
@pytest.mark.usefixtures("rates")
def test_titles_of_people_break_no_head(client, story):
    page = f.NewsPageFactory(parent=story.news_index, slug="evil", title=EVIL, intro=EVIL)
    f.publish(page)
    html = client.get("/fr/news/evil/").content.decode()
    assert "<script>alert" not in html
    assert meta(html)["og:title"] == meta(html)["description"] == escape(EVIL)
    assert data(html)[0]["headline"] == EVIL


@pytest.mark.django_db
@pytest.mark.usefixtures("rates")
def test_what_is_not_in_the_readers_language_is_described_by_its_figure(client, story):
    said = [
        meta(client.get(f"/{path}").content.decode())["description"]
        for path in ("ar/plan-2024/budget/13/", "ar/plan-2024/integrite/7/", "en/plan-2024/")
    ]
    assert said == [
        "Completion rate of commitment 13 of the plan 2023-2024: 0%, not started",
        "Completion rate of commitment 7 of the plan 2023-2024: 28%, limited",
        "Completion rate of the plan 2023-2024: 14%, limited",
    ]


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_not_described(client, home):
    html = client.get("/fr/nothing/").content.decode()
    assert [
        name for name in ("description", "og:description", "og:url") if name in meta(html)
    ] == []


@pytest.mark.django_db
def test_the_manifest_names_the_site_in_the_readers_language(client, home, settings):
    response = client.get("/ar/site.webmanifest")
    content = response.json()
    icons = content.pop("icons")
    assert [icon["sizes"] for icon in icons] == ["192x192", "512x512"]
    for icon in icons:
        name = icon["src"].rpartition("/")[2]
        assert (settings.BASE_DIR / "site" / "static" / "icons" / name).is_file()
    assert (response["Content-Type"], content) == (
        "application/manifest+json; charset=utf-8",
        {
            "name": "الحكومة المنفتحة",
            "lang": "ar",
            "dir": "rtl",
            "start_url": "/ar/",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#0b362d",
        },
    )


def test_browsers_find_an_icon_where_no_page_names_one(client):
    assert client.get("/favicon.ico")["Location"] == "/static/icons/icon-32.png"
