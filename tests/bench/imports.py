"""Importing a large plan in bulk, and a sample of the same page by page.

500 commitments, 2,500 activities, 5,000 updates in three languages, into a database of its own.
The sample is written into the same database, where everything stands already. Fails when the
bulk import is not at least ten times as fast per page.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LANGUAGES = ("fr", "ar", "en")
AT_LEAST = 10


def text(words: str) -> dict[str, str]:
    """The words in every language, each a text of its own."""
    return {
        code: f"{words} [{code}]. " + "Une phrase de plus, ni longue ni courte. " * 2
        for code in LANGUAGES
    }


def title(words: str) -> dict[str, str]:
    """A short text in every language."""
    return {code: f"{words} [{code}]" for code in LANGUAGES}


def plan(name: str, *, commitments: int, activities: int = 5, updates: int = 10) -> dict[str, Any]:
    """A plan of so many commitments, each with so many activities and updates."""
    return {
        "format": "ogp-plan",
        "version": 1,
        "source_language": "fr",
        "plan": {
            "id": name,
            "title": title(f"Plan {name}"),
            "start": "2018-10-01",
            "end": "2020-12-31",
            # Until a plan is in implementation, placements by hand and by import are the same.
            "state": "adopted",
        },
        "organisations": [
            {"id": f"org-{number}", "name": title(f"Organisation {number}")} for number in range(10)
        ],
        "axes": [
            {
                "id": f"axis-{axis}",
                "title": title(f"Axe {axis}"),
                "commitments": [
                    commitment(number, activities, updates)
                    for number in range(axis, commitments + 1, 5)
                ],
            }
            for axis in range(1, 6)
        ],
    }


def commitment(number: int, activities: int, updates: int) -> dict[str, Any]:
    """A commitment whose updates speak of three activities each."""
    return {
        "number": number,
        "title": title(f"Engagement {number}"),
        "lead_organisation": f"org-{number % 10}",
        "problem": text(f"Problème {number}"),
        "description": text(f"Description {number}"),
        "activities": [
            {"number": each, "title": title(f"Activité {number}.{each}")}
            for each in range(1, activities + 1)
        ],
        "planning_changes": [
            {
                "id": "2018-10-01",
                "date": "2018-10-01",
                "reason": text(f"Poids {number}"),
                "activities": [
                    {"number": each, "weight": 10 + each} for each in range(1, activities + 1)
                ],
            }
        ],
        "updates": [
            {
                "id": f"2019-{month:02d}-28",
                "date": f"2019-{month:02d}-28",
                "summary": text(f"Résumé {number}.{month}"),
                "activities": [
                    {
                        "number": each,
                        "progress": month * 10 - each,
                        "done": text(f"Fait {number}.{month}.{each}"),
                    }
                    for each in range(1, min(3, activities) + 1)
                ],
            }
            for month in range(1, updates + 1)
        ],
    }


def main() -> int:
    """Measures both ways and prints them with their ratio."""
    with tempfile.TemporaryDirectory(prefix="ogp-bench-") as folder:
        os.environ["OGP_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "ogp_cms.settings.development"
        import django

        django.setup()
        return measure(Path(folder))


def measure(folder: Path) -> int:
    """Needs an empty database that Django has been set up for."""
    import json
    import resource

    from django.core.management import call_command
    from wagtail.models import Page

    from ogp_cms.core.dates import today
    from ogp_cms.core.domain import ensure_site
    from ogp_cms.interchange.document import dumps, load, normalise
    from ogp_cms.interchange.domain import export_plan, import_plan
    from tests.interchange.by_hand import publish_by_hand

    call_command("migrate", verbosity=0, interactive=False)
    ensure_site()
    raw = json.dumps(plan("large", commitments=500)).encode()
    before = Page.objects.count()

    started = time.perf_counter()
    document = load(raw, LANGUAGES, today())
    checked = time.perf_counter() - started
    import_plan(document)
    bulk = time.perf_counter() - started
    bulk_pages = Page.objects.count() - before

    started = time.perf_counter()
    exported = export_plan("large")
    export = time.perf_counter() - started
    if dumps(exported) != dumps(document):
        sys.stderr.write("The export differs from what was imported.\n")
        return 1
    started = time.perf_counter()
    import_plan(document)
    again = time.perf_counter() - started

    sample = normalise(plan("sample", commitments=5))
    started = time.perf_counter()
    pages = publish_by_hand(sample)
    by_hand = time.perf_counter() - started

    ratio = (by_hand / pages) / (bulk / bulk_pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in folder.rglob("*.sqlite3*")) / 1e6
    lines = [
        f"document: {len(raw) / 1e6:.1f} MB, checked in {checked:.1f} s",
        f"in bulk: {bulk_pages} pages in {bulk:.1f} s, {bulk / bulk_pages * 1000:.2f} ms a page",
        f"  database {size:.0f} MB, memory {memory:.0f} MB",
        f"export: {export:.1f} s; the same import again, without a change: {again:.1f} s",
        f"page by page: {pages} pages in {by_hand:.1f} s, {by_hand / pages * 1000:.2f} ms a page",
        f"  all of it would take {by_hand / pages * bulk_pages / 60:.0f} minutes",
        f"ratio: {ratio:.1f} ×, at least {AT_LEAST} × is wanted",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if ratio >= AT_LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
