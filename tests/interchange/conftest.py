"""What the tests of the interchange share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the language of the msgids, whatever the catalogues say."""
    with translation.override("en"):
        yield
