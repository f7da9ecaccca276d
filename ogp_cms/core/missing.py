"""What helps a reader on: the search box, and the ways that are always there."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ogp_cms.core.chrome import PLAN_MODEL, node_link, search_url
from ogp_cms.core.components import Link, LinkList, SearchBand
from ogp_cms.core.site_map import site_map


def search_band() -> SearchBand | None:
    """The search box, once there is a search."""
    url = search_url()
    if not url:
        return None
    return SearchBand(
        action=url,
        title=_("Find a promise, an action, a ministry"),
        placeholder=_("A word in any of the site's languages"),
        submit=pgettext("button", "Search"),
    )


def ways_on(request: HttpRequest) -> LinkList:
    """Home, every plan, and the list of them (no query beyond the frame's)."""
    tree = site_map(request)
    plans = [node_link(node, tree) for node in tree.top if node.model == PLAN_MODEL]
    return LinkList(links=(*ways_that_are_there(), *plans), strong=True)


def ways_that_are_there() -> tuple[Link, ...]:
    """The addresses that need no page: they can be named whatever has failed."""
    return (
        Link(label=_("Go to the home page"), url=reverse("wagtail_serve", args=[""])),
        Link(label=_("All action plans"), url=reverse("plans")),
    )
