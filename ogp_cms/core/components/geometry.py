"""Where the marks of a chart stand.

The inline axis is in percent of the chart's width, the block axis in pixels (or in percent of
a plot whose height the stylesheet sets), so that text never scales. Coordinates are given
from the start of the line; `Scale` mirrors them for right-to-left pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ogp_cms.core.bidi import isolate_plain


def number(value: float) -> str:
    """A coordinate in as few characters as do: at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


def pc(value: float) -> str:
    """A share of the chart's width or height."""
    return f"{number(value)}%"


@dataclass(frozen=True)
class Rect:
    """A bar. `kind` is its class: a level, "gap", "track", "undefined"."""

    x: str
    width: str
    y: str
    height: str
    kind: str


@dataclass(frozen=True)
class Line:
    """A rule, a tick or a piece of a line."""

    x1: str
    y1: str
    x2: str
    y2: str
    kind: str


@dataclass(frozen=True)
class Circle:
    """A point of a line."""

    cx: str
    cy: str
    r: str
    kind: str


@dataclass(frozen=True)
class Text:
    """A word or figure. `direction` is given for words of right-to-left languages."""

    x: str
    y: str
    text: str
    kind: str
    anchor: str = "start"
    direction: str = ""
    dx: str = "0"
    dy: str = "0"


@dataclass(frozen=True)
class Sign:
    """A drawn sign (the pause of a suspended column) centred on a point."""

    x: str
    y: str
    kind: str = ""


@dataclass(frozen=True)
class Label:
    """Words that wrap inside a box; `end` sets them to the end of the line."""

    x: str
    width: str
    figure: str
    words: str
    direction: str
    end: bool = False


@dataclass
class Drawing:
    """The marks of one SVG, drawn in this order; `ground` are lines that bars cover."""

    ground: list[Line] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    circles: list[Circle] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


@dataclass(frozen=True)
class Scale:
    """The inline axis, 0-100 from the start of the line."""

    rtl: bool

    def at(self, position: float) -> str:
        """The x of a position."""
        return pc(100 - position if self.rtl else position)

    def rect(self, start: float, width: float, *, y: str, height: str, kind: str) -> Rect:
        """A bar from `start` on, `width` long."""
        x = 100 - start - width if self.rtl else start
        return Rect(pc(x), pc(width), y, height, kind)

    def line(self, start: float, y1: str, end: float, y2: str, kind: str) -> Line:
        """A line between two positions."""
        return Line(self.at(start), y1, self.at(end), y2, kind)

    def text(  # noqa: PLR0913 - a mark has as many sides
        self,
        position: float,
        y: str,
        text: str,
        kind: str,
        *,
        anchor: str = "start",
        words: bool = False,
        dx: float = 0,
        dy: float = 0,
    ) -> Text:
        """A text at a position. `anchor` is meant along the line: "start" grows to its end.

        Words take the direction of the page, so their anchor is already right; figures stay
        left to right, so theirs is swapped.
        """
        if self.rtl:
            dx = -dx
            if not words:
                anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        direction = "rtl" if self.rtl and words else ""
        if direction:
            text = isolate_plain(text)
        return Text(self.at(position), y, text, kind, anchor, direction, number(dx), number(dy))


def spread(weights: Sequence[float], gaps: Sequence[float]) -> list[tuple[float, float]]:
    """Start and width of columns as wide as their weights; `gaps[i]` follows column i."""
    if not weights:
        return []
    room = 100 - sum(gaps)
    total = sum(weights)
    found: list[tuple[float, float]] = []
    start = 0.0
    for weight, gap in zip(weights, [*gaps, 0.0], strict=True):
        width = room * weight / total
        found.append((start, width))
        start += width + gap
    return found


def thin(positions: Sequence[float], first: Iterable[int], distance: float) -> set[int]:
    """Which of many labels are shown so that none is nearer to another than `distance`.

    The indexes in `first` come first, then the others in their order.
    """
    wanted = list(dict.fromkeys([*first, *range(len(positions))]))
    kept: list[int] = []
    for index in wanted:
        if all(abs(positions[index] - positions[other]) >= distance for other in kept):
            kept.append(index)
    return set(kept)
