"""Horizontal bars: the gauge of a plan, an axis with its commitments, the bars of a row."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.geometry import Circle, Drawing, Scale, thin
from ogp_cms.core.components.rates import Percent, Rate, Tile
from ogp_cms.core.components.wall import fill_kind
from ogp_cms.core.formats import percent

# How much of an axis' bar a tick's name takes on the narrowest page of each layout, in percent.
NAME_WIDE, NAME_NARROW = 21.0, 31.0
# From here on a tick's name stands before it, else it would leave the bar.
NAME_TURNS = 72.0
# About how wide a character of a band's name is, and a gauge on a common phone, in pixels.
CHARACTER, PHONE = 7.2, 328


def draw_bar(drawing: Drawing, scale: Scale, rate: Rate, *, y: str, height: str) -> None:
    """A bar on 0-100: filled to the rate, hatched from there; dashed where nothing is computed."""
    if rate.percent is None:
        drawing.rects.append(scale.rect(0, 100, y=y, height=height, kind="undefined"))
        return
    level = float(rate.percent)
    if level < 100:
        drawing.rects.append(scale.rect(level, 100 - level, y=y, height=height, kind="gap"))
    if level > 0:
        drawing.rects.append(scale.rect(0, level, y=y, height=height, kind=fill_kind(rate)))


@dataclass(frozen=True)
class Gauge(FaceComponent):
    """The rate on 0-100 with the levels' thresholds; the present band is in bold."""

    template_name: ClassVar[str] = "components/gauge/gauge.html"

    rate: Rate
    substantial: int = 60
    completed: int = 90

    @property
    def finding(self) -> str:
        """What the gauge says: the rate, its level and the thresholds."""
        return gettext(
            "%(rate)s, %(level)s. Substantial from %(substantial)s, completed from %(completed)s."
        ) % {
            "rate": self.rate.text,
            "level": self.rate.tile.word,
            "substantial": percent(self.substantial),
            "completed": percent(self.completed),
        }

    @cached_property
    def drawing(self) -> Drawing:
        """The bar between the names of the bands and their thresholds."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        draw_bar(drawing, scale, self.rate, y="24", height="30")
        for threshold in (self.substantial, self.completed):
            drawing.lines.append(scale.line(threshold, "20", threshold, "58", "ink"))
        second, third = self._narrow_bands()
        bands = (
            (Tile.LIMITED, 0, "start", ""),
            (Tile.SUBSTANTIAL, self.substantial, "start", second),
            (Tile.COMPLETED, 100, "end", third),
        )
        for tile, position, anchor, kind in bands:
            here = " here" if tile == self.rate.tile else ""
            drawing.texts.append(
                scale.text(
                    position, "14", tile.word, f"band{here}{kind}", anchor=anchor, words=True
                )
            )
        ends = (
            (0, "start", "scale"),
            (self.substantial, "middle", "scale"),
            (self.completed, "middle", "scale last-scale"),
            (100, "end", "scale"),
        )
        for value, anchor, kind in ends:
            drawing.texts.append(scale.text(value, "74", str(value), kind, anchor=anchor))
        return drawing

    def _narrow_bands(self) -> tuple[str, str]:
        """Classes that drop one of the last two names where both have no room."""
        need = CHARACTER * len(Tile.SUBSTANTIAL.word + Tile.COMPLETED.word) + 8
        if need <= (100 - self.substantial) / 100 * PHONE:
            return "", " last-band"
        return (" wide", "") if self.rate.tile == Tile.COMPLETED else ("", " wide")


@dataclass(frozen=True)
class Tick:
    """A commitment under its axis' bar; it is named where `label` is given (below "completed")."""

    percent: Percent
    label: str = ""


@dataclass(frozen=True)
class AxisBar(FaceComponent):
    """An axis: its name, its rate, its bar, and a tick per commitment."""

    template_name: ClassVar[str] = "components/axis_bar/axis_bar.html"

    name: str
    url: str
    rate: Rate
    ticks: tuple[Tick, ...] = ()
    heading_level: int = 3

    @cached_property
    def drawing(self) -> Drawing:
        """The bar with its ticks and, where there is room, their names."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        draw_bar(drawing, scale, self.rate, y="0", height="16")
        for tick in self.ticks:
            # Half a tick inside at both ends.
            inset = min(max(float(tick.percent), 0.25), 99.75)
            drawing.lines.append(scale.line(inset, "19", inset, "27", "tick"))
        named = [tick for tick in self.ticks if tick.label]
        places = [float(tick.percent) for tick in named]
        wide, narrow = (thin(places, (), room) for room in (NAME_WIDE, NAME_NARROW))
        for index, tick in enumerate(named):
            if index not in wide:
                continue
            before = places[index] > NAME_TURNS
            drawing.texts.append(
                scale.text(
                    places[index],
                    "30",
                    tick.label,
                    "tick-name" if index in narrow else "tick-name wide",
                    anchor="end" if before else "start",
                    words=True,
                    dx=-7 if before else 7,
                )
            )
        return drawing


@dataclass(frozen=True)
class MiniBar(FaceComponent):
    """The bar beside a rate in a row. The rate is text beside it, so the bar is hidden from readers."""

    template_name: ClassVar[str] = "components/mini_bar/mini_bar.html"

    rate: Rate

    @cached_property
    def drawing(self) -> Drawing:
        """A track and its fill."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        if self.rate.percent is None:
            drawing.rects.append(scale.rect(0, 100, y="0", height="11", kind="undefined"))
            return drawing
        drawing.rects.append(scale.rect(0, 100, y="0", height="11", kind="track"))
        level = float(self.rate.percent)
        if level > 0:
            drawing.rects.append(
                scale.rect(0, level, y="0", height="11", kind=fill_kind(self.rate))
            )
        return drawing


@dataclass(frozen=True)
class GapBar(FaceComponent):
    """A hatched bar for a share of what is missing; `largest` is the share that fills its width."""

    template_name: ClassVar[str] = "components/gap_bar/gap_bar.html"

    percent: Percent
    largest: Percent = 100

    @cached_property
    def drawing(self) -> Drawing:
        """The hatched bar."""
        drawing = Drawing()
        largest = float(self.largest)
        width = min(100.0, 100 * float(self.percent) / largest) if largest > 0 else 0.0
        drawing.rects.append(Scale(self.rtl).rect(0, width, y="0", height="14", kind="gap"))
        return drawing


@dataclass(frozen=True)
class MoveBar(FaceComponent):
    """From where to where a rate moved, on 0-100; the text of the row says the same."""

    template_name: ClassVar[str] = "components/move_bar/move_bar.html"

    before: Rate
    after: Rate

    @cached_property
    def drawing(self) -> Drawing:
        """The scale, the way, where it began and where it stands."""
        drawing = Drawing()
        scale = Scale(self.rtl)
        drawing.rects.append(scale.rect(0, 100, y="6", height="4", kind="track"))
        if self.after.percent is None:
            return drawing
        after = min(max(float(self.after.percent), 4.0), 96.0)
        if self.before.percent is not None:
            before = min(max(float(self.before.percent), 1.0), 99.0)
            kind = self.after.tile.value.replace("_", "-")
            drawing.lines.append(scale.line(before, "8", after, "8", f"way way-{kind}"))
            drawing.lines.append(scale.line(before, "2", before, "14", "tick"))
        drawing.circles.append(Circle(scale.at(after), "8", "6", fill_kind(self.after)))
        return drawing
