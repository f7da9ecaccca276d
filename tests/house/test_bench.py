"""The benchmarks measure what they say: tried on little data, without looking at the clock."""

import pytest
from django.template import engines

from ogp_cms.core.dates import today
from ogp_cms.interchange.document import dumps, load, normalise
from ogp_cms.newsroom.models import StandardPage
from tests.bench import pages

pytestmark = pytest.mark.django_db


def test_the_plan_of_the_pages_is_a_valid_document():
    document = load(dumps(normalise(pages.plan())).encode(), ("fr", "ar", "en"), today())
    (first,) = [
        each for axis in document["axes"] for each in axis["commitments"] if each["number"] == 1
    ]
    assert (len(first["activities"]), len(first["updates"])) == (20, 10)


@pytest.mark.usefixtures("page_cache")
def test_pages_are_measured_beside_the_plainest(monkeypatch, tmp_path):
    engine = engines["django"].engine  # type: ignore[attr-defined]
    monkeypatch.setattr(engine, "dirs", list(engine.dirs))
    monkeypatch.setattr(StandardPage, "template", StandardPage.template)
    monkeypatch.setattr(pages, "TURNS", 1)
    monkeypatch.setattr(pages, "REQUESTS", 1)
    found = pages.measure(pages.build(tmp_path))
    made = {name: page for name, page in found.items() if not name.endswith(pages.CACHED)}
    kept = {name: page for name, page in found.items() if name.endswith(pages.CACHED)}
    assert [f"{name}{pages.CACHED}" for name in made] == list(kept)
    plainest, *others = made.values()
    assert (plainest.queries, plainest.size) == (2, len(pages.TEMPLATE) - 16 + len("Plain"))
    assert all(2 < page.queries <= pages.MOST_QUERIES for page in others)
    assert [page.queries for page in kept.values()] == [0, 0, 0]
    assert [page.size for page in kept.values()] == [page.size for page in made.values()]
    heads, *lines = pages.table(found)
    assert heads.split() == ["page", "requests/s", "ms", "ratio", "queries", "KB"]
    assert lines[0].split()[-3] == "1.00"
