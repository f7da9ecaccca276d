import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.core import dates

UTC = datetime.UTC


def test_today_is_the_day_in_the_country(monkeypatch, settings):
    settings.OGP_TIME_ZONE = "Asia/Tokyo"
    late = datetime.datetime(2020, 12, 31, 20, 0, tzinfo=UTC)
    monkeypatch.setattr(dates.timezone, "now", lambda: late)
    assert dates.today() == datetime.date(2021, 1, 1)
    assert dates.local_day(late) == datetime.date(2021, 1, 1)


def test_the_end_of_a_day_is_its_last_microsecond_in_the_country(settings):
    settings.OGP_TIME_ZONE = "Asia/Tokyo"
    end = dates.end_of_day(datetime.date(2020, 12, 31))
    assert end.astimezone(UTC) == datetime.datetime(2020, 12, 31, 14, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-12-31", datetime.datetime(2020, 12, 31, 14, 59, 59, 999999, tzinfo=UTC)),
        ("2020-12-31T18:00", datetime.datetime(2020, 12, 31, 9, 0, tzinfo=UTC)),
        (" 2020-12-31 18:00:30 ", datetime.datetime(2020, 12, 31, 9, 0, 30, tzinfo=UTC)),
        ("2020-12-31T18:00:00+01:00", datetime.datetime(2020, 12, 31, 17, 0, tzinfo=UTC)),
        ("2020-12-31T18:00:00Z", datetime.datetime(2020, 12, 31, 18, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read(text, expected, settings):
    settings.OGP_TIME_ZONE = "Asia/Tokyo"
    assert dates.parse_moment(text) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "2020-02-30", "2020-12-31T25:00", "2020-13-01"])
def test_what_is_no_moment_is_refused_with_what_is_allowed(text):
    with pytest.raises(ValueError, match="Write 2020-12-31"):
        dates.parse_moment(text)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2020-12-31", -2, "2020-10-31"),
        ("2020-10-31", -8, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-01-30", 1, "2020-02-29"),
        ("2020-01-15", 24, "2022-01-15"),
        ("2020-11-30", 1, "2020-12-31"),
    ],
)
def test_months_are_added(day, months, expected):
    iso = datetime.date.fromisoformat
    assert dates.add_months(iso(day), months) == iso(expected)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-10-31", "2020-11-29", 0),
        ("2020-10-31", "2020-11-30", 1),
        ("2020-10-15", "2021-10-14", 11),
        ("2020-10-15", "2021-10-15", 12),
        ("2021-01-01", "2020-01-01", 0),
    ],
)
def test_whole_months_are_counted(start, end, expected):
    iso = datetime.date.fromisoformat
    assert dates.months_between(iso(start), iso(end)) == expected


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))


@given(DAYS, st.integers(0, 200))
def test_counting_undoes_adding(day, months):
    assert dates.months_between(day, dates.add_months(day, months)) == months


@given(DAYS, DAYS)
def test_the_count_is_the_most_months_that_fit(start, end):
    months = dates.months_between(start, end)
    if end > start:
        assert dates.add_months(start, months) <= end < dates.add_months(start, months + 1)
    else:
        assert months == 0
