"""News and plain pages in the reader's language, and the news that other pages show."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.addresses import absolute, absolute_static
from ogp_cms.core.breadcrumbs import tree_breadcrumb
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.head import CONTEXT, DEFAULT_PICTURE, describe, publisher
from ogp_cms.core.languages import direction
from ogp_cms.core.models import HomePage
from ogp_cms.core.phrases import filled
from ogp_cms.core.site_map import page_url, site_map
from ogp_cms.extensions import ScopeKind
from ogp_cms.newsroom.models import NewsIndexPage, NewsPage, StandardPage
from ogp_cms.newsroom.queries import latest_news, news_about, news_of
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.presenters.commitment_book import previous_rounds
from ogp_cms.progress.presenters.figures import read_numbers, scopes_of
from ogp_cms.progress.presenters.reading import (
    Pair,
    commitments_with,
    org_name,
    organisation_rows,
    plan_key,
    request_today,
)
from ogp_cms.progress.presenters.words import (
    not_translated,
    reader_language,
    shown,
    text_link,
)
from ogp_cms.progress.reports import Text

ON_HOME = 4
READ_ALSO = 4
NEWS_INDEX = "ogp_newsroom.newsindexpage"


@dataclass(frozen=True)
class PageHead:
    """The head of a page that people wrote: its texts and the language they are in."""

    breadcrumb: c.Breadcrumb
    notice: c.Notice | None
    title: Text
    meta: str
    intro: Text | None
    lang: str
    direction: str


@dataclass(frozen=True)
class NewsLine:
    """A news item in a list."""

    date: str
    iso: str
    link: c.Link
    intro: str


@dataclass(frozen=True)
class NewsIndexView:
    """The list of all news."""

    head: PageHead
    news: tuple[NewsLine, ...]
    feed: c.Link


@dataclass(frozen=True)
class NewsView:
    """All that the page of a news item shows; `rate_blocks`: by commitment key, for its body."""

    head: PageHead
    date: str
    iso: str
    organisation: str
    rate_blocks: dict[Any, c.RateBlock]
    commitments: c.LinkList | None
    read_also: c.LinkList | None


def present_standard(page: StandardPage, request: HttpRequest) -> PageHead:
    """A plain page in the reader's language."""
    return _head(page, request)


def present_news_index(page: NewsIndexPage, request: HttpRequest) -> NewsIndexView:
    """The list of all news, each item in the best language for the reader."""
    items = news_of(page, reader_language())
    feed = c.Link(label=_("Feed of the news"), url=reverse("feed:news"), icon="feed")
    describe(request, c.DocumentHead(feeds=(feed,)))
    return NewsIndexView(
        head=_head(page, request), news=tuple(_line(item) for item in items), feed=feed
    )


def present_news(page: NewsPage, request: HttpRequest) -> NewsView:
    """A news item with the rates of the commitments that it speaks of."""
    commitments = _commitments(page)
    named = _named_keys(page)
    rates = _rate_blocks(commitments, request)
    others = [
        item
        for item in latest_news(reader_language(), READ_ALSO + 1)
        if item.translation_key != page.translation_key
    ]
    links = tuple(each.link(f"{each.source.number}. ") for each in commitments if each.key in named)
    _describe(page, request)
    return NewsView(
        head=_head(page, request),
        date=full_date(page.date),
        iso=page.date.isoformat(),
        organisation=_organisation(page),
        rate_blocks=rates,
        commitments=c.LinkList(links=links, title=_("About these commitments")) if links else None,
        read_also=news_list(others[:READ_ALSO], title=_("Read also")),
    )


def _describe(page: NewsPage, request: HttpRequest) -> None:
    """The head of a news item: when it was written, and the item as an article."""
    changed = page.last_published_at
    modified = changed.isoformat(timespec="seconds") if changed else ""
    article = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "mainEntityOfPage": absolute(_url(page)),
        "headline": page.title,
        "description": _meta(page),
        "inLanguage": page.language,
        "datePublished": page.date.isoformat(),
        "image": [absolute_static(DEFAULT_PICTURE)],
        "author": _author(page, request),
        "publisher": publisher(request),
    }
    if modified:
        article["dateModified"] = modified
    published = page.date.isoformat()
    describe(request, c.DocumentHead(published=published, modified=modified, data=(article,)))


def _author(page: NewsPage, request: HttpRequest) -> dict[str, Any]:
    if page.organisation is None:
        return publisher(request)
    return {"@type": "Organization", "name": page.organisation.name}


def present_home_news(_page: HomePage, request: HttpRequest) -> tuple[c.LinkList, c.Link | None]:
    """The latest news, and the way to all of them."""
    tree = site_map(request)
    index = next((node for node in tree.top if node.model == NEWS_INDEX), None)
    news = latest_news(reader_language(), ON_HOME)
    empty = _("No news yet.")
    links = c.LinkList(links=_links(news), dates=True, strong=True, empty=empty)
    every = c.Link(label=_("All news"), url=tree.url(index.url_path)) if index else None
    return links, every


def present_related_news(page: CommitmentPage, _request: HttpRequest) -> c.LinkList | None:
    """The news about a commitment."""
    news = news_about(page.translation_key, reader_language())
    return news_list(news, title=_("Related news"))


def news_list(news: Sequence[NewsPage], title: str) -> c.LinkList | None:
    """A headed list of news for the side of a page; nothing without any."""
    return c.LinkList(links=_links(news), title=title) if news else None


def _links(news: Iterable[NewsPage]) -> tuple[c.Link, ...]:
    return tuple(text_link(_title(item), _url(item), note=full_date(item.date)) for item in news)


def _title(page: NewsPage) -> Text:
    return Text(page.title, page.language)


def _url(page: NewsPage) -> str:
    return page_url(reader_language(), page.url_path)


def _line(item: NewsPage) -> NewsLine:
    return NewsLine(
        date=full_date(item.date),
        iso=item.date.isoformat(),
        link=text_link(_title(item), _url(item)),
        intro=shown(Text(item.intro, item.language)),
    )


def _head(page: Any, request: HttpRequest) -> PageHead:
    language = page.language
    foreign = language != reader_language()
    return PageHead(
        breadcrumb=tree_breadcrumb(request),
        notice=not_translated(language),
        title=Text(page.title, language),
        meta=_meta(page),
        intro=Text(page.intro, language) if page.intro else None,
        lang=language if foreign else "",
        direction=direction(language) if foreign else "",
    )


def _meta(page: Any) -> str:
    """What search engines show of the page: its editor's words for them, else its first ones."""
    written: str = page.search_description or page.intro or _first_words(page) or page.title
    return truncatechars(written, 200)


def _first_words(page: Any) -> str:
    body = getattr(page, "body", ())
    paragraphs = (block.value.source for block in body if block.block_type == "paragraph")
    return unescape(strip_tags(next(paragraphs, ""))).strip()


def _organisation(page: NewsPage) -> str:
    if page.organisation_id is None:
        return ""
    rows = organisation_rows(Q(pk=page.organisation_id))
    return shown(org_name(next(iter(rows.values())))) if rows else ""


def _named_keys(page: NewsPage) -> set[Any]:
    items = NewsPage.objects.filter(translation_key=page.translation_key)
    named = CommitmentPage.objects.filter(pk__in=items.values("commitments__commitment"))
    return set(named.values_list("translation_key", flat=True))


def _commitments(page: NewsPage) -> list[Pair[CommitmentPage]]:
    """The commitments that a news item names, and those that its body shows."""
    items = NewsPage.objects.filter(translation_key=page.translation_key)
    shown_in_body = [
        block.value.pk for block in page.body if block.block_type == "commitment" and block.value
    ]
    pages = CommitmentPage.objects.filter(
        Q(pk__in=items.values("commitments__commitment")) | Q(pk__in=shown_in_body)
    )
    return commitments_with(Q(translation_key__in=pages.values("translation_key")))


def _rate_blocks(
    commitments: Sequence[Pair[CommitmentPage]], request: HttpRequest
) -> dict[Any, c.RateBlock]:
    keys = [each.key for each in commitments]
    today = request_today(request)
    since = _previous_rounds(commitments, today)
    days = [day for day in since.values() if day]
    numbers = read_numbers(scopes_of(ScopeKind.COMMITMENT, keys), today, *days)
    if not numbers.known:
        return {}
    blocks = {}
    for each in commitments:
        blocks[each.key] = c.RateBlock(
            rate=numbers.rate(ScopeKind.COMMITMENT, each.key),
            delta=numbers.delta(ScopeKind.COMMITMENT, each.key, since[each.key]),
            link=c.Link(
                label=filled(
                    _("Commitment %(number)s: %(title)s"),
                    number=each.source.number,
                    title=shown(each.title),
                ),
                url=each.url,
            ),
        )
    return blocks


def _previous_rounds(
    commitments: Sequence[Pair[CommitmentPage]], today: datetime.date
) -> dict[UUID, datetime.date | None]:
    """By commitment the due day before the round of its plan's latest fact."""
    since = previous_rounds(list({plan_key(each) for each in commitments}), today)
    return {each.key: since.get(plan_key(each)) for each in commitments}
