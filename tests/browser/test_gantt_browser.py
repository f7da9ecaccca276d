"""The chart of planned dates: there on a desk and on paper, on demand on a phone."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("rates"),
    pytest.mark.xdist_group("browser"),
]


def test_the_chart_is_on_demand_on_a_phone(site, story):
    page = site.open("/fr/plan-2024/", 390)
    chart, summary = page.locator(".gantt-rows"), page.locator(".gantt-fold > summary")
    assert (summary.is_visible(), chart.is_visible()) == (True, False)
    summary.focus()
    page.keyboard.press("Enter")
    assert chart.is_visible()


def test_the_chart_is_there_on_a_desk_and_on_paper(site, story):
    page = site.open("/fr/plan-2024/", 1280)
    chart, summary = page.locator(".gantt-rows"), page.locator(".gantt-fold > summary")
    assert (summary.is_visible(), chart.is_visible()) == (False, True)
    page = site.open("/fr/plan-2024/", 390)
    page.emulate_media(media="print")
    assert (summary.is_visible(), chart.is_visible()) == (False, True)
