"""Every page type in Chromium: open to everybody, no wider than its window, without complaints."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.test_pages_render import TYPES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("rates"),
    pytest.mark.xdist_group("browser"),
]

PAGES = {**TYPES, "missing": "nothing/"}
STATUS = {"missing": 404}


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(site, story, kind, language):
    path = f"/{language}/{PAGES[kind]}"
    page = site.open(path)
    assert site.pages[path].status_code == STATUS.get(kind, 200)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_page_fits_every_window(site, story, kind, language, screens):
    wider = {}
    for width in (1280, 390, 320):
        page = site.open(f"/{language}/{TYPES[kind]}", width)
        page.screenshot(path=screens / f"{kind}-{language}-{width}.png", full_page=True)
        closed = site.overflow()
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        wider[width] = max(closed, site.overflow())
    assert (wider, site.complaints) == ({1280: 0, 390: 0, 320: 0}, [])
