"""How wide a text is in the site's own typefaces, for drawings that nothing lays out."""

from functools import lru_cache

from django.conf import settings
from PIL import ImageFont

_FILES = ("schibsted-grotesk", "vazirmatn")
# Measured at this size: hinting rounds small ones.
_MEASURED = 100


def font(size: int, weight: int, *, arabic: bool = False) -> ImageFont.FreeTypeFont:
    """The site's typeface at a size (pixels) and weight (400-800)."""
    return _font(_FILES[arabic], size, weight)


@lru_cache(maxsize=12)
def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = settings.BASE_DIR / "site" / "static" / "fonts" / f"{name}.woff2"
    found = ImageFont.truetype(str(path), size)
    found.set_variation_by_axes([weight])
    return found


def text_width(text: str, size: float, weight: int) -> float:
    """The width in pixels: each run of Arabic in its own typeface, the rest in the other."""
    runs: list[tuple[bool, str]] = []
    for character in text:
        arabic = "\u0600" <= character <= "\u06ff"
        if runs and (runs[-1][0] == arabic):
            runs[-1] = (arabic, runs[-1][1] + character)
        else:
            runs.append((arabic, character))
    wide = sum(font(_MEASURED, weight, arabic=arabic).getlength(run) for arabic, run in runs)
    return float(wide * size / _MEASURED)
