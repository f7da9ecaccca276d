"""Every public address is kept by the page cache, or it stands here with the reason why not."""

from django.urls import URLPattern, URLResolver, get_resolver

# Views of others, by the start of their module.
NOT_OURS = ("wagtail", "django.views", "django.contrib")
NOT_KEPT = {
    "ogp_cms.core.public_views.to_reader_language": "a redirect by what the browser asks for",
    "ogp_cms.core.public_views.serve_page": "marks its answers itself, but for restricted pages",
    "ogp_cms.ledger.views.download": "long streams, with a tag made from the chain's head",
    "ogp_cms.core.public_views.favicon": "a redirect to a file",
    "ogp_cms.interchange.public_views.plan_document": "a large download, with a tag of its own",
    "ogp_cms.interchange.public_views.schema": "a file",
    "ogp_cms.core.views.patterns": "for developers",
    "ogp_cms.core.views.pattern_layout": "for developers",
    "tests.dummy_plugin.urls.greet": "of the tests",
}


def views(patterns):
    for each in patterns:
        if str(each.pattern) == "admin/":
            continue
        if isinstance(each, URLResolver):
            yield from views(each.url_patterns)
        elif isinstance(each, URLPattern):
            yield each.callback


def name_of(view):
    view = getattr(view, "view_class", view)
    return f"{view.__module__}.{view.__qualname__}"


def test_every_public_view_is_marked_or_has_a_reason():
    found = {
        name_of(view): getattr(view, "is_public_page", False)
        for view in views(get_resolver().url_patterns)
    }
    ours = {name: marked for name, marked in found.items() if not name.startswith(NOT_OURS)}
    assert {name for name, marked in ours.items() if not marked} - NOT_KEPT.keys() == set()
    assert {name for name, marked in ours.items() if marked} & NOT_KEPT.keys() == set()
