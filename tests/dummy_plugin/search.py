from collections.abc import Iterable, Sequence
from uuid import UUID

from ogp_cms.extensions import SearchDocument, SearchField, SearchSource, SearchText

KEY = UUID(int=1)


class GreetingSource(SearchSource):
    """One document."""

    name = "dummy_greetings"
    label = "Greetings"
    fields = (SearchField("title", "title", weight=2),)

    def documents(self, keys: Sequence[UUID] | None = None) -> Iterable[SearchDocument]:
        if keys is None or KEY in keys:
            text = SearchText("title", "en", "Good morning")
            yield SearchDocument(key=KEY, urls={"en": "/en/dummy/"}, texts=[text])
