"""A warm cache asks the database nothing, and a new day is a new page."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.test_pages_render import TYPES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates", "page_cache")]

LANGUAGES = ("fr", "ar", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TYPES)
def test_no_query_from_a_warm_cache(client, story, kind, language, django_assert_num_queries):
    path = f"/{language}/{TYPES[kind]}"
    made = client.get(path)
    with django_assert_num_queries(0):
        kept = client.get(path)
    assert (kept.status_code, kept.content, dict(kept.headers)) == (
        made.status_code,
        made.content,
        dict(made.headers),
    )


def test_the_day_is_part_of_the_place(client, story, monkeypatch, django_assert_num_queries):
    client.get("/fr/plan-2024/")
    with django_assert_num_queries(0):
        client.get("/fr/plan-2024/")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    with CaptureQueriesContext(connection) as captured:
        client.get("/fr/plan-2024/")
    assert len(captured) > 0
