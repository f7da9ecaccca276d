"""Finding news: the latest, and those about a commitment, each once and in the reader's language."""

import datetime
from collections.abc import Collection, Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from ogp_cms.newsroom.models import NewsIndexPage, NewsPage
from ogp_cms.plans.models import CommitmentPage, PlanPage


def latest_news(language: str, limit: int | None = None) -> list[NewsPage]:
    """The public news, newest first (1 query).

    Each item once: in this language where it has been translated, else in the source language,
    else in the first that has it.
    """
    return _newest(_in_language(NewsPage.objects.live(), language), limit)


def news_of(index: NewsIndexPage, language: str) -> list[NewsPage]:
    """The public news of an index, whatever tree its items are in, newest first (2 queries)."""
    indexes = NewsIndexPage.objects.filter(translation_key=index.translation_key)
    below = Q(pk__in=[])
    for path in indexes.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return _newest(_in_language(NewsPage.objects.live().filter(below), language), None)


def news_about(commitment: UUID, language: str, limit: int | None = None) -> list[NewsPage]:
    """The public news that name a commitment, given by key, newest first (1 query).

    One naming is enough for every language of an item, whichever language's page it names.
    """
    named = NewsPage.objects.live().filter(commitments__commitment__translation_key=commitment)
    pages = NewsPage.objects.live().filter(translation_key__in=named.values("translation_key"))
    return _newest(_in_language(pages, language), limit)


def commitments_of(news: NewsPage) -> list[CommitmentPage]:
    """The public commitments that a news item names, as pages of their source trees (3 queries).

    Of a translation they are those of the item in every language: naming is not translated.
    """
    items = NewsPage.objects.filter(translation_key=news.translation_key)
    keys = CommitmentPage.objects.filter(
        pk__in=items.values("commitments__commitment")
    ).values_list("translation_key", flat=True)
    return source_commitments(set(keys))


def source_commitments(keys: Collection[UUID]) -> list[CommitmentPage]:
    """The public source pages of these commitments, by plan and number (2 queries)."""
    pages = CommitmentPage.objects.live().filter(
        translation_key__in=list(keys), alias_of__isnull=True
    )
    found = list(pages.select_related("locale", "lead_organisation").order_by("number"))
    languages = _plan_languages(found)
    return [page for page in found if languages.get(page.plan_page) == page.language]


def _plan_languages(pages: Iterable[CommitmentPage]) -> dict[int | None, str]:
    plans = PlanPage.objects.filter(pk__in={page.plan_page for page in pages if page.plan_page})
    return dict(plans.values_list("pk", "source_language"))


def _in_language(pages: QuerySet[NewsPage], language: str) -> list[NewsPage]:
    order = [language, *(code for code, _name in settings.LANGUAGES if code != language)]
    ranks = {code: rank for rank, code in enumerate(order)}
    chosen: dict[UUID, NewsPage] = {}
    own = pages.filter(alias_of__isnull=True).select_related("locale", "organisation")
    for page in sorted(own, key=lambda each: ranks.get(each.language, len(ranks))):
        chosen.setdefault(page.translation_key, page)
    return list(chosen.values())


def _newest(pages: list[NewsPage], limit: int | None) -> list[NewsPage]:
    return sorted(pages, key=_recency, reverse=True)[:limit]


def _recency(page: NewsPage) -> tuple[datetime.date, float, int]:
    published = page.first_published_at
    return (page.date, published.timestamp() if published else 0.0, page.pk)
