import re
from html.parser import HTMLParser

import pytest
from django.utils import translation

from ogp_cms.core import components
from ogp_cms.core.components import FaceComponent
from ogp_cms.core.components.examples import examples

VOID = {"meta", "link", "input", "br", "img", "hr"}
LANGUAGES = ["fr", "ar", "en"]


class Balance(HTMLParser):
    """Walks a piece of HTML and fails on a tag that is not closed where it should be."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.ids = []
        self.attributes = []

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def states(language):
    return [
        (f"{example.name}: {state.label}", state.component)
        for example in examples(language)
        for state in example.states
    ]


def every_class(base=FaceComponent):
    for one in base.__subclasses__():
        yield one
        yield from every_class(one)


@pytest.fixture(params=LANGUAGES)
def rendered(request):
    with translation.override(request.param):
        return request.param, [
            (label, component.render_html()) for label, component in states(request.param)
        ]


def test_every_component_has_an_example():
    shown = {type(component) for _label, component in states("fr")}
    inside = {
        components.ChartTable,  # behind every chart
        components.Chips,  # in filters
        components.GapBar,  # in gap
        components.MoveBar,  # in moves
    }
    own = {one for one in every_class() if one.__module__.startswith("ogp_cms.core.components")}
    assert own == shown | inside


def test_every_state_is_sound_html(rendered):
    _language, pieces = rendered
    for label, html in pieces:
        parser = Balance()
        parser.feed(html)
        assert parser.open == [], label


def test_nothing_is_styled_or_scripted_in_place(rendered):
    _language, pieces = rendered
    for label, html in pieces:
        assert re.findall(r'\s(style|on\w+)="', html) == [], label
        # Linked data is no script: a browser does not run it, and no policy forbids it.
        assert re.findall(r"<script(?! type=\"application/ld\+json\">)", html) == [], label


def test_charts_have_no_view_box_and_say_their_finding(rendered):
    _language, pieces = rendered
    for label, html in pieces:
        for chart in re.findall(r'<svg class="chart[^>]*>(?:<title>.*?</title>)?', html):
            assert "viewBox" not in chart, label
            assert 'direction="ltr"' in chart, label
            if 'role="img"' in chart:
                assert re.search(r"<title>.+</title>", chart), label
            else:
                assert 'aria-hidden="true"' in chart, label


def test_every_mark_stands_inside_its_chart(rendered):
    _language, pieces = rendered
    for label, html in pieces:
        for name, value in re.findall(r'\s(x|x1|x2|cx|width)="([\d.-]+)%"', html):
            assert 0 <= float(value) <= 100.001, (label, name)


def test_figures_keep_their_direction_in_arabic():
    with translation.override("ar"):
        for label, component in states("ar"):
            text = re.sub(
                r"<(text|svg|option|title|script)\b.*?</\1>",
                "",
                component.render_html(),
                flags=re.DOTALL,
            )
            text = re.sub(r'<bdi dir="ltr"[^>]*>.*?</bdi>', "", text, flags=re.DOTALL)
            text = re.sub(r'<[^>]*dir="ltr"[^>]*>.*?</a>', "", text, flags=re.DOTALL)
            bare = re.findall(r"\d+%|\d{4}-\d{4}", re.sub(r"<[^>]+>", "", text))
            assert bare == [], label


def test_an_id_is_given_once_per_page(rendered):
    _language, pieces = rendered
    ids = re.findall(r'\sid="([^"]+)"', "".join(html for _label, html in pieces))
    assert len(ids) == len(set(ids))


def test_a_link_in_another_language_says_so():
    with translation.override("fr"):
        html = dict(states("fr"))["link-list: dated"].render_html()
    assert '<a href="#2" lang="ar" dir="rtl">' in html
