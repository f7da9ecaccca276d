import datetime
from types import SimpleNamespace

from django.utils import translation

from ogp_cms.core.columns import DayColumn


def test_a_day_is_shown_as_a_date_and_none_as_nothing():
    column = DayColumn("date", label="Date")
    day = SimpleNamespace(date=datetime.date(2020, 12, 31))
    with translation.override("fr"):
        shown = [column.get_value(one) for one in (day, SimpleNamespace(date=None))]
    assert shown == ["31\u00a0déc. 2020", ""]
