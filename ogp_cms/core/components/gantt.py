"""Planned time against progress."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.rates import Lateness, Rate


@dataclass(frozen=True)
class GanttRow:
    """A commitment or activity: the bar covers start to end and is filled to its rate.

    `start_text`/`end_text` are the dates as people read them, for the table.
    `lateness` is given only where it is late (its short form: "retard 6 mois").
    """

    number: str
    link: Link
    rate: Rate
    start: datetime.date | None
    end: datetime.date | None
    start_text: str = ""
    end_text: str = ""
    lateness: Lateness | None = None


@dataclass(frozen=True)
class GanttMark:
    """A date named over the chart, such as the start of a year."""

    date: datetime.date
    text: str


@dataclass(frozen=True)
class Gantt(FaceComponent):
    """Rows on one scale from `start` to `end`; `reference` is the day lateness is reckoned to."""

    template_name: ClassVar[str] = "components/gantt/gantt.html"

    title: str
    rows: tuple[GanttRow, ...]
    start: datetime.date
    end: datetime.date
    start_text: str
    reference: datetime.date
    reference_text: str
    marks: tuple[GanttMark, ...] = ()
    subject: str = ""
    summary: str = ""
