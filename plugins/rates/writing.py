"""Exact numbers as texts, for files: a point, no grouping, no sign that a spreadsheet runs."""

import math
from fractions import Fraction

# What a spreadsheet would take for the start of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def hundredths(number: int) -> str:
    """Whole hundredths as a decimal of two places: 3330 is "33.30"."""
    return f"{number // 100}.{number % 100:02d}"


def ten_thousandths(number: int) -> str:
    """Whole ten-thousandths as a decimal of four places."""
    return f"{number // 10_000}.{number % 10_000:04d}"


def four_places(value: Fraction) -> str:
    """An exact rate rounded half up to four places: "84.0556"."""
    return ten_thousandths(math.floor(value * 10_000 + Fraction(1, 2)))


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
