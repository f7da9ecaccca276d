"""The same on a Redis server, chosen by its URL."""

import os
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse

from ogp_cms.core.page_cache import generation
from ogp_cms.extensions.caching import mark_public
from ogp_cms.settings.environment import read_caches
from tests.core.page_cache.test_middleware import BODY, Site, public

ALIASES = ["default", "pages", "generation"]

pytestmark = pytest.mark.redis


@pytest.fixture
def redis(settings, monkeypatch, tmp_path):
    """The three caches on the server; nothing of them is left there."""
    monkeypatch.setenv("OGP_X", os.environ["OGP_TEST_REDIS_URL"])
    settings.CACHES = read_caches("OGP_X", tmp_path, ALIASES)
    yield
    for alias in ALIASES:
        caches[alias].clear()


def test_pages_are_kept_until_the_generation_is_raised(redis):
    site = Site(public)
    first, second = site.get(), site.get()
    assert (site.asked, first.content, second.content) == (1, BODY.encode(), BODY.encode())
    assert dict(first.headers) == dict(second.headers)
    generation.raise_now()
    site.get()
    assert site.asked == 2


def test_the_caches_do_not_mix(redis):
    for alias in ALIASES:
        caches[alias].set("key", alias)
    assert [caches[alias].get("key") for alias in ALIASES] == ALIASES


def test_the_generation_does_not_expire(redis):
    generation.raise_now()
    cache: Any = caches["generation"]
    key = cache.make_key(generation.KEY)
    assert cache._cache.get_client(key).ttl(key) == -1


def test_any_bytes_come_back(redis):
    body = bytes(range(256)) * 4
    site = Site(lambda _request: mark_public(HttpResponse(body, content_type="image/png")))
    assert [site.get().content for _time in range(2)] == [body, body]
    assert site.asked == 1


def test_a_server_that_is_gone_stops_nobody(redis, settings, monkeypatch, tmp_path, caplog):
    with monkeypatch.context() as patch:
        # Nobody listens on port 1.
        patch.setenv("OGP_X", "redis://127.0.0.1:1/0")
        settings.CACHES = read_caches("OGP_X", tmp_path, ALIASES)
    site = Site(public)
    assert [site.get().content for _time in range(2)] == [BODY.encode()] * 2
    assert site.asked == 2
    generation.raise_now()
    assert "cannot be read" in caplog.text
    assert "cannot be raised" in caplog.text
    monkeypatch.setenv("OGP_X", os.environ["OGP_TEST_REDIS_URL"])
    settings.CACHES = read_caches("OGP_X", tmp_path, ALIASES)
