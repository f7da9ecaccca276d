"""Atom feeds: what is new about something, for readers who follow it without an account."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from wagtail.models import Page

from ogp_cms.core.addresses import absolute
from ogp_cms.core.site_map import site_map

# What a feed holds: its latest entries.
LATEST = 30

NEVER = datetime.datetime.fromtimestamp(0, datetime.UTC)


@dataclass(frozen=True)
class FeedEntry:
    """Something new. `key` is the page's `translation_key`: its name in every language's feed.

    `url` is a path; `language` is that of `text`, which is plain.
    """

    key: UUID
    title: str
    url: str
    published: datetime.datetime
    updated: datetime.datetime
    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed. `url` is the path of the page that it is about; `updated` counts while it is empty."""

    title: str
    url: str
    entries: Sequence[FeedEntry]
    updated: datetime.datetime
    subtitle: str = ""


class _Atom(Atom1Feed):
    """Django's, with the moment of an empty feed and the language of each entry."""

    def latest_post_date(self) -> datetime.datetime:
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=self.feed["updated"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": item["description"] or None})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}


def changed_at(page: Page) -> datetime.datetime:
    """When a page was last published; a page that came live in no other way counts as old."""
    return page.last_published_at or page.first_published_at or NEVER


def latest(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """The entries that a feed holds, the last changed first."""
    return sorted(entries, key=lambda entry: (entry.updated, entry.published), reverse=True)[
        :LATEST
    ]


def atom(request: HttpRequest, feed: Feed, language: str) -> HttpResponse:
    """The feed as an answer. It is named by its own address, each entry by its key."""
    home = site_map(request).home
    address = absolute(request.path)
    written = _Atom(
        title=feed.title,
        link=absolute(feed.url),
        description="",
        language=language,
        subtitle=feed.subtitle or None,
        author_name=home.title if home else None,
        feed_url=address,
        feed_guid=address,
        updated=feed.updated,
    )
    for entry in feed.entries:
        written.add_item(
            title=entry.title,
            link=absolute(entry.url),
            description=linebreaks(entry.text, autoescape=True) if entry.text else "",
            unique_id=entry.key.urn,
            pubdate=entry.published,
            updateddate=entry.updated,
            language=entry.language if entry.language != language else "",
        )
    response = HttpResponse(content_type=_Atom.content_type)
    written.write(response, "utf-8")
    return response
