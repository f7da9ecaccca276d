"""The menu item "News" and how news are listed."""

from typing import Any

from wagtail import hooks

from ogp_cms.newsroom.viewsets import NewsListing, NewsPages


@hooks.register("register_admin_viewset")
def register_news_viewsets() -> list[Any]:
    """How news are listed, in their own listing and below their index."""
    return [NewsListing(), NewsPages()]
