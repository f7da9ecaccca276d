"""Imports in processes of their own: killed in the middle, and two at once."""

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.bench.imports import plan
from tests.interchange.documents import small

# Only a process that hangs is given up; a busy machine needs minutes.
PATIENCE = 600
ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
import django; django.setup()
from django.core.management import call_command
from ogp_cms.core.domain import ensure_site
call_command("migrate", verbosity=0, interactive=False)
ensure_site()
call_command("import_plan", {small!r}, stdout=open("/dev/null", "w"))
"""
DIGEST = """
import django; django.setup()
from tests.interchange.digest import digest
import json
print(json.dumps(digest()))
"""
IMPORT = """
import django; django.setup()
from pathlib import Path
from ogp_cms.core.dates import today
from ogp_cms.interchange import document as d
from ogp_cms.interchange.domain import import_plan
document = d.load(Path({large!r}).read_bytes(), ["fr", "ar", "en"], today())
changes = import_plan(document, progress=lambda count: print(count, flush=True))
counted = [sum(item.action == action for item in changes.items) for action in ("added", "untouched")]
print("done", *counted, flush=True)
"""


def new_database(vendor: str, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database; a server's goes again afterwards."""
    if vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'db.sqlite3'}"
        return
    server = urlsplit(os.environ["OGP_TEST_POSTGRESQL_URL"])
    name = f"ogp_interchange_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(urlunsplit(server), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(server._replace(path=f"/{name}"))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def site(request, tmp_path):
    """A site of its own with a small plan; runs code in another process."""
    for url in new_database(request.param, tmp_path):
        environment = os.environ | {
            "OGP_DATA_DIR": str(tmp_path),
            "OGP_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.development",
            # The core alone: no plugin of the test suite follows into another process.
            "OGP_PLUGINS": "",
            "PYTHONPATH": str(ROOT),
        }
        start = partial(
            subprocess.Popen, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        file = tmp_path / "small.json"
        file.write_text(json.dumps(small()), encoding="utf-8")
        with start([sys.executable, "-c", PREPARE.format(small=str(file))]) as preparing:
            assert preparing.wait(timeout=PATIENCE) == 0
        yield lambda code, start=start: start([sys.executable, "-c", code])


def rows(start) -> dict[str, str]:
    with start(DIGEST) as process:
        output, _errors = process.communicate(timeout=PATIENCE)
    found: dict[str, str] = json.loads(output)
    return found


@pytest.fixture
def large(tmp_path) -> str:
    """The file of a plan that takes some seconds to import."""
    path = tmp_path / "large.json"
    path.write_text(json.dumps(plan("large", commitments=10)), encoding="utf-8")
    return str(path)


def test_an_import_killed_in_the_middle_leaves_no_trace(site, large):
    before = rows(site)
    with site(IMPORT.format(large=large)) as process:
        written = 0
        # Plan, axes and commitments in all languages are written, their reports are not.
        while written < 16:
            written += int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=PATIENCE) == -signal.SIGKILL
        assert "done" not in process.stdout.read()
    assert rows(site) == before
    with site(IMPORT.format(large=large)) as process:
        output, _errors = process.communicate(timeout=PATIENCE)
    assert output.endswith("done 136 0\n")
    assert rows(site) != before


def test_of_two_first_imports_at_once_the_second_finds_the_plan(site, large):
    with site(IMPORT.format(large=large)) as one, site(IMPORT.format(large=large)) as other:
        last = [each.communicate(timeout=PATIENCE)[0].splitlines()[-1] for each in (one, other)]
    assert sorted(last) == ["done 0 136", "done 136 0"]
