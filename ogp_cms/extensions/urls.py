"""The addresses that plugins bring: `<language>/<label>/…`, namespace `plugins:<label>`."""

from django.urls import URLPattern, URLResolver, include, path

from ogp_cms.extensions import registry

app_name = "plugins"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{plugin.label}/", include((plugin.urls.urlpatterns, plugin.label)))
    for plugin in registry.plugins()
    if plugin.urls is not None
]
