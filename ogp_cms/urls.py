"""Every address of the site: the back office, then one tree per language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from ogp_cms.core import views

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

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        *developer_patterns,
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
