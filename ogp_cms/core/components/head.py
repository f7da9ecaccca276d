"""What a page says of itself to search engines, to sites that quote it, and to readers of feeds."""

from dataclasses import dataclass, field
from typing import Any

from ogp_cms.core.components.base import Link


@dataclass(frozen=True)
class Picture:
    """The picture beside a quoted page, by its absolute address; `alt` is read aloud."""

    url: str
    alt: str = ""
    width: int = 1200
    height: int = 630


@dataclass(frozen=True)
class DocumentHead:
    """What stands in the head of a page beside its title and description.

    `published` and `modified` (ISO 8601) are given for what is read as an article. `data` are the
    page's objects in the words of schema.org.
    """

    picture: Picture | None = None
    feeds: tuple[Link, ...] = ()
    published: str = ""
    modified: str = ""
    data: tuple[dict[str, Any], ...] = field(default=())

    @property
    def kind(self) -> str:
        """The page's type in the words of Open Graph."""
        return "article" if self.published else "website"
