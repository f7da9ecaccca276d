"""Horizontal bars: the gauge of a plan, an axis with its commitments, the mini bar of a row."""

from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.rates import Percent, Rate, Tile


@dataclass(frozen=True)
class Threshold:
    """Where a level begins, in percent (the first begins at 0)."""

    start: int
    tile: Tile
    word: str = ""


@dataclass(frozen=True)
class Gauge(FaceComponent):
    """The rate on 0-100 with the levels' thresholds; the present band is in bold."""

    template_name: ClassVar[str] = "components/gauge/gauge.html"

    rate: Rate
    substantial: int = 60
    completed: int = 90
    title: str = ""


@dataclass(frozen=True)
class Tick:
    """A commitment under its axis' bar; it is named where `label` is given (below 90)."""

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


@dataclass(frozen=True)
class MiniBar(FaceComponent):
    """The bar beside a rate in a row. The rate is text beside it, so the bar is hidden from readers."""

    template_name: ClassVar[str] = "components/mini_bar/mini_bar.html"

    rate: Rate


@dataclass(frozen=True)
class GapBar(FaceComponent):
    """A hatched bar for a share of what is missing; `percent` of `largest` fills its width."""

    template_name: ClassVar[str] = "components/gap_bar/gap_bar.html"

    percent: Percent
    largest: Percent = 100


@dataclass(frozen=True)
class MoveBar(FaceComponent):
    """From where to where a rate moved, on 0-100."""

    template_name: ClassVar[str] = "components/move_bar/move_bar.html"

    before: Rate
    after: Rate
