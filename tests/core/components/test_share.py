"""Badges are well-formed, as wide as their words, and run in the direction of their language."""

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.core.components import Badge, Embed, Rate, Share, Tile
from ogp_cms.core.text_width import text_width

S = "{http://www.w3.org/2000/svg}"
LIMITED = Rate("24 %", Fraction(24), Tile.LIMITED)


def drawn(badge):
    return ET.fromstring(badge.render_html())


def test_a_badge_says_what_it_shows_and_hides_its_pieces():
    root = drawn(Badge(label="Commitment 7", title="A & B: 24 %, limited", rate=LIMITED))
    assert (root.get("role"), root.findtext(f"{S}title")) == ("img", "A & B: 24 %, limited")
    texts = [text.text for text in root.iter(f"{S}text")]
    assert texts == ["Commitment 7", "24 %", "Limited"]
    assert [group.get("aria-hidden") for group in root.findall(f"{S}g")] == [None, "true"]


def test_a_rate_that_is_not_computed_has_a_word_and_no_figure():
    root = drawn(Badge(label="Commitment 7", title="", rate=Rate.not_computed()))
    assert [text.text for text in root.iter(f"{S}text")] == ["Commitment 7", "Not computed"]


def test_the_mirror_image():
    left, right = (
        Badge(label="x", title="", rate=LIMITED, language=language) for language in ("fr", "ar")
    )
    assert left.width == right.width
    tiles = [float(each.tile_x) for each in (left, right)]
    assert tiles[1] == pytest.approx(left.width - tiles[0] - 14, abs=0.2)
    assert [float(each.label_x) for each in (left, right)] == [
        0,
        pytest.approx(left.width - left.label_width, abs=0.1),
    ]
    label, figure, word = right.pieces
    assert [label.direction, figure.direction, word.direction] == ["rtl", "", "rtl"]
    # Words begin at their right edge, the figure at its left one.
    assert float(word.x) < float(figure.x) < float(label.x)


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60))
def test_any_label_fits_into_its_badge(label):
    badge = Badge(label=label, title=label, rate=LIMITED, language="fr")
    root = drawn(badge)
    for text in root.iter(f"{S}text"):
        end = float(text.get("x")) + float(text.get("textLength"))
        assert 0 < float(text.get("x")) < end <= badge.width


def test_widths_grow_with_the_text_in_both_scripts():
    assert text_width("", 13, 400) == 0
    assert text_width("aa", 13, 400) == pytest.approx(2 * text_width("a", 13, 400), rel=0.1)
    assert 0 < text_width("نسبة", 13, 400) < text_width("نسبة الإنجاز", 13, 400)
    assert text_width("84 %", 26, 800) == pytest.approx(2 * text_width("84 %", 13, 800))


def test_codes_are_shown_as_text_and_hold_no_rate():
    with translation.override("en"):
        share = Share(
            address='https://example.org/"x"/',
            mail="mailto:",
            badge=Embed("/b.svg", "Rate of <7>"),
            card=Embed("/c/", "Rate of <7>"),
        )
        html = share.render_html()
    assert share.badge_code == (
        '<a href="https://example.org/&quot;x&quot;/"><img src="http://127.0.0.1:8000/b.svg" '
        'alt="Rate of &lt;7&gt;" height="28"></a>'
    )
    assert share.card_code == (
        '<iframe src="http://127.0.0.1:8000/c/" title="Rate of &lt;7&gt;" width="100%" '
        'height="260" loading="lazy"></iframe>'
    )
    assert (
        "&lt;iframe src=&quot;http://127.0.0.1:8000/c/&quot; title=&quot;Rate of &amp;lt;" in html
    )
    assert "<iframe" not in html


def test_without_rates_there_is_neither_badge_nor_card():
    html = Share(address="https://example.org/", mail="mailto:").render_html()
    assert ("share-address" in html, "textarea" in html) == (True, False)
