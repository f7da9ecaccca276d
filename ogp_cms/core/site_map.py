"""What the frame of a page needs of the page tree: homes, the way to a page, the top level.

Slugs are the same in every language, so one address names a page in every tree at once, and one
query reads all of it: the home pages, the pages on the way and those at the top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, TextField, Value
from django.db.models.functions import Coalesce, Concat
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site

from ogp_cms.core.models import HomePage

# No page of ours lies deeper; a longer address needs no longer query.
MAX_PARTS = 20

# The root, then the home pages.
HOME_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A page as menus and breadcrumbs show it."""

    pk: int
    key: UUID
    title: str
    url_path: str
    path: str
    depth: int
    language: str
    model: str
    live: bool
    alias_of: int | None
    in_menus: bool
    restricted: bool

    # Of home pages only.
    tagline: str = ""
    country_name: str = ""
    footer_text: str = ""

    @property
    def readable(self) -> bool:
        """Whether this is a text of its own that the public may read."""
        return self.live and self.alias_of is None


def language_order(reader: str) -> list[str]:
    """The languages in which a text is looked for: the reader's, the source, the others."""
    return [reader, *(code for code, _name in settings.LANGUAGES if code != reader)]


T = TypeVar("T")


def best(versions: Iterable[T], reader: str, language_of: Any) -> T | None:
    """The version that a reader of this language gets: their own, else the source's, else any."""
    ranks = {code: rank for rank, code in enumerate(language_order(reader))}
    known = [version for version in versions if language_of(version) in ranks]
    return min(known, key=lambda version: ranks[language_of(version)], default=None)


def page_url(language: str, url_path: str) -> str:
    """The address under which a page of any tree is offered to readers of this language."""
    _root, _home, rest = url_path.split("/", 2)
    return f"{get_script_prefix()}{language}/{rest}"


class SiteMap:
    """The trees as seen by a reader of one language from one address."""

    def __init__(
        self, reader: str, homes: dict[str, Node], nodes: list[Node], parts: Sequence[str]
    ) -> None:
        self.reader = reader
        self.homes = homes
        self.nodes = nodes
        self.parts = list(parts)

    @property
    def home(self) -> Node | None:
        """The home page in the reader's language, else in the source's."""
        return self.best(self.homes.values())

    def url(self, url_path: str) -> str:
        """The address of a page for this reader."""
        return page_url(self.reader, url_path)

    def step(self, length: int) -> list[Node]:
        """The pages of all trees at the first `length` parts of the address."""
        tail = "/".join(self.parts[:length]) + "/"
        paths = {home.url_path + tail for home in self.homes.values()}
        return [node for node in self.nodes if node.url_path in paths]

    @cached_property
    def way(self) -> list[Node]:
        """The readable pages on the way to this address, from the top level down."""
        steps = [self.step(length) for length in range(1, len(self.parts) + 1)]
        found = [self.best([node for node in step if node.readable]) for step in steps]
        return [node for node in found if node is not None]

    @cached_property
    def top(self) -> list[Node]:
        """The readable pages right below home, each once, in the order of the source tree."""
        by_key: dict[UUID, list[Node]] = {}
        for node in sorted(self.nodes, key=self._tree_order):
            if node.depth == HOME_DEPTH + 1 and node.readable:
                by_key.setdefault(node.key, []).append(node)
        return [best for versions in by_key.values() if (best := self.best(versions))]

    @property
    def restricted(self) -> bool:
        """Whether a page on the way carries a view restriction in any tree."""
        return any(node.restricted for node in self.nodes)

    def best(self, nodes: Iterable[Node]) -> Node | None:
        """The node whose language suits the reader best."""
        return best(nodes, self.reader, lambda node: node.language)

    def _tree_order(self, node: Node) -> tuple[int, str]:
        source_first = language_order(settings.LANGUAGE_CODE)
        return source_first.index(node.language), node.path


def read_site_map(reader: str, parts: Sequence[str]) -> SiteMap:
    """The site map for a reader at an address given by its parts (1 query)."""
    installed = {code for code, _name in settings.LANGUAGES}
    nodes = [node for node in _nodes(parts[:MAX_PARTS]) if node.language in installed]
    homes = {node.language: node for node in nodes if node.depth == HOME_DEPTH}
    return SiteMap(reader, homes, nodes, parts)


def site_map(request: HttpRequest) -> SiteMap:
    """The site map of a request, read once."""
    known: SiteMap | None = getattr(request, "_ogp_site_map", None)
    if known is None:
        reader = get_language() or settings.LANGUAGE_CODE
        parts = [part for part in request.path_info.split("/") if part]
        if parts[:1] == [reader]:
            parts = parts[1:]
        known = read_site_map(reader, parts)
        request._ogp_site_map = known  # type: ignore[attr-defined]
    return known


# The columns of a node, by its fields.
_COLUMNS = {
    "pk": F("pk"),
    "key": F("translation_key"),
    "language": F("locale__language_code"),
    "model": Concat("content_type__app_label", Value("."), "content_type__model"),
    "alias_of": F("alias_of_id"),
    "in_menus": F("show_in_menus"),
    "restricted": Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))),
    "tagline": Coalesce("homepage__tagline", Value("")),
    "country_name": Coalesce("homepage__country_name", Value("")),
    "footer_text": Coalesce("homepage__footer_text", Value(""), output_field=TextField()),
}
_OWN_COLUMNS = ("title", "url_path", "path", "depth", "live")


def _nodes(parts: Sequence[str]) -> list[Node]:
    rows = (
        Page.objects.filter(_homes() | _top() | _on_the_way(parts))
        .order_by("path")
        .values(*_OWN_COLUMNS, **{f"node_{name}": column for name, column in _COLUMNS.items()})
    )
    return [Node(**{key.removeprefix("node_"): row[key] for key in row}) for row in rows]


# Every part goes by an index (content type, slug): the tree is long, an address is short.


def _homes() -> Q:
    roots = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    return Q(content_type__in=_types(HomePage), translation_key__in=roots, live=True)


def _top() -> Q:
    kinds = _types(*HomePage.allowed_subpage_models())
    return Q(content_type__in=kinds, depth=HOME_DEPTH + 1, live=True)


def _on_the_way(parts: Sequence[str]) -> Q:
    way = Q(pk__in=[])
    for length, slug in enumerate(parts, start=1):
        tail = "/".join(parts[:length])
        way |= Q(slug=slug, depth=HOME_DEPTH + length, url_path__endswith=f"/{tail}/")
    return way


def _types(*models: type[Page]) -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*models).values())
