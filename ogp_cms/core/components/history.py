"""The history of a rate as a line."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from django.utils.translation import gettext

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.charts import Cell, ChartTable
from ogp_cms.core.components.geometry import Circle, Drawing, Scale, number
from ogp_cms.core.components.rates import Rate
from ogp_cms.core.formats import percent

# Where the first and the last point stand; the room after the last is for its value.
FIRST, LAST = 5.0, 84.0
TOP, FOOT = 22, 36
# How far the name of a threshold may reach on the narrowest page.
NAME = 40.0
# With more points than this the ones between are no circles, or the line is lost in them.
MOST_CIRCLES = 24
TALL = 200


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

    `title` is the finding. `height`: how many pixels 100 % takes (250 on a plan's page, 150
    on a commitment's).
    """

    template_name: ClassVar[str] = "components/history/history.html"

    title: str
    points: tuple[HistoryPoint, ...]
    summary: str = ""
    substantial: int = 60
    completed: int = 90
    height: int = 250

    @property
    def block_size(self) -> int:
        """The height of the whole chart in pixels."""
        return TOP + self.height + FOOT

    def _y(self, percent: float) -> float:
        return TOP + self.height * (1 - percent / 100)

    @cached_property
    def _places(self) -> list[float]:
        """The position of every point, by its date."""
        if not self.points:
            return []
        first = self.points[0].date.toordinal()
        span = self.points[-1].date.toordinal() - first
        if span <= 0:
            return [(FIRST + LAST) / 2] * len(self.points)
        return [
            FIRST + (LAST - FIRST) * (point.date.toordinal() - first) / span
            for point in self.points
        ]

    @cached_property
    def drawing(self) -> Drawing:
        """The scale, the line, its points, and the first and last value."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        self._draw_scale(drawing, scale)
        self._draw_line(drawing, scale)
        self._draw_dates(drawing, scale)
        return drawing

    def _draw_scale(self, drawing: Drawing, scale: Scale) -> None:
        rules = [
            (
                self.completed,
                gettext("Completed, from %(rate)s") % {"rate": percent(self.completed)},
            ),
            (
                self.substantial,
                gettext("Substantial, from %(rate)s") % {"rate": percent(self.substantial)},
            ),
        ]
        if self.height >= TALL:
            rules.insert(0, (100, percent(100)))
        for value, words in rules:
            y = self._y(value)
            drawing.lines.append(scale.line(0, number(y), 100, number(y), "rule"))
            raise_by = 13 if self._starts_at(y) else 5
            drawing.texts.append(
                scale.text(0, number(y - raise_by), words, "scale", words=value != 100)
            )
        base = number(self._y(0))
        drawing.lines.append(scale.line(0, base, 100, base, "axis"))

    def _starts_at(self, y: float) -> bool:
        """Whether points stand on a rule where its name is written, over its start."""
        return any(
            place < NAME
            and point.rate.percent is not None
            and -4 < self._y(float(point.rate.percent)) - y < 8
            for place, point in zip(self._places, self.points, strict=True)
        )

    def _draw_line(self, drawing: Drawing, scale: Scale) -> None:
        placed = [
            (place, self._y(float(point.rate.percent)), point.rate)
            if point.rate.percent is not None
            else None
            for place, point in zip(self._places, self.points, strict=True)
        ]
        for before, after in pairwise(placed):
            if before and after:
                drawing.lines.append(
                    scale.line(before[0], number(before[1]), after[0], number(after[1]), "way")
                )
        shown = [one for one in placed if one]
        if not shown:
            return
        circles = shown[:-1] if len(shown) <= MOST_CIRCLES else shown[:1]
        for x, y, _rate in circles:
            drawing.circles.append(Circle(scale.at(x), number(y), "4.5", "point"))
        x, y, rate = shown[-1]
        drawing.circles.append(Circle(scale.at(x), number(y), "8", "point-last"))
        drawing.texts.append(
            scale.text(x, number(y + 6), rate.text, "value-last", anchor="start", dx=13)
        )
        if len(shown) > 1:
            x, y, rate = shown[0]
            rules = (self.substantial, self.completed)
            # Above, it would stand on the name of a threshold.
            below = any(-6 < y - self._y(rule) < 24 for rule in rules)
            place = number(y + 22 if below else y - 12)
            drawing.texts.append(scale.text(x, place, rate.text, "value", anchor="middle"))

    def _draw_dates(self, drawing: Drawing, scale: Scale) -> None:
        last = len(self.points) - 1
        wide, narrow = (_spaced(last, many) for many in (5, 3))
        base = self._y(0)
        for index in sorted(wide | narrow):
            place, point = self._places[index], self.points[index]
            layout = _layout(index in wide, index in narrow)
            first = index == 0 and last > 0
            drawing.lines.append(
                scale.line(place, number(base), place, number(base + 5), "axis" + layout)
            )
            drawing.texts.append(
                scale.text(
                    place,
                    number(base + 23),
                    point.label,
                    "scale" + layout,
                    anchor="start" if first else "middle",
                    words=True,
                    dx=-12 if first else 0,
                )
            )

    @property
    def table(self) -> ChartTable:
        """The values as a table."""
        return ChartTable(
            summary=self.summary or gettext("See the values in a table"),
            caption=self.title,
            heads=(gettext("Date"), gettext("Completion rate"), gettext("Level")),
            rows=tuple(
                (
                    Cell(point.long or point.label),
                    Cell(point.rate.text, numeric=True),
                    Cell(point.rate.tile.word),
                )
                for point in self.points
            ),
        )


def _spaced(last: int, many: int) -> set[int]:
    """Up to `many` indexes from 0 to `last`, as evenly as they can be, both ends included."""
    if last < many:
        return set(range(last + 1))
    # A step that divides the way evenly looks better than one more date.
    for count in range(many, 2, -1):
        if last % (count - 1) == 0:
            return set(range(0, last + 1, last // (count - 1)))
    return {round(step * last / (many - 1)) for step in range(many)}


def _layout(wide: bool, narrow: bool) -> str:  # noqa: FBT001 - two layouts, two flags
    if wide and narrow:
        return ""
    return " wide" if wide else " narrow"
