"""Filtering a list by the address alone."""

from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.languages import direction


@dataclass(frozen=True)
class Option:
    """A choice of a select or a facet; `count` as shown, where it is known.

    `lang`: where the label is in another language than the page.
    """

    value: str
    label: str
    selected: bool = False
    count: str = ""
    lang: str = ""

    @property
    def direction(self) -> str:
        """The value of `dir` that goes with `lang`."""
        return direction(self.lang) if self.lang else ""


@dataclass(frozen=True)
class SelectField:
    """One select: `name` is the query parameter, the first option the one that filters nothing."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chip:
    """An active filter; `url` is the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Chips(FaceComponent):
    """The active filters, each with its way out."""

    template_name: ClassVar[str] = "components/chips/chips.html"

    chips: tuple[Chip, ...]
    clear: Link | None = None


@dataclass(frozen=True)
class Filters(FaceComponent):
    """A form that filters and sorts by GET.

    `summary` opens it on a phone ("Filter and sort"), with the number of active filters in
    `active`. `count` says under it how many there are, its figure in bold, `shortcuts` are the
    links after it. `sort` is a select too; `views` are the layouts
    (table, cards), the current one marked. `anchor` is where the result begins.
    """

    template_name: ClassVar[str] = "components/filters/filters.html"

    action: str
    fields: tuple[SelectField, ...]
    summary: str
    submit: str
    sort: SelectField | None = None
    views: tuple[Link, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    count: str = ""
    shortcuts: tuple[Link, ...] = ()
    chips: Chips | None = None
    active: int = 0


@dataclass(frozen=True)
class FacetField:
    """One facet of the search: a group of check boxes with counts."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Facets(FaceComponent):
    """The facets beside the results of a search."""

    template_name: ClassVar[str] = "components/facets/facets.html"

    action: str
    fields: tuple[FacetField, ...]
    summary: str
    submit: str
    hidden: tuple[tuple[str, str], ...] = ()
    active: int = 0
