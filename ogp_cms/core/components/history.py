"""The history of a rate as a line."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.rates import Rate


@dataclass(frozen=True)
class HistoryPoint:
    """A rate on a day. `label` is the short date of the axis ("déc. 2018"), `long` the table's."""

    date: datetime.date
    rate: Rate
    label: str
    long: str = ""


@dataclass(frozen=True)
class History(FaceComponent):
    """A line of one to many points, in time's order; points without a rate break the line.

    `height`: how many pixels 100 % takes (250 on a plan's page, 150 on a commitment's).
    """

    template_name: ClassVar[str] = "components/history/history.html"

    title: str
    points: tuple[HistoryPoint, ...]
    summary: str = ""
    substantial: int = 60
    completed: int = 90
    height: int = 250
