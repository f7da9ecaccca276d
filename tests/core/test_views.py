import re
from itertools import pairwise

import pytest
from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from ogp_cms.core import views
from ogp_cms.core.components.examples.layouts import LAYOUTS


def page(rf, language: str) -> str:
    with translation.override(language):
        response = views.patterns(rf.get(f"/{language}/patterns/"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl"), ("en", "ltr")])
def test_the_pattern_page_shows_every_component(rf, db, language, direction):
    html = page(rf, language)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert "<title>Patterns – " in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert 'href="#main"' in html
    assert 'id="main"' in html


def test_the_pattern_page_is_for_developers(client):
    with pytest.raises(NoReverseMatch):
        reverse("patterns")


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_drawn_heads_are_laid_out(rf, db, name, language):
    with translation.override(language):
        html = views.pattern_layout(rf.get("/"), name).content.decode()
    assert html.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_an_unknown_layout_names_the_others(rf):
    with pytest.raises(Http404, match="home, plan, commitment"):
        views.pattern_layout(rf.get("/"), "nothing")


def test_headings_skip_no_level(rf, db):
    levels = [int(level) for level in re.findall(r"<h(\d)", page(rf, "fr"))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_arabic_pages_alone_load_the_arabic_font(rf, db):
    assert "vazirmatn.woff2" in page(rf, "ar")
    assert "vazirmatn.woff2" not in page(rf, "fr")


@pytest.mark.parametrize(("path", "language"), [("/ar/x/", "ar"), ("/en/x/", "en"), ("/x/", "fr")])
def test_a_fault_is_told_in_the_readers_language_without_the_database(
    rf, django_assert_num_queries, db, path, language
):
    with django_assert_num_queries(0):
        response = views.server_error(rf.get(path))
    html = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{language}" ' in html
    assert "Something went wrong here" in html
    assert f'href="/{language}/"' in html
