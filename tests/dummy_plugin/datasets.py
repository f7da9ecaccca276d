from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from ogp_cms.extensions import Column, ColumnType, Dataset
from ogp_cms.extensions.datasets import Value


class GreetingDataset(Dataset):
    """Two rows with a column of most types."""

    slug = "dummy-greetings"
    title = "Greetings"
    licence = "CC0-1.0"
    columns = (
        Column("key", ColumnType.KEY, "What the row is about."),
        Column("greeting", ColumnType.TEXT, "What was said."),
        Column("warmth", ColumnType.DECIMAL, "In degrees."),
        Column("day", ColumnType.DATE, "When."),
    )

    def rows(self) -> Iterable[Mapping[str, Value]]:
        for number in (1, 2):
            yield {
                "key": UUID(int=number),
                "greeting": "Good morning",
                "warmth": Decimal("20.50"),
                "day": date(2020, 1, number),
            }
