"""The day and the moment, in the country's own time zone (OGP_TIME_ZONE)."""

import datetime
import zoneinfo

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime


def time_zone() -> zoneinfo.ZoneInfo:
    """The time zone in which the country reckons its days."""
    return zoneinfo.ZoneInfo(settings.OGP_TIME_ZONE)


def today() -> datetime.date:
    """The day that it is in the country."""
    return timezone.now().astimezone(time_zone()).date()


def end_of_day(day: datetime.date) -> datetime.datetime:
    """The last microsecond of a day in the country."""
    return datetime.datetime.combine(day, datetime.time.max, tzinfo=time_zone())


def local_day(moment: datetime.datetime) -> datetime.date:
    """The day in the country on which a moment falls."""
    return moment.astimezone(time_zone()).date()


def parse_moment(text: str) -> datetime.datetime:
    """The moment that an ISO 8601 text names.

    Without an offset it is in the country's time zone; a bare date is the end of that day.
    Raises ValueError, with what is allowed, for anything else.
    """
    text = text.strip()
    wrong = ValueError(
        f"{text!r} is not a moment. Write 2020-12-31, 2020-12-31T18:00 or 2020-12-31T18:00:00+01:00."
    )
    try:
        day = parse_date(text)
        if day is not None:
            return end_of_day(day)
        moment = parse_datetime(text)
    except ValueError:
        raise wrong from None
    if moment is None:
        raise wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=time_zone())


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months on (or back); the last of a month stays the last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = _last_of_month(year, month + 1)
    if day.day >= _last_of_month(day.year, day.month):
        return datetime.date(year, month + 1, last)
    return datetime.date(year, month + 1, min(day.day, last))


def _last_of_month(year: int, month: int) -> int:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(days=1)).day


def months_between(start: datetime.date, end: datetime.date) -> int:
    """The whole months that have passed from one day to a later one; 0 when it is not later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
