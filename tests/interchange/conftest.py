"""What the tests of the interchange share."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import import_plan
from tests.interchange.documents import small


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the language of the msgids, whatever the catalogues say."""
    with translation.override("en"):
        yield


@pytest.fixture
def document(home):
    """The small document, imported."""
    made = normalise(small())
    import_plan(made)
    return made
