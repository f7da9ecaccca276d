"""From an address to the version of a page that its reader can read."""

from collections.abc import Sequence

from django.apps import apps
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from ogp_cms.core.models import BasePage
from ogp_cms.core.site_map import Node, SiteMap, best, read_site_map


def route(request: HttpRequest, reader: str, parts: Sequence[str]) -> RouteResult:
    """The page at this address for a reader of this language; Http404 when there is none.

    A page that is not translated, or only stands in the reader's tree as an alias, is served
    from the tree that has it: `shown_in` then names the reader's language.
    """
    site_map = read_site_map(reader, parts)
    request._ogp_site_map = site_map  # type: ignore[attr-defined]
    if not parts:
        return RouteResult(_version(site_map, list(site_map.homes.values())))
    for length in range(len(parts), 0, -1):
        step = site_map.step(length)
        if step:
            page = _version(site_map, step)
            remaining = list(parts[length:])
            return RouteResult(page) if not remaining else page.route(request, remaining)
    raise Http404


def _version(site_map: SiteMap, step: list[Node]) -> Page:
    """The best version of the page that the address names, in one query."""
    named = site_map.best([node for node in step if node.live])
    if named is None:
        raise Http404
    model = apps.get_model(named.model)
    versions = list(
        model._default_manager.filter(
            translation_key=named.key, live=True, alias_of__isnull=True
        ).select_related("locale")
    )
    page = best(versions, site_map.reader, lambda version: version.locale.language_code)
    if page is None:
        raise Http404
    if isinstance(page, BasePage):
        page.versions = {version.language: version for version in versions}
        return _offer(page, site_map)
    return page


def _offer(page: BasePage, site_map: SiteMap) -> BasePage:
    page.shown_in = site_map.reader if page.language != site_map.reader else None
    page.restricted = site_map.restricted
    return page
