"""What a plugin gives to open data: a table with described columns, as a stream."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar
from uuid import UUID

from django.utils.functional import Promise

Value = str | int | Decimal | Fraction | bool | datetime.date | datetime.datetime | UUID | None


class ColumnType(StrEnum):
    """What a column holds; numbers are exact, never binary floats."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "moment"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable name, its type, and what it means (with the unit)."""

    name: str
    type: ColumnType
    meaning: str | Promise


class Dataset(ABC):
    """A public table. `slug` is part of its address and never changes."""

    slug: ClassVar[str]
    title: ClassVar[str | Promise]
    licence: ClassVar[str]
    columns: ClassVar[Sequence[Column]]

    required: ClassVar[tuple[str, ...]] = ("slug", "title", "licence", "columns")
    unique: ClassVar[str] = "slug"

    @abstractmethod
    def rows(self) -> Iterable[Mapping[str, Value]]:
        """The rows in a stable order, one mapping from column name to value each.

        A stream: the whole table never has to fit in memory. Published state only.
        """
