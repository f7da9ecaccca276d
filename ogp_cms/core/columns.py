"""Columns of listings in the back office."""

from typing import Any

from wagtail.admin.ui.tables import Column

from ogp_cms.core.date_formats import short_date


class DayColumn(Column):
    """A day as a date: Wagtail's own column says how long ago it was."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return short_date(day) if day else ""
