"""The frame of every public page: name, menu, languages, footer, the addresses for search engines."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ogp_cms.core.addresses import absolute
from ogp_cms.core.components import FooterColumn, Frame, LanguageLink, Link
from ogp_cms.core.head import head_of
from ogp_cms.core.languages import default_version, direction
from ogp_cms.core.models import BasePage, HomePage
from ogp_cms.core.site_map import Node, SiteMap, page_url, site_map

# How a language writes its own name, where Django's differs from what its readers expect.
OWN_NAMES = {"ar": "العربية"}

# Shown by the plans' own entry of the menu.
PLAN_MODEL = "ogp_plans.planpage"
STANDARD_MODEL = "ogp_newsroom.standardpage"


class FooterPlace(StrEnum):
    """The columns of the footer that apps may add to."""

    UNDERSTAND = "understand"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class FooterEntry:
    """A link that an app adds to the footer; `url_name` is reversed in the reader's language."""

    label: str | Promise
    url_name: str


_entries: dict[FooterPlace, list[FooterEntry]] = defaultdict(list)
_TITLES = {
    FooterPlace.UNDERSTAND: gettext_lazy("Understand"),
    FooterPlace.DATA: gettext_lazy("Data"),
}


def register_footer_link(place: FooterPlace, label: str | Promise, url_name: str) -> None:
    """Adds a link to a column of the footer, once."""
    entry = FooterEntry(label, url_name)
    if entry.url_name not in {known.url_name for known in _entries[place]}:
        _entries[place].append(entry)


def frame_of(request: HttpRequest) -> Frame:
    """The frame of the page that a request asked for, in the reader's language."""
    tree = site_map(request)
    page = getattr(request, "ogp_page", None)
    home = tree.home
    languages = tuple(_languages(request, page))
    return Frame(
        name=home.title if home else settings.WAGTAIL_SITE_NAME,
        home_url=reverse("wagtail_serve", args=[""]),
        country=home.country_name if home else "",
        tagline=home.tagline if home else "",
        menu=tuple(_menu(request, tree)),
        languages=languages,
        search_url=search_url(),
        footer_text=home.footer_text if home else "",
        footer=tuple(_footer(tree)),
        canonical=_canonical(request, page),
        default_version=default_version(
            {link.code: link.alternate for link in languages if link.alternate}
        ),
        manifest_url=reverse("manifest"),
        head=head_of(request, is_home=isinstance(page, HomePage)),
    )


def own_name(code: str, name: str) -> str:
    """How a language is called in the switcher: in itself, with a capital."""
    return OWN_NAMES.get(code, name[:1].upper() + name[1:])


def search_url() -> str:
    """The address of the search, or nothing while no plugin brings one."""
    try:
        return reverse("plugins:search:search")
    except NoReverseMatch:
        return ""


def node_link(node: Node, tree: SiteMap, *, current: bool = False) -> Link:
    """A link to a page of the tree; one that is not translated says its language."""
    return Link(
        label=node.title,
        url=tree.url(node.url_path),
        lang=node.language if node.language != tree.reader else "",
        current=current,
    )


def _own_language(node: Node, tree: SiteMap) -> str:
    """A title for menu and footer, which carries its language where it is not the reader's."""
    if node.language == tree.reader:
        return node.title
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', node.language, direction(node.language), node.title
    )


def _menu(request: HttpRequest, tree: SiteMap) -> list[Link]:
    plans_url = reverse("plans")
    under_plan = bool(tree.way) and tree.way[0].model == PLAN_MODEL
    links = [
        Link(
            label=_("Action plans"),
            url=plans_url,
            current=under_plan or request.path.startswith(plans_url),
        )
    ]
    for node in tree.top:
        if node.model == PLAN_MODEL or not (node.in_menus or node.model != STANDARD_MODEL):
            continue
        here = request.path.startswith(tree.url(node.url_path))
        links.append(Link(_own_language(node, tree), tree.url(node.url_path), current=here))
    return links


def _footer(tree: SiteMap) -> list[FooterColumn]:
    columns = [
        FooterColumn(
            title=str(_TITLES[place]),
            links=tuple(
                Link(label=str(entry.label), url=reverse(entry.url_name))
                for entry in _entries[place]
            ),
        )
        for place in FooterPlace
    ]
    pages = [node for node in tree.top if node.model == STANDARD_MODEL]
    own = tuple(Link(_own_language(node, tree), tree.url(node.url_path)) for node in pages)
    columns.append(FooterColumn(title=_("The site"), links=own))
    return [column for column in columns if column.links]


def _languages(request: HttpRequest, page: BasePage | None) -> list[LanguageLink]:
    reader = site_map(request).reader
    missing = getattr(request, "ogp_missing", False)
    links = []
    for code, name in settings.LANGUAGES:
        url = _in_language(request, page, code)
        exists = not missing and (page is None or code in (page.versions or {}))
        links.append(
            LanguageLink(
                code=code,
                name=own_name(code, name),
                url=url + _query(request),
                current=code == reader,
                alternate=absolute(url) if exists else "",
            )
        )
    return links


def _in_language(request: HttpRequest, page: BasePage | None, code: str) -> str:
    """The address of what is shown now, under the prefix of another language."""
    if page is not None:
        version = (page.versions or {}).get(code, page)
        return page_url(code, version.url_path)
    match = request.resolver_match
    if match is None or match.view_name == "wagtail_serve":
        reader = site_map(request).reader
        start = reverse("wagtail_serve", args=[""])
        if request.path.startswith(start):
            return start.replace(f"/{reader}/", f"/{code}/", 1) + request.path[len(start) :]
        return start.replace(f"/{reader}/", f"/{code}/", 1)
    with override(code):
        return reverse(match.view_name, args=match.args, kwargs=match.kwargs)


def _query(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""


def _canonical(request: HttpRequest, page: BasePage | None) -> str:
    if page is not None:
        return absolute(page_url(page.language, page.url_path))
    return "" if getattr(request, "ogp_missing", False) else absolute(request.path)
