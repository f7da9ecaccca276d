"""The keyboard alone reaches and works everything, and is seen where it is."""

import pytest

from tests.browser.states import COMMITMENT, TYPES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("rates"),
    pytest.mark.xdist_group("browser"),
]

# Everything that takes the keyboard and is drawn, in the order of the page.
REACHABLE = """() => {
  const all = [...document.querySelectorAll(
    'a[href], button, select, input:not([type=hidden]), summary, [tabindex="0"]')];
  window.reachable = all.filter(each => each.checkVisibility());
  return window.reachable.length;
}"""
# Which of them has the keyboard, whether its ring is drawn, and whether it is in the window.
WHERE = """() => {
  const now = document.activeElement, style = getComputedStyle(now), box = now.getBoundingClientRect();
  const ring = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [window.reachable.indexOf(now), ring, inside];
}"""
ACTIVE = "() => document.activeElement.id"


@pytest.mark.parametrize(
    ("kind", "language", "width"),
    [
        *((kind, "fr", 1280) for kind in TYPES),
        ("home", "ar", 390),
        ("plan", "ar", 390),
        ("commitment", "ar", 390),
    ],
)
def test_tab_reaches_everything_in_the_order_of_the_page(site, story, kind, language, width):
    page = site.open(f"/{language}/{TYPES[kind]}", width)
    count = page.evaluate(REACHABLE)
    walked = []
    for _step in range(count):
        page.keyboard.press("Tab")
        walked.append(tuple(page.evaluate(WHERE)))
    assert walked == [(step, True, True) for step in range(count)]


def test_the_first_tab_offers_the_way_to_the_content(site, story):
    page = site.open("/fr/plan-2024/")
    skip = page.locator(".skip")
    assert skip.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert skip.evaluate("each => each === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate(ACTIVE) == "main"
    page.keyboard.press("Tab")
    assert page.locator("main").evaluate("main => main.contains(document.activeElement)")


def tab_to(page, selector):
    """Presses Tab until the element has the keyboard."""
    wanted = page.locator(selector).first
    for _step in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_the_filters_work_by_keyboard(site, story):
    page = site.open("/fr/plan-2024/")
    tab_to(page, "#filter-level")
    value = "limited"
    options = page.locator("#filter-level option").evaluate_all(
        "all => all.map(each => each.value)"
    )
    for _step in range(options.index(value)):
        page.keyboard.press("ArrowDown")
    assert page.locator("#filter-level").input_value() == value
    fields = page.evaluate(
        "() => new URLSearchParams(new FormData(document.querySelector('form.filters'))).toString()"
    )
    path = f"/fr/plan-2024/?{fields}"
    site.pages[path] = site.client.get(path)
    tab_to(page, "form.filters button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.partition("#")[0].endswith(path)
    numbers = page.locator("td.commitments-number").all_text_contents()
    assert (numbers, page.locator("#filter-level").input_value()) == (["7"], value)


@pytest.mark.parametrize(
    ("path", "summary", "body"),
    [
        ("", ".menu-toggle summary", ".menu"),
        ("plan-2024/", ".fold summary", ".fold-body"),
        ("plan-2024/", ".history .data-table summary", ".history .data-table table"),
        (COMMITMENT, ".strip .data-table summary", ".strip .data-table table"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_is_folded_opens_and_closes_by_keyboard(site, story, path, summary, body, language):
    page = site.open(f"/{language}/{path}", 390)
    folded = page.locator(body).first
    assert not folded.is_visible()
    tab_to(page, summary)
    page.keyboard.press("Enter")
    assert folded.is_visible()
    page.keyboard.press("Space")
    assert not folded.is_visible()


def test_the_calculation_closes_by_keyboard(site, story):
    page = site.open(f"/fr/{COMMITMENT}")
    table = page.locator(".calc table")
    assert table.is_visible()
    tab_to(page, ".calc > summary")
    page.keyboard.press("Enter")
    assert not table.is_visible()


def test_nothing_moves_for_those_who_asked_for_that(site, story):
    page = site.open("/fr/plan-2024/")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter(each => {"
        " const style = getComputedStyle(each);"
        " return style.transitionDuration !== '0s' || style.animationName !== 'none' }).length"
    )
    assert moving == 0
