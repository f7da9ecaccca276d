"""Dates as the site writes them: full, short, month and year, periods.

The month names of Moroccan Arabic and the French short forms stand here; a language that is not
listed gets Django's own names.
"""

import datetime

from django.utils import dates
from django.utils.translation import get_language

NBSP = "\u00a0"

_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_FR_SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."
_AR = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"
_EN = "January February March April May June July August September October November December"
_EN_SHORT = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"

MONTHS = {"fr": _FR.split(), "ar": _AR.split(), "en": _EN.split()}
SHORT_MONTHS = {"fr": _FR_SHORT.split(), "ar": _AR.split(), "en": _EN_SHORT.split()}


def full_date(date: datetime.date, language: str | None = None) -> str:
    """Day, month and year in full: "18 décembre 2020"."""
    code = _code(language)
    return f"{_day(date, code)} {_month(date, code)} {date.year}"


def short_date(date: datetime.date, language: str | None = None) -> str:
    """Day, short month and year: "18 déc. 2020"."""
    code = _code(language)
    return f"{_day(date, code)}{NBSP}{_short_month(date, code)} {date.year}"


def month_year(date: datetime.date, language: str | None = None) -> str:
    """Month and year in full: "octobre 2020"."""
    return f"{_month(date, _code(language))} {date.year}"


def month_of(date: datetime.date, beside: datetime.date, language: str | None = None) -> str:
    """A month that stands beside another date: alone in the same year, else with its own."""
    if date.year == beside.year:
        return _month(date, _code(language))
    return month_year(date, language)


def short_month_year(date: datetime.date, language: str | None = None) -> str:
    """Short month and year: "oct. 2020"."""
    return f"{_short_month(date, _code(language))} {date.year}"


def day_of(date: datetime.date, of: datetime.date, language: str | None = None) -> str:
    """A date that stands after another: its day alone in the same month, else in full."""
    if (date.year, date.month) == (of.year, of.month):
        return _day(date, _code(language))
    return full_date(date, language)


def period(
    start: datetime.date | None,
    end: datetime.date | None,
    language: str | None = None,
    *,
    short: bool = False,
) -> str:
    """From month to month, "octobre 2018 – juin 2020"; an end that is not known stays open."""
    write = short_month_year if short else month_year
    first = write(start, language) if start else "…"
    last = write(end, language) if end else "…"
    if start is None and end is None:
        return ""
    return first if first == last else f"{first} – {last}"


def _code(language: str | None) -> str:
    return language or get_language() or "en"


def _day(date: datetime.date, code: str) -> str:
    return "1er" if code == "fr" and date.day == 1 else str(date.day)


def _month(date: datetime.date, code: str) -> str:
    names = MONTHS.get(code)
    return names[date.month - 1] if names else str(dates.MONTHS[date.month])


def _short_month(date: datetime.date, code: str) -> str:
    names = SHORT_MONTHS.get(code)
    return names[date.month - 1] if names else str(dates.MONTHS_3[date.month])
