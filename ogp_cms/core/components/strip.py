"""The strip of a commitment: columns as wide as their weights, filled to their progress."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.charts import Cell, ChartTable
from ogp_cms.core.components.geometry import Drawing, Scale, Sign, pc, spread, thin
from ogp_cms.core.components.rates import Percent, Rate, Tile
from ogp_cms.core.components.wall import draw_column

GAP = 0.85
# The narrowest strip of each layout, in pixels, and what labels need.
WIDE, NARROW = 540, 288
VALUE, FIGURE, CHARACTER = 40, 17, 6.3


@dataclass(frozen=True)
class StripColumn:
    """An activity: as wide as its weight. Cancelled activities are left out by the caller."""

    number: str
    title: str
    weight: Percent
    weight_text: str
    rate: Rate
    url: str = ""
    suspended: bool = False


@dataclass(frozen=True)
class Strip(FaceComponent):
    """What a commitment's rate is made of. `title` is the finding, `summary` opens the table."""

    template_name: ClassVar[str] = "components/strip/strip.html"

    title: str
    columns: tuple[StripColumn, ...]
    summary: str = ""
    note: str = ""

    @cached_property
    def places(self) -> list[tuple[float, float]]:
        """Start and width of every column."""
        many = len(self.columns)
        gap = min(GAP, 14 / many) if many else 0.0
        return spread([float(column.weight) for column in self.columns], [gap] * (many - 1))

    @cached_property
    def plot(self) -> Drawing:
        """The columns; the block axis is in percent of the plot."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        for column, (start, width) in zip(self.columns, self.places, strict=True):
            draw_column(drawing, scale, column.rate, start, width)
            drawing.lines.append(scale.line(start, "100%", start + width, "100%", "ink base"))
            middle = start + width / 2
            untouched = column.suspended and not column.rate.percent
            if column.suspended and width * NARROW / 100 >= FIGURE:
                drawing.signs.append(Sign(scale.at(middle), "50%"))
            if untouched:
                continue
            y = pc(100 - float(column.rate.percent or 0))
            for text, kind in _fitting(
                width, [(column.rate.text, VALUE), (column.rate.number, FIGURE)]
            ):
                drawing.texts.append(
                    scale.text(middle, y, text, f"value inside{kind}", anchor="middle", dy=-8)
                )
        return drawing

    @cached_property
    def feet(self) -> Drawing:
        """The numbers and weights under the columns."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        middles = [start + width / 2 for start, width in self.places]
        wide, narrow = (thin(middles, (), 100 * FIGURE / room) for room in (WIDE, NARROW))
        for index, (column, (_start, width)) in enumerate(
            zip(self.columns, self.places, strict=True)
        ):
            middle = middles[index]
            if index in wide:
                kind = "number strong" if index in narrow else "number strong wide"
                drawing.texts.append(scale.text(middle, "20", column.number, kind, anchor="middle"))
            words = gettext("weight %(weight)s") % {"weight": column.weight_text}
            for text, kind in _fitting(
                width, [(words, CHARACTER * len(words)), (column.weight_text, FIGURE)]
            ):
                drawing.texts.append(
                    scale.text(
                        middle, "40", text, f"weight{kind}", anchor="middle", words=text == words
                    )
                )
        return drawing

    @property
    def has_suspended(self) -> bool:
        """Whether the sign of suspension needs its legend."""
        return any(column.suspended for column in self.columns)

    @property
    def table(self) -> ChartTable:
        """The values as a table."""
        rows = [
            (
                Cell(f"{column.number}. {column.title}", column.url),
                Cell(column.weight_text, numeric=True),
                Cell(column.rate.text, numeric=True),
                Cell((Tile.SUSPENDED if column.suspended else column.rate.tile).word),
            )
            for column in self.columns
        ]
        return ChartTable(
            summary=self.summary or gettext("See the values in a table"),
            caption=self.title,
            heads=(gettext("Activity"), gettext("Weight"), gettext("Progress"), gettext("Level")),
            rows=tuple(rows),
        )


def _fitting(width: float, choices: list[tuple[str, float]]) -> list[tuple[str, str]]:
    """The longest choice that fits, for wide and for narrow pages: (text, class)."""
    wide = next((text for text, need in choices if width * WIDE / 100 >= need), None)
    narrow = next((text for text, need in choices if width * NARROW / 100 >= need), None)
    if wide == narrow:
        return [(wide, "")] if wide is not None else []
    found = []
    if wide is not None:
        found.append((wide, " wide"))
    if narrow is not None:
        found.append((narrow, " narrow"))
    return found
