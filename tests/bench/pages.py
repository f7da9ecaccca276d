"""Requests per second and queries of a commitment and of its plan, beside Wagtail's plainest page.

Each is made anew (uncached), then taken from the cache of whole pages (cached). The plainest page is
a standard page with an empty body and a template of two lines: what Wagtail, routing and middleware
cost before anything of ours is shown. All are asked for in one process by Django's test client, as
by a browser that unpacks gzip, in turns, and the best turn of each counts. Fails when a page takes
more queries than a public page may, or any from the cache.
"""

import datetime
import importlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench import imports

COMMITMENTS, ACTIVITIES, UPDATES = 18, 20, 10
TURNS, REQUESTS = 7, 15
MOST_QUERIES = 15

PLAINEST = "Wagtail's plainest page"
CACHED = ", cached"
TEMPLATE = "<!doctype html>\n<title>{{ page.title }}</title>"


class Measured(NamedTuple):
    """What a page takes: requests per second in the best turn, queries, bytes over the wire."""

    per_second: float
    queries: int
    size: int
    most_queries: int


def plan() -> dict[str, Any]:
    """A plan of 18 commitments like those of the sample; the first one has a long history."""
    document = imports.plan("bench", commitments=COMMITMENTS, updates=4)
    document["plan"]["state"] = "implementation"
    for axis in document["axes"]:
        axis["commitments"] = [
            long_commitment() if each["number"] == 1 else each for each in axis["commitments"]
        ]
    return document


def long_commitment() -> dict[str, Any]:
    """20 activities and 10 updates, each of which speaks of all of them."""
    made = imports.commitment(1, ACTIVITIES, 0)
    first = datetime.date(2018, 12, 31)
    days = [first + datetime.timedelta(days=61 * place) for place in range(UPDATES)]
    made["updates"] = [update(place, day) for place, day in enumerate(days, 1)]
    return made


def update(place: int, day: datetime.date) -> dict[str, Any]:
    """The update of a round, with something to say in most of its fields."""
    texts = {name: imports.text(f"{name} {place}") for name in ("summary", "results", "next_steps")}
    return {
        "id": day.isoformat(),
        "date": day.isoformat(),
        **texts,
        "activities": [
            {
                "number": number,
                "progress": place * 10 - number % 7,
                "done": imports.text(f"Fait {place}.{number}"),
                "not_done": imports.text(f"Reste {place}.{number}"),
            }
            for number in range(1, ACTIVITIES + 1)
        ],
    }


def main() -> int:
    """Builds the pages, measures them and prints them side by side."""
    with tempfile.TemporaryDirectory(prefix="ogp-bench-") as folder:
        os.environ["OGP_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "ogp_cms.settings.development"
        (Path(folder) / "static").mkdir()
        from django.test import override_settings

        # A process as a server starts it.
        importlib.import_module("ogp_cms.wsgi")

        # As a site is served, without the debugging of development.
        with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
            found = measure(build(Path(folder)))
    sys.stdout.write("\n".join(table(found)) + "\n")
    return 0 if all(page.queries <= page.most_queries for page in found.values()) else 1


def build(folder: Path) -> dict[str, str]:
    """Fills an empty database; the address of each page by its name."""
    from django.core.management import call_command
    from django.template import engines

    from ogp_cms.core.catalogues import compile_catalogues
    from ogp_cms.core.domain import ensure_site
    from ogp_cms.interchange.document import normalise
    from ogp_cms.interchange.domain import import_plan
    from ogp_cms.newsroom.models import StandardPage
    from ogp_cms.plans.models import CommitmentPage
    from ogp_cms.progress.rounds import generate_rounds

    compile_catalogues()
    call_command("migrate", verbosity=0, interactive=False)
    home = ensure_site()
    import_plan(normalise(plan()))
    commitment = CommitmentPage.objects.get(number=1, locale=home.locale)
    of_plan = commitment.get_parent().get_parent().specific
    generate_rounds(of_plan)
    plainest = home.add_child(instance=StandardPage(title="Plain", slug="plain"))
    (folder / "plain.html").write_text(TEMPLATE, encoding="utf-8")
    engines["django"].engine.dirs.append(str(folder))  # type: ignore[attr-defined]
    StandardPage.template = "plain.html"
    return {
        PLAINEST: plainest.url,
        f"commitment, {ACTIVITIES} activities, {UPDATES} updates": commitment.url,
        f"plan, {COMMITMENTS} commitments": of_plan.url,
    }


def measure(urls: Mapping[str, str]) -> dict[str, Measured]:
    """Every page made anew, then every page from the cache."""
    from django.test import override_settings

    with override_settings(OGP_CACHE_SECONDS=0):
        made = measure_all(urls, MOST_QUERIES)
    kept = measure_all(urls, 0)
    return made | {f"{name}{CACHED}": page for name, page in kept.items()}


def measure_all(urls: Mapping[str, str], most_queries: int) -> dict[str, Measured]:
    """Asks for each page so many times in each turn, after a first time that nobody counts."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, queries, sizes = Client(HTTP_ACCEPT_ENCODING="gzip"), {}, {}
    best = dict.fromkeys(urls, float("inf"))
    for name, url in urls.items():
        client.get(url)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answers {response.status_code}.")
        queries[name], sizes[name] = len(captured), len(response.content)
    for _turn in range(TURNS):
        for name, url in urls.items():
            begin = time.perf_counter()
            for _request in range(REQUESTS):
                client.get(url)
            best[name] = min(best[name], (time.perf_counter() - begin) / REQUESTS)
    return {
        name: Measured(1 / best[name], queries[name], sizes[name], most_queries) for name in urls
    }


def table(found: Mapping[str, Measured]) -> Iterator[str]:
    """The pages as lines, the plainest first; how many times longer than it each takes, made anew."""
    plainest = found[PLAINEST].per_second
    yield f"{'page':<50}{'requests/s':>12}{'ms':>8}{'ratio':>8}{'queries':>9}{'KB':>7}"
    for name, page in found.items():
        yield (
            f"{name:<50}{page.per_second:>12.1f}{1000 / page.per_second:>8.1f}"
            f"{plainest / page.per_second:>8.2f}{page.queries:>9}{page.size / 1000:>7.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
