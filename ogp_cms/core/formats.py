"""Numbers as the site writes them, by language: "84 %" and "1 723" in French, "84%" in Arabic."""

import math
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language

NBSP = "\u00a0"

# By language: what groups thousands, what parts the decimals, what stands before a percent sign.
_MARKS = {
    "fr": (NBSP, ",", NBSP),
    "ar": ("", ",", ""),
    "en": (",", ".", ""),
}

Number = Fraction | Decimal | int


def percent(value: Fraction | Decimal | int | None, language: str | None = None) -> str:
    """A rate as it is shown: a whole percent, rounded half up once.

    None shows a dash. Above 0 it never shows 0 ("<1 %"), below 100 never 100 (">99 %").
    """
    if value is None:
        return "–"
    exact = Fraction(value)
    shown = math.floor(exact + Fraction(1, 2))
    sign = ""
    if shown == 0 and exact > 0:
        sign, shown = "<", 1
    elif shown == 100 and exact < 100:
        sign, shown = ">", 99
    return f"{sign}{shown}{_marks(language)[2]}%"


def exact_percent(value: Number, language: str | None = None) -> str:
    """A percentage with its decimals, two at most, so that a sum can be redone."""
    return f"{number(value, language)}{_marks(language)[2]}%"


def number(value: Number, language: str | None = None, places: int = 2) -> str:
    """A number with its thousands grouped and at most so many decimals, none in vain."""
    grouping, point, _space = _marks(language)
    exact = Fraction(value)
    scaled = math.floor(abs(exact) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    sign = "−" if exact < 0 and scaled else ""
    return sign + f"{whole:,}".replace(",", grouping) + (point + decimals if decimals else "")


def _marks(language: str | None) -> tuple[str, str, str]:
    return _MARKS.get(language or get_language() or "en", _MARKS["en"])
