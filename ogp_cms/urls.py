"""Every address of the site: the back office, then one tree per language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from ogp_cms.core import public_views, sitemap, views
from ogp_cms.interchange import public_views as interchange_views
from ogp_cms.newsroom import feed_views as news_feeds
from ogp_cms.progress import feed_views as report_feeds
from ogp_cms.progress import public_views as progress_views

handler404 = "ogp_cms.core.public_views.page_not_found"
handler500 = "ogp_cms.core.views.server_error"

# The pattern page is for developers; elsewhere the address is free for a page.
developer_patterns = (
    [
        path("patterns/", views.patterns, name="patterns"),
        path("patterns/<slug:name>/", views.pattern_layout, name="pattern_layout"),
    ]
    if settings.DEBUG
    else []
)

feeds = [
    path("news.xml", news_feeds.news, name="news"),
    path("plans/<slug:plan_id>.xml", report_feeds.plan, name="plan"),
    path("plans/<slug:plan_id>/<int:number>.xml", report_feeds.commitment, name="commitment"),
]

urlpatterns = [
    path("", public_views.to_reader_language, name="root"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap.sitemap_part, name="sitemap-part"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("favicon.ico", public_views.favicon, name="favicon"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("ledger/", include("ogp_cms.ledger.urls")),
    path("data/plans/<slug:plan_id>.json", interchange_views.plan_document, name="plan_document"),
    path("data/ogp-plan-1.schema.json", interchange_views.schema, name="plan_schema"),
    # In development only; elsewhere the proxy serves them (docs/operations.md).
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("", include("ogp_cms.extensions.urls")),
        *developer_patterns,
        path("site.webmanifest", public_views.manifest, name="manifest"),
        path("badge/", include("ogp_cms.progress.share_urls")),
        path("feeds/", include((feeds, "feed"))),
        path("data/", interchange_views.data, name="data"),
        path("plans/", progress_views.plans, name="plans"),
        path("plans/compare/", progress_views.compare_plans, name="compare_plans"),
        path(
            "organisations/<slug:organisation_id>/",
            progress_views.organisation,
            name="organisation",
        ),
        re_path(wagtail_urls.serve_pattern, public_views.serve_page, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
