"""What a reader's browser has to fetch beside a page, as it goes over the wire."""

import gzip
import re
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "site"


def packed(pattern):
    return sum(len(gzip.compress(path.read_bytes())) for path in SITE.glob(pattern))


def test_styles_take_less_than_30_kb():
    assert 0 < packed("static/css/*.css") < 30_000


def test_scripts_take_less_than_15_kb():
    assert packed("static/**/*.js") < 15_000


def test_fonts_take_less_than_60_kb():
    assert 0 < sum(path.stat().st_size for path in SITE.glob("static/fonts/*.woff2")) < 60_000


def test_no_script_holds_up_a_page():
    holding = [
        f"{path.relative_to(SITE)}: {tag}"
        for path in sorted((SITE / "templates").rglob("*.html"))
        for tag in re.findall(r"<script\b[^>]*\bsrc=[^>]*>", path.read_text(encoding="utf-8"))
        if not re.search(r"\b(defer|async)\b|type=\"module\"", tag)
    ]
    assert holding == []


def test_the_fonts_of_the_page_are_asked_for_at_once():
    base = (SITE / "templates" / "base.html").read_text(encoding="utf-8")
    fonts = {path.name for path in SITE.glob("static/fonts/*.woff2")}
    assert set(re.findall(r'rel="preload" href="{% static "fonts/([^"]+)" %}"', base)) == fonts
