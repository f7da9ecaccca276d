"""A command in a process of its own raises the generation for the server that runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interchange.documents import small

ROOT = Path(__file__).resolve().parents[3]
# Only a process that hangs is given up; a busy machine needs minutes.
PATIENCE = 600

# A server, as far as pages go: asked for an address it says the number of queries, and whether
# the title that the import brings is on the page.
SERVER = """
import sys
from ogp_cms.wsgi import application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
client = Client(HTTP_HOST="127.0.0.1")
print("ready", flush=True)
for line in sys.stdin:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(line.strip())
    print(len(captured), "Le plan" in response.content.decode(), flush=True)
"""


@pytest.fixture
def environment(tmp_path):
    """A site of its own, with the files of its cache."""
    return os.environ | {
        "OGP_DATA_DIR": str(tmp_path),
        "OGP_DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.development",
        # The core alone: no plugin of the test suite follows into another process.
        "OGP_PLUGINS": "",
        "PYTHONPATH": str(ROOT),
    }


def manage(environment, *arguments):
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )


def test_an_import_in_another_process_shows_at_once(environment, tmp_path):
    code = "from ogp_cms.core.domain import ensure_site; ensure_site()"
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "shell", "--command", code)
    document = tmp_path / "plan.json"
    document.write_text(json.dumps(small()), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", SERVER],
        cwd=ROOT,
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as server:

        def ask():
            server.stdin.write("/fr/plans/\n")
            server.stdin.flush()
            queries, shown = server.stdout.readline().split()
            return int(queries), shown == "True"

        assert server.stdout.readline() == "ready\n"
        queries, shown = ask()
        assert queries > 0
        assert not shown
        assert ask() == (0, False)
        manage(environment, "import_plan", str(document), "--dry-run")
        assert ask() == (0, False)
        manage(environment, "import_plan", str(document))
        queries, shown = ask()
        assert queries > 0
        assert shown
        assert ask() == (0, True)
        server.stdin.close()
        assert server.wait(timeout=PATIENCE) == 0
