"""Every address of the site: the back office, then one tree per language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from ogp_cms.core import views as core_views

urlpatterns = [
    path("", core_views.to_reader_language, name="root"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("ledger/", include("ogp_cms.ledger.urls")),
    *i18n_patterns(
        path("", include("ogp_cms.extensions.urls")),
        re_path(wagtail_urls.serve_pattern, core_views.serve_page, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
