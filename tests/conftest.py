"""What every test can ask for: the site, the fixed cast, and servers where they are marked."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation

from ogp_cms.core.catalogues import compile_catalogues
from ogp_cms.core.domain import ensure_site
from ogp_cms.core.models import HomePage
from ogp_cms.editorial.roles import install_roles
from ogp_cms.settings.environment import read_caches
from tests.cast import Cast, make_cast
from tests.pages import PlainMetric, tell
from tests.transactional import flush_keeps_what_migrations_brought

__all__ = ["flush_keeps_what_migrations_brought"]

# In CI everything must run: a marked test that would be skipped fails instead.
RUN_ALL = os.environ.get("OGP_TEST_ALL") == "1"

NEEDS = {
    "postgresql": (
        lambda: bool(os.environ.get("OGP_TEST_POSTGRESQL_URL")),
        "needs PostgreSQL: set OGP_TEST_POSTGRESQL_URL",
    ),
    "redis": (
        lambda: bool(os.environ.get("OGP_TEST_REDIS_URL")),
        "needs a Redis server: set OGP_TEST_REDIS_URL",
    ),
    "browser": (
        lambda: bool(shutil.which("chromium")),
        "needs Chromium (Debian: chromium)",
    ),
    "html": (
        lambda: bool(os.environ.get("OGP_VNU_JAR")) and bool(shutil.which("java")),
        "needs Java and the HTML validator: set OGP_VNU_JAR",
    ),
}


def pytest_configure(config: pytest.Config) -> None:
    compile_catalogues()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for marker, (available, reason) in NEEDS.items():
        if RUN_ALL or available():
            continue
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    outcome = yield
    report = outcome.get_result()
    if RUN_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"


@pytest.fixture(autouse=True)
def the_language_of_no_other_test() -> None:
    """A request leaves its language behind, in which the next test would then be."""
    translation.deactivate()


@pytest.fixture
def translated(settings: Any) -> None:
    """The catalogues, for what is tested in the words that a reader sees.

    Elsewhere texts are those of the code, so that a better translation breaks no test.
    """
    settings.LOCALE_PATHS = [settings.MESSAGES_DIR]


@pytest.fixture
def home(db: Any) -> HomePage:
    """The home page of the source language, with its translations and the default site."""
    return ensure_site()


@pytest.fixture
def cast(db: Any) -> Cast:
    """One person of every role, without any right yet."""
    return make_cast()


@pytest.fixture
def cast_with_rights(cast: Cast, home: HomePage) -> Cast:
    """The cast, with the rights of their groups; plans that are made later get theirs too."""
    install_roles()
    return cast


@pytest.fixture
def in_english(client: Client) -> Iterator[None]:
    """Sentences in the language of the code, in the back office too, whatever is translated."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def rates(monkeypatch: pytest.MonkeyPatch) -> PlainMetric:
    """The completion rate by a metric of the tests' own, whatever plugins are switched on."""
    metric = PlainMetric()
    monkeypatch.setattr("ogp_cms.extensions.registry.metric", lambda _name: metric)
    return metric


@pytest.fixture(scope="module")
def story(django_db_setup: Any, django_db_blocker: Any) -> Any:
    """A small plan with reports, rounds and news, in French and for the most part in Arabic.

    Made once for all tests of a module, each of which undoes only what it did itself.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield tell(ensure_site())
        transaction.set_rollback(True)


@pytest.fixture
def page_cache(settings: Any, tmp_path: Path) -> Path:
    """The caches of a site as they are by default: files that all processes share.

    Only with real commits (`transaction=True`) is anything raised.
    """
    aliases = ["default", "pages", "generation"]
    settings.CACHES = read_caches("OGP_TEST_NOT_SET", tmp_path / "cache", aliases)
    return tmp_path / "cache"
