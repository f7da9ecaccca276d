import gzip
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from fontTools.ttLib import TTFont

from ogp_cms.core import stylesheet

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*"
    r"|left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
)


def tokens() -> tuple[dict[str, str], dict[str, str]]:
    text = (settings.BASE_DIR / "site" / "css" / "tokens.css").read_text("utf-8")
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media (forced-colors")[0]
    find = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")
    return dict(find.findall(light)), dict(find.findall(light)) | dict(find.findall(dark))


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
            for channel in channels
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_committed_stylesheet_is_what_its_sources_say():
    committed = stylesheet.stylesheet_path().read_text("utf-8")
    assert committed == stylesheet.joined_stylesheet(), "Run manage.py build_styles."


def test_the_command_writes_it(settings, tmp_path, capsys):
    source = stylesheet.joined_stylesheet()
    (tmp_path / "site").mkdir()
    for folder in ("css", "templates"):
        (tmp_path / "site" / folder).symlink_to(settings.BASE_DIR / "site" / folder)
    settings.BASE_DIR = tmp_path
    call_command("build_styles")
    assert (tmp_path / "site" / "static" / "css" / "site.css").read_text("utf-8") == source
    assert capsys.readouterr().out == f"site.css: {len(source.encode())} bytes\n"


def test_it_is_small():
    assert len(gzip.compress(stylesheet.joined_stylesheet().encode())) < 30_000


def test_it_knows_no_left_and_right():
    assert PHYSICAL.findall(stylesheet.joined_stylesheet()) == []


def test_colours_are_written_in_the_tokens_alone():
    for source in stylesheet.source_files():
        if source.name in {"tokens.css", "print.css"}:
            continue
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\))", source.read_text("utf-8")) == [], (
            source
        )


def test_it_loads_nothing_from_elsewhere():
    assert re.findall(r"url\((?!\"\.\./fonts/|#hatch)[^)]*\)", stylesheet.joined_stylesheet()) == []


@pytest.mark.parametrize("theme", [0, 1])
def test_text_can_be_read(theme):
    values = tokens()[theme]
    for ground in ("paper", "wash"):
        for ink in ("ink", "ink-2", "link", "late", "risk"):
            assert contrast(values[ink], values[ground]) >= 4.5, (ink, ground)
        for mark in ("completed", "substantial", "limited", "none"):
            assert contrast(values[mark], values[ground]) >= 3, (mark, ground)
    for ground in ("night", "night-2"):
        for ink in ("on", "on-2"):
            assert contrast(values[ink], values[ground]) >= 4.5, (ink, ground)
    assert contrast(values["hatch"], values["wash"]) >= 3
    assert contrast(values["sun-ink"], values["sun"]) >= 4.5
    assert contrast(values["ink"], values["gap"]) >= 4.5


def test_figures_are_schibsted_in_every_language():
    fonts = settings.BASE_DIR / "site" / "static" / "fonts"
    latin, arabic = (
        set(TTFont(fonts / f"{name}.woff2").getBestCmap() or {})
        for name in ("schibsted-grotesk", "vazirmatn")
    )
    figures = {*map(ord, "0123456789%+-−–,.×÷= \u00a0")}
    assert figures <= latin
    assert figures & arabic == set()
    assert {*map(ord, "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىڭ،؟")} <= arabic
    assert {*map(ord, "éèêëàâçîïôùûüœÉÈÀÇŒ«»’…")} <= latin


@pytest.mark.parametrize("name", ["schibsted-grotesk", "vazirmatn"])
def test_a_font_lies_beside_its_licence(name):
    fonts = settings.BASE_DIR / "site" / "static" / "fonts"
    assert (fonts / f"{name}.woff2").stat().st_size < 29_000
    licence = (fonts / f"LICENSE-{name}.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
