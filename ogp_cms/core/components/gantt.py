"""Planned time against progress."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext

from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.charts import Cell, ChartTable
from ogp_cms.core.components.geometry import Drawing, Scale
from ogp_cms.core.components.rates import Lateness, Rate
from ogp_cms.core.components.wall import fill_kind

ROW, BAR_TOP, BAR = 27, 6, 15
# A mark nearer than this to the start or to the reference day (percent) would meet its words;
# where the start is named, a letter of it takes about so much of the narrowest chart.
NEAR_START, NEAR_REFERENCE = 10.5, 24.0
LETTER = 1.25


@dataclass(frozen=True)
class GanttRow:
    """A commitment or activity: the bar covers start to end and is filled to its rate.

    `start_text` and `end_text` are the dates as people read them, for the table.
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
class DrawnRow:
    """A row with its bar."""

    row: GanttRow
    drawing: Drawing = field(compare=False)


@dataclass(frozen=True)
class Gantt(FaceComponent):
    """Rows on one scale from `start` to `end`; `reference` is the day lateness is reckoned to.

    `title` is the finding, `subject` the head of the first column, `summary` opens the table.
    """

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

    def _at(self, day: datetime.date) -> float:
        span = max((self.end - self.start).days, 1)
        return min(max(100 * (day - self.start).days / span, 0.0), 100.0)

    @property
    def on_demand(self) -> str:
        """What opens the chart where there is little room for it."""
        return gettext("Show the chart")

    @property
    def rate_head(self) -> str:
        """The head of the rates' column."""
        return gettext("Rate")

    @property
    def lateness_head(self) -> str:
        """The head of the lateness' column."""
        return gettext("Deadline")

    @cached_property
    def head(self) -> Drawing:
        """The dates over the rows."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        reference = self._at(self.reference)
        drawing.texts.append(scale.text(0, "16", self.start_text, "scale wide", words=True))
        for mark in self.marks:
            place = self._at(mark.date)
            if place < NEAR_START or abs(reference - place) < NEAR_REFERENCE:
                continue
            kind = "scale" if place >= LETTER * len(self.start_text) else "scale narrow"
            drawing.texts.append(scale.text(place, "16", mark.text, kind, words=True, dx=5))
        drawing.texts.append(
            scale.text(reference, "16", self.reference_text, "scale here", anchor="end", words=True)
        )
        return drawing

    @cached_property
    def drawn(self) -> list[DrawnRow]:
        """Every row with its bar."""
        return [DrawnRow(row, self._draw(row)) for row in self.rows]

    def _draw(self, row: GanttRow) -> Drawing:
        drawing = Drawing()
        scale = Scale(self.rtl)
        for mark in self.marks:
            place = self._at(mark.date)
            drawing.ground.append(scale.line(place, "0", place, str(ROW), "rule"))
        reference = self._at(self.reference)
        drawing.lines.append(scale.line(reference, "0", reference, str(ROW), "reference"))
        if row.start is None or row.end is None or row.end < row.start:
            return drawing
        start, end = self._at(row.start), self._at(row.end)
        bar = {"y": str(BAR_TOP), "height": str(BAR)}
        if row.rate.percent is None:
            drawing.rects.append(scale.rect(start, end - start, kind="undefined", **bar))
        else:
            filled = (end - start) * float(row.rate.percent) / 100
            drawing.rects.append(
                scale.rect(start + filled, end - start - filled, kind="gap", **bar)
            )
            drawing.rects.append(scale.rect(start, filled, kind=fill_kind(row.rate), **bar))
        if row.lateness is not None:
            middle = str(BAR_TOP + BAR / 2)
            drawing.lines.append(scale.line(end, middle, reference, middle, "overdue"))
            drawing.lines.append(
                scale.line(end, str(BAR_TOP - 2), end, str(BAR_TOP + BAR + 2), "due")
            )
        return drawing

    @property
    def table(self) -> ChartTable:
        """The dates as a table; every row's head is a link."""
        return ChartTable(
            summary=self.summary or gettext("See the dates in a table"),
            caption=self.title,
            heads=(
                self.subject,
                gettext("Planned start"),
                gettext("Planned end"),
                gettext("Completion rate"),
                gettext("Deadline"),
            ),
            rows=tuple(
                (
                    Cell(f"{row.number}. {row.link.label}", row.link.url),
                    Cell(row.start_text or "–"),
                    Cell(row.end_text or "–"),
                    Cell(row.rate.text, numeric=True),
                    Cell(row.lateness.shown_text if row.lateness else ""),
                )
                for row in self.rows
            ),
        )
