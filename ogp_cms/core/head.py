"""The head of a page: what its presenter says of it, and what holds for every page."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ogp_cms.core.addresses import absolute, absolute_static
from ogp_cms.core.components.base import Link
from ogp_cms.core.components.head import DocumentHead, Picture
from ogp_cms.core.site_map import site_map

CONTEXT = "https://schema.org"
DEFAULT_PICTURE = "icons/share.png"
LOGO = "icons/icon-512.png"

# What Open Graph calls a language: it knows no language without a territory.
LOCALES = {"fr": "fr_FR", "ar": "ar_AR", "en": "en_GB"}


def describe(request: HttpRequest, head: DocumentHead) -> None:
    """Says what stands in the head of the page that answers this request."""
    request.ogp_head = head  # type: ignore[attr-defined]


def head_of(request: HttpRequest, *, is_home: bool) -> DocumentHead:
    """What was said of the page, with the picture of the site where it has none of its own."""
    head: DocumentHead = getattr(request, "ogp_head", DocumentHead())
    if head.picture is None:
        head = replace(head, picture=Picture(absolute_static(DEFAULT_PICTURE)))
    if is_home:
        head = replace(head, data=({"@context": CONTEXT, **publisher(request)}, *head.data))
    return head


def data_download(link: Link, encoding: str) -> dict[str, str]:
    """A file of a set of data in the words of schema.org; `encoding` is its media type."""
    return {
        "@type": "DataDownload",
        "name": str(link.label),
        "encodingFormat": encoding,
        "contentUrl": absolute(link.url),
    }


def add_download(request: HttpRequest, file: dict[str, str]) -> None:
    """Puts a file first in the set of data that the page describes.

    For an app further on than the page's own: its sections are gathered after the page's.
    """
    head: DocumentHead = request.ogp_head  # type: ignore[attr-defined]
    data = tuple(
        {**each, "distribution": [file, *each["distribution"]]} if "distribution" in each else each
        for each in head.data
    )
    describe(request, replace(head, data=data))


def publisher(request: HttpRequest) -> dict[str, Any]:
    """Who publishes the site: its name and country as the home page gives them."""
    home = site_map(request).home
    url = absolute(reverse("wagtail_serve", args=[""]))
    found: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "@id": f"{absolute('/')}#publisher",
        "name": home.title if home else "",
        "url": url,
        "logo": {"@type": "ImageObject", "url": absolute_static(LOGO), "width": 512, "height": 512},
    }
    if home and home.country_name:
        found["areaServed"] = {"@type": "Country", "name": home.country_name}
    return found


def way_data(links: Iterable[Link]) -> dict[str, Any]:
    """The way down to a page as search engines read it."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": str(link.label),
                "item": absolute(link.url),
            }
            for place, link in enumerate(links, start=1)
        ],
    }
