"""Routing: every address, in every language, leads to the version its reader can read."""

import pytest
from django.http import Http404
from wagtail.models import Locale, PageViewRestriction

from ogp_cms.core.models import HomePage
from ogp_cms.core.routing import route
from ogp_cms.core.site_map import read_site_map
from tests import factories as f


@pytest.fixture
def homes(home):
    return {page.language: page for page in HomePage.objects.all()}


def translate(page, parent, code, **changes):
    """A live page of its own in another language, as a translation is."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True)
    for name, value in changes.items():
        setattr(copy, name, value)
    return f.publish(copy)


@pytest.fixture
def about(homes):
    return f.publish(f.StandardPageFactory(parent=homes["fr"], title="À propos", slug="about"))


def test_a_page_is_found_in_its_own_language(rf, about):
    result = route(rf.get("/"), "fr", ["about"])
    assert (result.page.pk, result.page.shown_in) == (about.pk, None)


def test_what_is_not_translated_is_served_from_the_source(rf, about):
    result = route(rf.get("/"), "ar", ["about"])
    assert (result.page.pk, result.page.language, result.page.shown_in) == (about.pk, "fr", "ar")


def test_a_translation_is_served_to_its_reader_and_knows_the_other_versions(rf, about, homes):
    arabic = translate(about, homes["ar"], "ar", title="حول")
    result = route(rf.get("/"), "ar", ["about"])
    assert (result.page.pk, result.page.shown_in) == (arabic.pk, None)
    assert {code: page.pk for code, page in result.page.versions.items()} == {
        "fr": about.pk,
        "ar": arabic.pk,
    }


def test_an_alias_counts_as_not_translated(rf, about, homes):
    about.copy_for_translation(
        Locale.objects.get(language_code="ar"), copy_parents=True, alias=True
    )
    result = route(rf.get("/"), "ar", ["about"])
    assert (result.page.pk, result.page.shown_in) == (about.pk, "ar")


def test_a_draft_translation_is_not_served(rf, about, homes):
    arabic = translate(about, homes["ar"], "ar")
    arabic.unpublish()
    assert route(rf.get("/"), "ar", ["about"]).page.pk == about.pk


def test_a_page_of_another_language_only_is_offered_everywhere(rf, homes):
    news = f.publish(f.StandardPageFactory(parent=homes["en"], slug="only-english"))
    result = route(rf.get("/"), "fr", ["only-english"])
    assert (result.page.pk, result.page.shown_in) == (news.pk, "fr")


@pytest.mark.parametrize("parts", [["nothing"], ["about", "nothing"], ["a"] * 500])
def test_what_does_not_exist_is_not_found(rf, about, parts):
    with pytest.raises(Http404):
        route(rf.get("/"), "fr", parts)


def test_a_draft_is_not_found(rf, about):
    about.unpublish()
    with pytest.raises(Http404):
        route(rf.get("/"), "fr", ["about"])


@pytest.mark.parametrize("depth", [1, 3])
def test_routing_takes_two_queries_at_any_depth(rf, about, depth, django_assert_num_queries):
    page, parts = about, ["about"]
    for number in range(1, depth):
        page = f.publish(f.StandardPageFactory(parent=page, slug=f"below-{number}"))
        parts.append(page.slug)
    read_site_map("ar", [])  # content types are read once per process
    with django_assert_num_queries(2):
        assert route(rf.get("/"), "ar", parts).page.pk == page.pk


def test_the_root_leads_to_the_readers_language(client, homes):
    response = client.get("/", headers={"accept-language": "ar"})
    assert (response.status_code, response["location"]) == (302, "/ar/")
    assert {"Accept-Language", "Cookie"} <= {part.strip() for part in response["vary"].split(",")}


def test_the_way_and_the_top_level_are_given_in_the_readers_language(homes, about):
    below = f.publish(f.StandardPageFactory(parent=about, slug="below", title="Dessous"))
    translate(about, homes["ar"], "ar", title="حول")
    arabic, french = (read_site_map(code, ["about", "below"]) for code in ("ar", "fr"))
    assert [(node.title, node.language) for node in arabic.way] == [
        ("حول", "ar"),
        (below.title, "fr"),
    ]
    assert [node.title for node in french.way] == ["À propos", "Dessous"]
    assert [node.title for node in arabic.top] == ["حول"]
    assert arabic.url(below.url_path) == "/ar/about/below/"


def test_a_restricted_page_still_asks_for_its_password(client, about):
    PageViewRestriction.objects.create(
        page=about, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    below = f.publish(f.StandardPageFactory(parent=about, slug="below"))
    for path in ("/fr/about/", "/ar/about/", f"/fr/about/{below.slug}/"):
        assert "password" in client.get(path).content.decode(), path
