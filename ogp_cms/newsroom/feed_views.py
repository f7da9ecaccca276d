"""The feed of all news, in the reader's language."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ogp_cms.core.dates import time_zone
from ogp_cms.core.feeds import LATEST, Feed, FeedEntry, atom, changed_at
from ogp_cms.core.site_map import page_url, site_map
from ogp_cms.extensions.caching import public_page
from ogp_cms.newsroom.models import NewsIndexPage, NewsPage
from ogp_cms.newsroom.presenters import NEWS_INDEX
from ogp_cms.newsroom.queries import latest_news
from ogp_cms.progress.presenters.words import reader_language


@require_safe
@public_page
def news(request: HttpRequest) -> HttpResponse:
    """The latest news (3 queries); Http404 while the site has no news page."""
    tree = site_map(request)
    index = next((node for node in tree.top if node.model == NEWS_INDEX), None)
    if index is None:
        raise Http404(_("There is no news."))
    entries = [_entry(item) for item in latest_news(reader_language(), LATEST)]
    begun = changed_at(NewsIndexPage.objects.get(pk=index.pk))
    feed = Feed(index.title, tree.url(index.url_path), entries, begun)
    return atom(request, feed, reader_language())


def _entry(item: NewsPage) -> FeedEntry:
    return FeedEntry(
        key=item.translation_key,
        title=item.title,
        url=page_url(reader_language(), item.url_path),
        published=datetime.datetime.combine(item.date, datetime.time.min, tzinfo=time_zone()),
        updated=changed_at(item),
        text=item.intro,
        language=item.language,
    )
