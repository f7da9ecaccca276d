"""What a plugin gives to the search: documents, their fields with weights, their facets."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class SearchField:
    """A field of the documents: `label` names it in an excerpt, `weight` counts its matches."""

    name: str
    label: str | Promise
    weight: int = 1


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """What results can be narrowed by, such as "year"."""

    name: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class SearchText:
    """A piece of text of one language; `anchor` is where on the page it stands."""

    field: str
    language: str
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One document across its languages.

    `urls` holds the address per language; `facets` the values per facet name; `date` orders
    results of equal relevance.
    """

    key: UUID
    urls: Mapping[str, str]
    texts: Sequence[SearchText]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    date: datetime.date | None = None


class SearchSource(ABC):
    """Documents of one type. Only live, public content may come out of it."""

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    fields: ClassVar[Sequence[SearchField]]
    facets: ClassVar[Sequence[SearchFacet]] = ()

    required: ClassVar[tuple[str, ...]] = ("name", "label", "fields")
    unique: ClassVar[str] = "name"

    @abstractmethod
    def documents(self, keys: Sequence[UUID] | None = None) -> Iterable[SearchDocument]:
        """The documents of these keys, or all of them, as a stream.

        A key whose document is gone or not public is left out: the index then drops it.
        """
