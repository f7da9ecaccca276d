"""No page type breaks the policies that the site states: nothing is said in the console."""

import pytest

from tests.test_pages_render import TYPES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("rates"),
    pytest.mark.xdist_group("browser"),
]

EMBEDDED = {
    "card": "badge/plan-2024/7/",
    "badge": "badge/plan-2024/7.svg",
}
# What a policy forbids reaches the page as an event, whatever the console shows.
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


@pytest.fixture
def strict(strict_site):
    """The site in a browser that keeps to its policies."""
    strict_site.page.add_init_script(LISTEN)
    return strict_site


def visit(site, path):
    """Opens a page and everything that can be opened on it, and waits for its pictures."""
    for badge in ("plan-2024.svg", "plan-2024/7.svg"):
        site.prepare(f"{path[:4]}badge/{badge}")
    page = site.open(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(
        "Promise.all([...document.images].map(each => {each.loading = 'eager';"
        " return each.decode().catch(() => console.error(each.src))}))"
    )
    page.wait_for_load_state("networkidle")
    return page.evaluate("window.violations")


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_page_breaks_its_policy(strict, story, language):
    found = {kind: visit(strict, f"/{language}/{path}") for kind, path in TYPES.items()}
    assert (found, strict.complaints) == ({kind: [] for kind in TYPES}, [])


def test_the_policy_holds_in_this_browser(strict, story):
    """The test above can fail: what stands inline is refused, and heard of."""
    page = strict.open("/fr/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("window.violations.length")
    assert page.evaluate("window.violations") == ["style-src-attr inline"]
    assert len(strict.complaints) == 1


def test_linked_data_is_no_script(strict, story):
    page = strict.open("/fr/plan-2024/")
    assert page.locator('script[type="application/ld+json"]').count() == 2
    assert (page.evaluate("window.violations"), strict.complaints) == ([], [])


@pytest.mark.parametrize("what", EMBEDDED)
def test_what_leaves_the_site_breaks_no_policy_either(strict, story, what):
    strict.open(f"/ar/{EMBEDDED[what]}")
    assert strict.complaints == []


def framed(site, path):
    """The address that a frame of another site shows when it is given a page."""
    site.prepare(path)
    html = f'<!doctype html><title>x</title><iframe src="http://localhost{path}"></iframe>'
    site.serve("http://elsewhere.example/", html)
    site.page.goto("http://elsewhere.example/")
    site.page.wait_for_load_state("networkidle")
    return site.page.frames[1].url


def test_another_site_may_frame_the_card(strict, story):
    card = "/fr/badge/plan-2024/7/"
    assert (framed(strict, card), strict.complaints) == (f"http://localhost{card}", [])


def test_another_site_may_frame_no_page(strict, story):
    assert framed(strict, "/fr/plan-2024/integrite/7/") == "chrome-error://chromewebdata/"
    assert [text for text in strict.complaints if "frame-ancestors 'none'" in text] != []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_share_section_is_open_to_everybody(site, story, language):
    from axe_playwright_python.sync_playwright import Axe

    page = site.open(f"/{language}/plan-2024/integrite/7/", 390)
    page.locator("details.share > summary").click()
    found = Axe().run(page, "details.share").response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert site.overflow() == 0


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_card_is_open_to_everybody_and_fits_a_narrow_frame(site, story, language):
    from axe_playwright_python.sync_playwright import Axe

    page = site.open(f"/{language}/badge/plan-2024/7/", 260)
    assert (Axe().run(page).response["violations"], site.overflow()) == ([], 0)
