"""What the frame of a page needs of the page tree: homes, the way to a page, the top level.

Slugs are the same in every language, so one address names a page in every tree at once. Two
queries answer it: the home pages, then every page on the way and at the top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site

from ogp_cms.core.models import HomePage

# No page of ours lies deeper; a longer address needs no longer query.
MAX_DEPTH = 20


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
    alias: bool
    in_menus: bool
    restricted: bool

    @property
    def readable(self) -> bool:
        """Whether this is a text of its own that the public may read."""
        return self.live and not self.alias


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
        self, reader: str, homes: dict[str, HomePage], nodes: list[Node], parts: Sequence[str]
    ) -> None:
        self.reader = reader
        self.homes = homes
        self.nodes = nodes
        self.parts = list(parts)

    @property
    def home(self) -> HomePage | None:
        """The home page in the reader's language, else in the source's."""
        return best(self.homes.values(), self.reader, lambda home: home.language)

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
            if node.depth == 3 and node.readable:
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
    """The site map for a reader at an address given by its parts (2 queries)."""
    homes = _homes()
    nodes = _nodes(homes, parts[:MAX_DEPTH]) if homes else []
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


def _homes() -> dict[str, HomePage]:
    roots = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    homes = HomePage.objects.filter(translation_key__in=roots, live=True).select_related("locale")
    installed = {code for code, _name in settings.LANGUAGES}
    return {home.language: home for home in homes if home.language in installed}


def _nodes(homes: dict[str, HomePage], parts: Sequence[str]) -> list[Node]:
    languages = {home.locale_id: code for code, home in homes.items()}
    depth = next(iter(homes.values())).depth + 1
    way = [
        home.url_path + "/".join(parts[:length]) + "/"
        for home in homes.values()
        for length in range(1, len(parts) + 1)
    ]
    # Both halves go by an index (slug, content type): the tree is long, an address is short.
    on_the_way = Q(slug__in=set(parts), url_path__in=way)
    kinds = ContentType.objects.get_for_models(*HomePage.allowed_subpage_models()).values()
    at_the_top = Q(content_type__in=list(kinds), depth=depth, live=True)
    restrictions = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    rows = (
        Page.objects.filter(on_the_way | at_the_top, locale_id__in=languages)
        .order_by("path")
        .annotate(
            app=F("content_type__app_label"),
            model=F("content_type__model"),
            restricted=Exists(restrictions),
        )
        .values(
            "pk",
            "translation_key",
            "title",
            "url_path",
            "path",
            "depth",
            "locale_id",
            "app",
            "model",
            "live",
            "alias_of_id",
            "show_in_menus",
            "restricted",
        )
    )
    return [
        Node(
            pk=row["pk"],
            key=row["translation_key"],
            title=row["title"],
            url_path=row["url_path"],
            path=row["path"],
            depth=row["depth"],
            language=languages[row["locale_id"]],
            model=f"{row['app']}.{row['model']}",
            live=row["live"],
            alias=row["alias_of_id"] is not None,
            in_menus=row["show_in_menus"],
            restricted=row["restricted"],
        )
        for row in rows
    ]
