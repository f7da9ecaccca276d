import datetime

import pytest
from django.utils import translation

from ogp_cms.core import date_formats as dates

DAY = datetime.date(2020, 12, 18)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["18 décembre 2020", "18\u00a0déc. 2020", "décembre 2020", "déc. 2020"]),
        ("ar", ["18 دجنبر 2020", "18\u00a0دجنبر 2020", "دجنبر 2020", "دجنبر 2020"]),
        ("en", ["18 December 2020", "18\u00a0Dec 2020", "December 2020", "Dec 2020"]),
    ],
)
def test_each_language_writes_its_own_dates(language, expected):
    written = [
        write(DAY, language)
        for write in (
            dates.full_date,
            dates.short_date,
            dates.month_year,
            dates.short_month_year,
        )
    ]
    assert written == expected


def test_the_language_of_the_thread_is_the_default():
    with translation.override("ar"):
        assert dates.full_date(datetime.date(2020, 8, 14)) == "14 غشت 2020"


def test_a_language_without_a_table_gets_djangos_names():
    assert dates.MONTHS.get("de") is None
    with translation.override("de"):
        assert dates.full_date(DAY) == "18 Dezember 2020"


def test_french_writes_the_first_of_a_month_as_an_ordinal():
    first = datetime.date(2020, 10, 1)
    assert [dates.full_date(first, "fr"), dates.full_date(first, "en")] == [
        "1er octobre 2020",
        "1 October 2020",
    ]


def test_a_second_date_is_written_as_short_as_it_can_be():
    same, other = datetime.date(2020, 12, 22), datetime.date(2021, 1, 4)
    assert [dates.day_of(same, DAY, "fr"), dates.day_of(other, DAY, "fr")] == [
        "22",
        "4 janvier 2021",
    ]


def test_a_period_may_be_open_or_one_month():
    start, end = datetime.date(2018, 10, 1), datetime.date(2020, 6, 30)
    assert [
        dates.period(start, end, "fr"),
        dates.period(start, end, "fr", short=True),
        dates.period(start, None, "fr"),
        dates.period(None, end, "fr"),
        dates.period(start, datetime.date(2018, 10, 31), "fr"),
        dates.period(None, None, "fr"),
    ] == [
        "octobre 2018 – juin 2020",
        "oct. 2018 – juin 2020",
        "octobre 2018 – …",
        "… – juin 2020",
        "octobre 2018",
        "",
    ]


def test_a_month_beside_another_date_has_its_year_only_where_it_differs():
    beside = datetime.date(2020, 10, 31)
    months = (DAY, datetime.date(2021, 1, 1))
    assert [dates.month_of(month, beside, "fr") for month in months] == [
        "décembre",
        "janvier 2021",
    ]
