"""Lists, labels and counts in the three languages; the words are those of the catalogues."""

import pytest
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from ogp_cms.core.phrases import (
    before_colon,
    counted,
    filled,
    in_a_row,
    in_order_of,
    labelled,
    listed,
)

NBSP = "\u00a0"

pytestmark = pytest.mark.usefixtures("translated")


@pytest.mark.parametrize(
    ("language", "sentence", "row"),
    [
        ("en", "7, 13 and 14", "7, 13, 14"),
        ("fr", "7, 13 et 14", "7, 13, 14"),
        ("ar", "7 و13 و14", "7، 13، 14"),
    ],
)
def test_a_list_has_the_commas_of_the_language(language, sentence, row):
    items = ["7", "13", "14"]
    with translation.override(language):
        assert (listed(items), in_a_row(items)) == (sentence, row)
        assert (listed(["7"]), listed([]), in_a_row(["7"]), in_a_row([])) == ("7", "", "7", "")


@pytest.mark.parametrize(
    ("language", "whole", "start"),
    [("en", "a: b", "a:"), ("fr", f"a{NBSP}: b", f"a{NBSP}:"), ("ar", "a: b", "a:")],
)
def test_only_french_has_a_space_before_its_colon(language, whole, start):
    with translation.override(language):
        assert (labelled("a", "b"), before_colon("a")) == (whole, start)


def test_accents_and_capitals_move_no_name():
    names = ["Direction", "Département", "archives", "Agence", "Énergie"]
    assert sorted(names, key=in_order_of) == [
        "Agence",
        "archives",
        "Département",
        "Direction",
        "Énergie",
    ]


def test_a_phrase_escapes_what_it_is_filled_with():
    text = filled("%(a)s & %(b)s", a="<i>", b=mark_safe("<b>1</b>"))
    assert isinstance(text, SafeString)
    assert text == "&lt;i&gt; &amp; <b>1</b>"


NOUNS = {
    "fr": {
        0: "<b>0</b> engagement",
        1: "<b>1</b> engagement",
        2: "<b>2</b> engagements",
        1723: f"<b>1{NBSP}723</b> engagements",
    },
    "ar": {
        0: "<b>0</b> التزامات",
        1: "<b>1</b> التزام",
        2: "<b>2</b> التزامان",
        3: "<b>3</b> التزامات",
        11: "<b>11</b> التزاما",
        100: "<b>100</b> التزام",
    },
    "en": {0: "<b>0</b> commitments", 1: "<b>1</b> commitment"},
}


@pytest.mark.parametrize("language", NOUNS)
def test_a_count_agrees_with_its_noun(language):
    with translation.override(language):
        shown = {
            count: counted(ngettext("%(count)s commitment", "%(count)s commitments", count), count)
            for count in NOUNS[language]
        }
    assert shown == NOUNS[language]


COUNTS = [0, 1, 2, 3, 11]
ARABIC = {
    ("%(count)d page has been published.", "%(count)d pages have been published."): [
        "لم تُنشر أي صفحة.",
        "نُشرت صفحة واحدة.",
        "نُشرت صفحتان.",
        "نُشرت 3 صفحات.",
        "نُشرت 11 صفحة.",
    ],
    ("%(months)d month late", "%(months)d months late"): [
        "متأخر",
        "متأخر بشهر واحد",
        "متأخر بشهرين",
        "متأخر بـ3 أشهر",
        "متأخر بـ11 شهرا",
    ],
    ("%(count)d commitment moved forward", "%(count)d commitments moved forward"): [
        "لم يتقدم أي التزام",
        "التزام واحد تقدم",
        "التزامان تقدما",
        "3 التزامات تقدمت",
        "11 التزاما تقدمت",
    ],
    ("%(amount)s point", "%(amount)s points"): [
        "0 نقطة",
        "1 نقطة",
        "2 نقطتان",
        "3 نقط",
        "11 نقطة",
    ],
    ("%(count)s axis", "%(count)s axes"): [
        "0 محاور",
        "1 محور",
        "2 محوران",
        "3 محاور",
        "11 محورا",
    ],
}


@pytest.mark.parametrize("texts", ARABIC)
def test_arabic_has_its_six_numbers(texts):
    with translation.override("ar"):
        shown = [
            ngettext(*texts, count) % dict.fromkeys(("count", "months", "amount"), count)
            for count in COUNTS
        ]
    assert shown == ARABIC[texts]
