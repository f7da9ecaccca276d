"""News in the back office: the newest first, with their date."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from ogp_cms.core.columns import DayColumn
from ogp_cms.newsroom.models import NewsPage

COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    DayColumn("date", label=_("Date"), sort_key="date"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
    Column("organisation", label=_("Organisation")),
    PageStatusColumn("status", label=_("Status"), sort_key="live"),
]


class NewsPages(PageViewSet):
    model = NewsPage
    columns = COLUMNS
    ordering = "-date"


class NewsListing(PageListingViewSet):
    model = NewsPage
    name = "news_pages"
    icon = "bullhorn"
    menu_label = _("News")
    menu_order = 160
    add_to_admin_menu = True
    columns = COLUMNS
    ordering = "-date"
