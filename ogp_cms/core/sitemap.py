"""`/sitemap.xml` with every public page and its other languages, and `/robots.txt`."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from uuid import UUID
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Page, PageViewRestriction

from ogp_cms.core.addresses import absolute
from ogp_cms.core.languages import default_version
from ogp_cms.core.site_map import HOME_DEPTH, page_url, read_site_map
from ogp_cms.extensions.caching import public_page

# The sitemap protocol allows 50,000 addresses a file.
PER_FILE = 40_000

HOME_PATH = HOME_DEPTH * Page.steplen

_COLUMNS = (
    "translation_key",
    "locale__language_code",
    "url_path",
    "path",
    "last_published_at",
)
_Row = tuple[UUID, str, str, str, datetime.datetime | None]

_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True, slots=True)
class Address:
    """One thing that the public reads: its path in each language that it has a text in.

    `changed` is the moment of its last change, where that is known.
    """

    paths: dict[str, str]
    changed: str = ""


# Apps further on add what they show outside of the page tree: the names of views with arguments.
ViewNames = Callable[[], Iterable[tuple[str, list[str]]]]
_views: list[ViewNames] = []


def register_views(names: ViewNames) -> None:
    """Adds views that stand in the sitemap in every language."""
    if names not in _views:
        _views.append(names)


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or where there are too many for a file the list of files."""
    addresses = list(_addresses())
    if sum(len(address.paths) for address in addresses) <= PER_FILE:
        return _file(addresses)
    files = -(-len(addresses) // _per_part())
    return _index(absolute(reverse("sitemap-part", args=[n])) for n in range(1, files + 1))


@public_page
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One of the files of a sitemap that is split; Http404 past the last."""
    size = _per_part()
    part = list(islice(_addresses(), (number - 1) * size, number * size))
    if number < 1 or not part:
        raise Http404
    return _file(part)


def _per_part() -> int:
    """How many things a file holds: each may have an address in every language."""
    return max(1, PER_FILE // len(settings.LANGUAGES))


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all but the back office."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _pages() -> QuerySet[Page]:
    """Every public page of the site's trees with a text of its own and no restriction."""
    homes = read_site_map(settings.LANGUAGE_CODE, []).homes
    inside, hidden = Q(pk__in=[]), Q(pk__in=[])
    for home in homes.values():
        inside |= Q(path__startswith=home.path)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        hidden |= Q(path__startswith=path)
    return Page.objects.filter(inside, live=True, alias_of__isnull=True).exclude(hidden)


def _addresses() -> Iterator[Address]:
    for names in _views:
        for name, arguments in names():
            yield _view_address(name, arguments)
    found = _pages().order_by("translation_key", "path")
    rows = list(found.values_list(*_COLUMNS))
    changed = _changes(rows)
    for key, same in groupby(rows, key=lambda row: row[0]):
        paths = {language: page_url(language, url_path) for _k, language, url_path, *_r in same}
        yield Address(paths, changed.get(key, ""))


def _changes(rows: Sequence[_Row]) -> dict[UUID, str]:
    """When each page last changed in any language, or what stands below it: its figures follow."""
    keys = {path: key for key, _language, _url_path, path, _published in rows}
    latest: dict[UUID, datetime.datetime] = {}
    for _key, _language, _url_path, path, published in rows:
        if published is None:
            continue
        above = (path[:length] for length in range(HOME_PATH, len(path) + 1, Page.steplen))
        for key in {keys[each] for each in above if each in keys}:
            latest[key] = max(published, latest.get(key, published))
    return {key: moment.isoformat(timespec="seconds") for key, moment in latest.items()}


def _view_address(name: str, arguments: list[str]) -> Address:
    paths = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            paths[code] = reverse(name, args=arguments)
    return Address(paths)


def _file(addresses: Iterable[Address]) -> HttpResponse:
    response, xml = _document()
    xml.startElement("urlset", AttributesImpl(_NAMESPACES))
    for address in addresses:
        for language, path in address.paths.items():
            _write_url(xml, address, language, path)
    xml.endElement("urlset")
    xml.endDocument()
    return response


def _write_url(xml: SimplerXMLGenerator, address: Address, language: str, path: str) -> None:
    xml.startElement("url", AttributesImpl({}))
    xml.addQuickElement("loc", absolute(path))
    if address.changed:
        xml.addQuickElement("lastmod", address.changed)
    for code, other in [*address.paths.items(), ("x-default", default_version(address.paths))]:
        attributes = {"rel": "alternate", "hreflang": code, "href": absolute(other)}
        xml.addQuickElement("xhtml:link", attrs=attributes)
    xml.endElement("url")


def _index(files: Iterable[str]) -> HttpResponse:
    response, xml = _document()
    xml.startElement("sitemapindex", AttributesImpl({"xmlns": _NAMESPACES["xmlns"]}))
    for address in files:
        xml.startElement("sitemap", AttributesImpl({}))
        xml.addQuickElement("loc", address)
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")
    xml.endDocument()
    return response


def _document() -> tuple[HttpResponse, SimplerXMLGenerator]:
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    return response, xml
