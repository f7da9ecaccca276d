"""The picture beside a quoted page: its bars are where the drawing has them, in the face's colours."""

import io
import runpy
from fractions import Fraction

import pytest
from PIL import Image, ImageChops

from ogp_cms.core import pictures
from ogp_cms.core.components import Rate, Tile, Wall, WallColumn, WallGroup
from ogp_cms.core.components import share as badges
from ogp_cms.core.pictures import RatePicture
from tests.core.test_stylesheet import tokens

RATES = {
    "0": Rate("0 %", Fraction(0), Tile.NOT_STARTED),
    "50": Rate("50 %", Fraction(50), Tile.LIMITED),
    "75": Rate("75 %", Fraction(75), Tile.SUBSTANTIAL),
    "100": Rate("100 %", Fraction(100), Tile.COMPLETED),
    "none": Rate.not_computed(),
}


def wall(language="fr", names=tuple(RATES)):
    columns = tuple(WallColumn(name, name, RATES[name]) for name in names)
    groups = (WallGroup("axis", RATES["50"], columns),)
    return Wall(title="", groups=groups, language=language).plot


def opened(picture):
    image = Image.open(io.BytesIO(picture.png()))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


def colour(image, x, y):
    return "#{:02x}{:02x}{:02x}".format(*image.getpixel((x, y)))


def near(found, wanted):
    """Whether two colours look the same: a palette moves them a little."""
    pairs = zip(bytes.fromhex(found[1:]), bytes.fromhex(wanted[1:]), strict=True)
    return all(abs(one - other) <= 8 for one, other in pairs)


@pytest.mark.parametrize(("rtl", "names"), [(False, tuple(RATES)), (True, tuple(RATES)[::-1])])
def test_columns_stand_in_the_direction_of_the_page(rtl, names):
    image = opened(RatePicture(RATES["50"], wall("ar" if rtl else "fr"), rtl))
    bottoms = {"0": "gap", "50": "limited", "75": "substantial", "100": "completed", "none": "wash"}
    wide = (1200 - 2 * 76) / 5
    for place, name in enumerate(names):
        x = round(76 + wide * (place + 0.5))
        at_bottom = [colour(image, x + step, 540) for step in range(-12, 13)]
        wanted = pictures.COLOURS[bottoms[name]]
        assert [found for found in at_bottom if near(found, wanted)] != [], name
    full, half = (round(76 + wide * (names.index(name) + 0.5)) for name in ("100", "50"))
    assert near(colour(image, full, 330), pictures.COLOURS["completed"])
    assert not near(colour(image, half, 330), pictures.COLOURS["limited"])


@pytest.mark.parametrize("rtl", [False, True])
def test_the_figure_stands_at_the_start_of_the_line(rtl):
    image = opened(RatePicture(RATES["75"], None, rtl))
    inked = [
        x
        for x in range(0, 1200, 2)
        if any(near(colour(image, x, y), pictures.COLOURS["ink"]) for y in range(60, 256, 4))
    ]
    assert (min(inked) > 600, max(inked) > 1100) == ((True, True) if rtl else (False, False))


def test_a_rate_that_is_not_computed_and_walls_of_any_size_are_drawn():
    opened(RatePicture(RATES["none"], None, rtl=False))
    for many in (1, 60, 300):
        opened(RatePicture(RATES["100"], wall(names=("75",) * many), rtl=False))


def test_the_version_follows_all_that_is_shown():
    whole = RatePicture(RATES["50"], wall(), rtl=False)
    others = [
        RatePicture(RATES["75"], wall(), rtl=False),
        RatePicture(RATES["50"], wall(names=("0", "50")), rtl=False),
        RatePicture(RATES["50"], wall(), rtl=True),
        RatePicture(RATES["50"], None, rtl=False),
    ]
    assert whole.version == RatePicture(RATES["50"], wall(), rtl=False).version
    assert len({whole.version, *(each.version for each in others)}) == 5


def test_the_committed_icons_are_what_the_script_draws(settings, tmp_path, capsys):
    site = settings.BASE_DIR / "site"
    script = runpy.run_path(str(site / "icons" / "draw.py"))
    script["main"].__globals__["OUT"] = tmp_path
    script["main"]()
    found = {}
    for path in tmp_path.glob("*.png"):
        drawn, committed = Image.open(path), Image.open(site / "static" / "icons" / path.name)
        found[path.stem] = drawn.size
        difference = ImageChops.difference(drawn.convert("RGBA"), committed.convert("RGBA"))
        assert max(max(band) for band in difference.getextrema()) <= 16, path.name  # type: ignore[arg-type]
    assert found == {
        "apple-touch-icon": (180, 180),
        "icon-32": (32, 32),
        "icon-192": (192, 192),
        "icon-512": (512, 512),
        "share": (1200, 630),
    }
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_the_colours_are_those_of_the_face():
    light, _dark = tokens()
    assert {name: light[name] for name in pictures.COLOURS} == pictures.COLOURS
    own = [badges.NIGHT, badges.ON, badges.PAPER, badges.LINE, badges.INK, badges.OTHER_TILE]
    assert own == [light[name] for name in ("night", "on", "paper", "line", "ink", "none")]
    assert {tile.value: value for tile, value in badges.TILES.items()} == {
        name: light[name] for name in ("completed", "substantial", "limited")
    }
