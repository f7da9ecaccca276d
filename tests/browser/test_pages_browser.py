"""Every page type in Chromium: open to everybody, no wider than its window, without complaints."""

from http import HTTPStatus
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import translation

from ogp_cms.core import views
from tests.browser.conftest import HOST
from tests.browser.states import PAGES, STATUS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("rates"),
    pytest.mark.xdist_group("browser"),
]

WIDTHS = (1280, 390, 320)
# What Chromium writes of an answer with such a status.
CONSOLE = "Failed to load resource: the server responded with a status of %d (%s)"
# The targets' size is asked for too.
ALL_RULES: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
OFF = {"enabled": False}


def findings(page, options):
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def everywhere(site, path, without=()):
    """What axe finds on a page, on a desktop and a phone, in the light and in the dark."""
    all_rules = {**ALL_RULES, "rules": {**ALL_RULES["rules"], **dict.fromkeys(without, OFF)}}
    page = site.open(path)
    page.evaluate(Axe().axe_script)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found[width, scheme] = findings(page, all_rules)
    return found


NOTHING: dict[tuple[int, str], list[Any]] = {
    (width, scheme): [] for width in (1280, 390) for scheme in ("light", "dark")
}


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(site, story, kind, language):
    path = f"/{language}/{PAGES[kind]}"
    found = everywhere(site, path)
    assert site.pages[path].status_code == STATUS.get(kind, 200)
    assert found == NOTHING


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", ["patterns", "fault"])
def test_axe_finds_nothing_on_pages_that_no_reader_asks_for(site, rf, home, name, language):
    view = {"patterns": views.patterns, "fault": views.server_error}[name]
    path = f"/{language}/{name}/"
    with translation.override(language):
        site.pages[path] = view(rf.get(path))
    # The examples of one component are named alike; on a page it stands once.
    without = ["landmark-unique"] if name == "patterns" else []
    assert everywhere(site, path, without) == NOTHING


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_cell_of_an_example_runs_into_the_next(site, rf, home, translated, language):
    path = f"/{language}/patterns/"
    with translation.override(language):
        site.pages[path] = views.patterns(rf.get(path))
    page = site.open(path)
    cramped = {}
    for width in (1280, 1000, 390):
        page.set_viewport_size({"width": width, "height": 900})
        cramped[width] = site.cramped()
    assert cramped == {1280: [], 1000: [], 390: []}


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_fits_every_window(site, story, kind, language, screens):
    path = f"/{language}/{PAGES[kind]}"
    page = site.open(path)
    wider, cramped = {}, set()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=screens / f"{kind}-{language}-{width}.png", full_page=True)
        closed = site.overflow()
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        wider[width] = max(closed, site.overflow())
        cramped.update(site.cramped())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
    # A page that is not there says so to the console too: that it has this status, and no more.
    status = STATUS.get(kind, 200)
    complaints = (
        set()
        if status == 200
        else {
            f"{status} {HOST}{path}",
            CONSOLE % (status, HTTPStatus(status).phrase),
        }
    )
    assert (wider, cramped) == (dict.fromkeys(WIDTHS, 0), set())
    assert set(site.complaints) == complaints
