"""The catalogues are complete, and what they promise to fill in is there."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["ar", "fr"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(language):
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def test_every_language_but_that_of_the_code_has_a_catalogue():
    assert sorted(path.name for path in (ROOT / "locale").iterdir()) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language):
    entries = catalogue(language)
    assert [entry.msgid for entry in entries.untranslated_entries()] == []
    assert [entry.msgid for entry in entries.fuzzy_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language):
    wrong = [
        entry.msgid
        for entry in catalogue(language)
        if not entry.msgid_plural
        and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert wrong == []


@pytest.mark.parametrize(("language", "forms"), [("fr", 2), ("ar", 6)])
def test_every_plural_form_is_there(language, forms):
    for entry in catalogue(language):
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == forms, entry.msgid
            known = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
            for text in entry.msgstr_plural.values():
                assert text, entry.msgid
                assert set(PLACEHOLDER.findall(text)) <= known, entry.msgid


def texts_of(language):
    for entry in catalogue(language):
        yield from entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,)


# Addresses, times and what is filled in are no French.
NO_PROSE = re.compile(r"https?://\S*|\d\d:\d\d(?::\d\d)?|%\(\w+\)[sd]|--\w+")


def test_french_parts_its_high_signs_by_a_space_that_does_not_break():
    wrong = [
        text
        for text in texts_of("fr")
        if re.search(r"[^\u00a0][:;?!»]|«[^\u00a0]|\d ?%|'", NO_PROSE.sub("x", text))
    ]
    assert wrong == []


def test_arabic_has_its_own_commas_and_no_other():
    wrong = [text for text in texts_of("ar") if re.search(r"[\u0600-\u06ff][,;?]", text)]
    assert wrong == []
