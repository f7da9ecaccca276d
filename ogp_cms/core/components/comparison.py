"""Things side by side: what is compared stands in the rows, each thing in a column of its own."""

from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.bars import MiniBar
from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.rates import Rate


@dataclass(frozen=True)
class ComparisonCell:
    """A value: a text with a note under it, and the bar of a rate where it is one."""

    text: str
    note: str = ""
    rate: Rate | None = None

    @property
    def bar(self) -> MiniBar | None:
        """The bar beside a rate."""
        return MiniBar(rate=self.rate) if self.rate else None


@dataclass(frozen=True)
class ComparisonRow:
    """What is compared, with a value for every column."""

    label: str
    cells: tuple[ComparisonCell, ...]


@dataclass(frozen=True)
class ComparisonGroup:
    """Rows under one heading; an empty `name` shows none."""

    rows: tuple[ComparisonRow, ...]
    name: str = ""


@dataclass(frozen=True)
class Comparison(FaceComponent):
    """A table of things side by side. `corner` heads what is compared, `heads` are the things."""

    template_name: ClassVar[str] = "components/comparison/comparison.html"

    caption: str
    corner: str
    heads: tuple[Link, ...]
    groups: tuple[ComparisonGroup, ...]

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.heads) + 1
