"""What every test can ask for: the site, a plan, the fixed cast."""

from typing import Any

import pytest

from ogp_cms.core.domain import ensure_site
from ogp_cms.core.models import HomePage


@pytest.fixture
def home(db: Any) -> HomePage:
    """The home page of the source language, with its translations and the default site."""
    return ensure_site()
