"""Charts as the pages give them: numbers and words. Their geometry is in `geometry` and beside them.

Every chart has `title` (the finding, which is its accessible name) and is followed by a real
table of the same values in `details`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell of the table behind a chart; `url` makes it a link."""

    text: str
    url: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class ChartTable:
    """The real table behind a chart: `summary` is the line that opens it."""

    summary: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
