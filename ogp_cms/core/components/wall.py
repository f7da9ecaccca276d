"""The wall of a plan: one column per commitment, filled to its rate."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.charts import Cell, ChartTable
from ogp_cms.core.components.geometry import Drawing, Label, Scale, Sign, pc, spread, thin
from ogp_cms.core.components.rates import LevelCounts, Rate, Tile
from ogp_cms.core.languages import direction
from ogp_cms.core.phrases import in_a_row

# In percent of the width, as the links over the columns are laid out in wall.css.
COLUMN_GAP = 0.53
GROUP_GAP = 2.1
# More columns, or gaps that eat more than this, and the columns are no links: the table has them.
MOST_LINKED = 30
MOST_GAP = 30.0
# Column widths in percent from which a label fits, for the narrowest page of each layout.
FITS_PERCENT = 4.4
FITS_NUMBER_WIDE = 1.7
FITS_NUMBER_NARROW = 4.0
# How near two numbers under the columns may stand, on a wide page and on a narrow one.
NUMBERS_WIDE, NUMBERS_NARROW, NUMBERS_DENSE = 2.4, 4.4, 6.5
LAST_NAME_WIDTH = 15.0


@dataclass(frozen=True)
class WallColumn:
    """A commitment: equal in width to every other."""

    number: str
    title: str
    rate: Rate
    url: str = ""
    suspended: bool = False

    @property
    def behind(self) -> bool:
        """Whether something to speak of is missing: not completed, or not computed."""
        return self.rate.tile != Tile.COMPLETED

    @property
    def spoken(self) -> str:
        """What the column's link says."""
        return in_a_row([f"{self.number}. {self.title}", self.rate.text, self.rate.tile.word])


@dataclass(frozen=True)
class WallGroup:
    """An axis under its columns."""

    name: str
    rate: Rate
    columns: tuple[WallColumn, ...]
    url: str = ""


@dataclass(frozen=True)
class Wall(FaceComponent):
    """One column per commitment, grouped by axis. `title` is the finding, `summary` opens the table.

    `legend` are the counts of the levels, with the sentence that explains the columns.
    """

    template_name: ClassVar[str] = "components/wall/wall.html"

    title: str
    groups: tuple[WallGroup, ...]
    summary: str = ""
    note: str = ""
    legend: LevelCounts | None = None

    @cached_property
    def columns(self) -> list[WallColumn]:
        """Every column in its order."""
        return [column for group in self.groups for column in group.columns]

    @cached_property
    def gaps(self) -> list[float]:
        """The gap after each column but the last."""
        last_of_group = [
            column is group.columns[-1] for group in self.groups for column in group.columns
        ]
        gaps = [GROUP_GAP if last else COLUMN_GAP for last in last_of_group[:-1]]
        if self.dense:
            # Columns and gaps shrink together, in the proportions of a wall of eighteen.
            many = max(len(self.columns), 1)
            inner = 10.0 / many
            gaps = [inner * 3 if last else inner for last in last_of_group[:-1]]
        return gaps

    @cached_property
    def dense(self) -> bool:
        """Whether the columns are too many to be links of their own."""
        inner = len(self.columns) - len(self.groups)
        room = inner * COLUMN_GAP + (len(self.groups) - 1) * GROUP_GAP
        return len(self.columns) > MOST_LINKED or room > MOST_GAP

    @cached_property
    def places(self) -> list[tuple[float, float]]:
        """Start and width of every column."""
        return spread([1.0] * len(self.columns), self.gaps)

    @cached_property
    def plot(self) -> Drawing:
        """The columns; the block axis is in percent of the plot."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        for column, (start, width) in zip(self.columns, self.places, strict=True):
            draw_column(drawing, scale, column.rate, start, width)
            if column.suspended:
                drawing.signs.append(Sign(scale.at(start + width / 2), "50%"))
            self._label(drawing, scale, column, start + width / 2, width)
        return drawing

    def _label(
        self, drawing: Drawing, scale: Scale, column: WallColumn, middle: float, width: float
    ) -> None:
        level = float(column.rate.percent or 0)
        y = pc(100 - level) if column.behind else "0"
        if column.rate.percent is None:
            drawing.texts.append(
                scale.text(middle, "50%", column.rate.text, "value", anchor="middle")
            )
            return
        kind = "value inside" if column.behind else "value quiet"
        if width >= FITS_PERCENT:
            text = column.rate.text
            drawing.texts.append(
                scale.text(middle, y, text, f"{kind} wide", anchor="middle", dy=-7)
            )
        if column.behind:
            fits = width >= FITS_NUMBER_NARROW
            wide = "" if width < FITS_PERCENT and width >= FITS_NUMBER_WIDE else " narrow"
            if fits or not wide:
                kind = kind + (wide if fits else " wide")
                drawing.texts.append(
                    scale.text(
                        middle, y, column.rate.number, kind + " small", anchor="middle", dy=-5
                    )
                )

    @cached_property
    def feet(self) -> Drawing:
        """The numbers under the columns, and under them the axes with their rates."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        middles = [start + width / 2 for start, width in self.places]
        behind = [index for index, column in enumerate(self.columns) if column.behind]
        # Where they are many, evenly: which are behind, the columns themselves say.
        first, near = ((), NUMBERS_DENSE) if self.dense else (behind, NUMBERS_NARROW)
        narrow = thin(middles, first, near)
        wide = thin(middles, sorted(narrow), NUMBERS_WIDE)
        for index, (column, middle) in enumerate(zip(self.columns, middles, strict=True)):
            if index not in wide:
                continue
            kind = "number strong" if column.behind else "number"
            kind += "" if index in narrow else " wide"
            drawing.texts.append(scale.text(middle, "18", column.number, kind, anchor="middle"))
        self._name_groups(drawing, scale)
        return drawing

    def _name_groups(self, drawing: Drawing, scale: Scale) -> None:
        first = 0
        spans: list[tuple[float, float]] = []
        for group in self.groups:
            if not group.columns:
                continue
            last = first + len(group.columns) - 1
            spans.append((self.places[first][0], sum(self.places[last])))
            first = last + 1
        named = [group for group in self.groups if group.columns]
        for index, (group, (start, end)) in enumerate(zip(named, spans, strict=True)):
            drawing.lines.append(scale.line(start, "32", end, "32", "ink"))
            at_end = index == len(named) - 1 and end - start < LAST_NAME_WIDTH and index > 0
            box_start, box_end = (end - LAST_NAME_WIDTH if at_end else start), end
            if index == len(named) - 2:
                # The last name may reach back over the one before it.
                last_start, last_end = spans[-1]
                room = min(last_start, last_end - LAST_NAME_WIDTH) - 1
                box_end = min(end, max(start, room))
            box = scale.rect(box_start, box_end - box_start, y="0", height="0", kind="")
            drawing.labels.append(
                Label(
                    x=box.x,
                    width=box.width,
                    figure=group.rate.text,
                    words=group.name,
                    direction=direction(self.shown_language),
                    end=at_end,
                )
            )

    @property
    def table(self) -> ChartTable:
        """The values as a table; every commitment is a link."""
        rows = [
            (
                Cell(f"{column.number}. {column.title}", column.url),
                Cell(group.name),
                Cell(column.rate.text, numeric=True),
                Cell(column.rate.tile.word),
            )
            for group in self.groups
            for column in group.columns
        ]
        return ChartTable(
            summary=self.summary or gettext("See the values in a table"),
            caption=self.title,
            heads=(
                gettext("Commitment"),
                gettext("Axis"),
                gettext("Completion rate"),
                gettext("Level"),
            ),
            rows=tuple(rows),
        )


def draw_column(drawing: Drawing, scale: Scale, rate: Rate, start: float, width: float) -> None:
    """A column filled to its rate, hatched above; dashed where nothing is computed."""
    if rate.percent is None:
        drawing.rects.append(scale.rect(start, width, y="0", height="100%", kind="undefined"))
        return
    level = float(rate.percent)
    if level < 100:
        drawing.rects.append(scale.rect(start, width, y="0", height=pc(100 - level), kind="gap"))
    if level > 0:
        drawing.rects.append(
            scale.rect(start, width, y=pc(100 - level), height=pc(level), kind=fill_kind(rate))
        )


def fill_kind(rate: Rate) -> str:
    """The class that fills a bar: its level."""
    return f"fill-{rate.tile.value.replace('_', '-')}"
