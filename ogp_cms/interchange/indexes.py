"""The search index of the back office, brought up to date in one pass."""

from collections.abc import Mapping, Sequence

from modelsearch.backends import get_search_backends_with_name  # type: ignore[import-untyped]
from wagtail.models import Page

from ogp_cms.interchange.rows import batched


def index_search(written: Mapping[type[Page], Sequence[int]]) -> None:
    """Adds new pages, given by type and id, to every index that updates itself."""
    backends = [each for _name, each in get_search_backends_with_name(with_auto_update=True)]
    for model, pks in written.items():
        for part in batched(pks):
            pages = list(model._default_manager.filter(pk__in=part))
            for backend in backends:
                backend.add_bulk(model, pages)
