"""The way down to a page."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ogp_cms.core.chrome import node_link
from ogp_cms.core.components import Breadcrumb, Link
from ogp_cms.core.site_map import site_map


def breadcrumb(links: Iterable[Link] = ()) -> Breadcrumb:
    """Home, then these links."""
    home = Link(label=_("Home"), url=reverse("wagtail_serve", args=[""]))
    return Breadcrumb(links=(home, *links))


def tree_breadcrumb(request: HttpRequest) -> Breadcrumb:
    """Home, then the pages above this one."""
    tree = site_map(request)
    return breadcrumb(node_link(node, tree) for node in tree.way[:-1])
