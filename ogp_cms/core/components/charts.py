"""The real table that stands behind every chart."""

from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.base import FaceComponent


@dataclass(frozen=True)
class Cell:
    """A cell of the table behind a chart; `url` makes it a link."""

    text: str
    url: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class ChartTable(FaceComponent):
    """The values of a chart as a table in `details`; `summary` is the line that opens it.

    The first cell of each row is its head.
    """

    template_name: ClassVar[str] = "components/chart_table/chart_table.html"

    summary: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
