"""An import that is killed in the middle leaves no trace of itself."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.imports import plan
from tests.interchange.documents import small

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
import_plan(document, progress=lambda count: print(count, flush=True))
print("done", flush=True)
"""


@pytest.fixture
def site(tmp_path):
    """A site of its own in a file, with a small plan; runs code in another process."""
    environment = os.environ | {
        "OGP_DATA_DIR": str(tmp_path),
        "OGP_DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.development",
        # The core alone: no plugin of the test suite follows into another process.
        "OGP_PLUGINS": "",
        "PYTHONPATH": str(ROOT),
    }

    def start(code: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    file = tmp_path / "small.json"
    file.write_text(json.dumps(small()), encoding="utf-8")
    with start(PREPARE.format(small=str(file))) as preparing:
        assert preparing.wait(timeout=120) == 0
    return start


def rows(start) -> dict[str, str]:
    with start(DIGEST) as process:
        output, _errors = process.communicate(timeout=60)
    found: dict[str, str] = json.loads(output)
    return found


def test_an_import_killed_in_the_middle_leaves_no_trace(site, tmp_path):
    large = tmp_path / "large.json"
    large.write_text(json.dumps(plan("large", commitments=20)), encoding="utf-8")
    before = rows(site)
    with site(IMPORT.format(large=str(large))) as process:
        written = 0
        # Plan, axes, and the first commitments with their reports in all languages.
        while written < 26:
            written += int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=30) == -signal.SIGKILL
        assert "done" not in process.stdout.read()
    assert rows(site) == before
    with site(IMPORT.format(large=str(large))) as process:
        output, _errors = process.communicate(timeout=120)
    assert output.endswith("done\n")
    assert rows(site) != before
