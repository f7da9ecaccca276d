"""Two writers at the same moment, and a writer that is killed: real processes, real databases."""

import os
import re
import sqlite3
import subprocess
import sys
import time
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]

# One worker of xdist: the databases are made once.
pytestmark = pytest.mark.xdist_group("ledger-concurrency")

PRELUDE = """
import datetime, sys, time
from decimal import Decimal
from uuid import UUID
import django
django.setup()
from django.db import connection, transaction
from ogp_cms.core.domain import ensure_site
from ogp_cms.ledger import domain, guard, queries
from ogp_cms.ledger.domain import Approval, Fact, Placement, ReportFacts
from ogp_cms.ledger.models import Entry
from ogp_cms.plans.models import Activity, CommitmentPage, PlanPage
from tests import factories as f
APPROVAL = Approval("secretariat", 7)
DAY = datetime.date(2021, 1, 1)
def say(*words):
    print(*words, flush=True)
"""


class Database:
    """A database of its own, and processes that work on it."""

    def __init__(self, url, folder):
        self.environment = {
            **os.environ,
            "OGP_DATABASE_URL": url,
            "OGP_DATA_DIR": str(folder),
            # Not those of tests: what runs after a commit is part of the matter.
            "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.development",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, code, *arguments):
        return subprocess.Popen(
            [sys.executable, "-c", PRELUDE + code, *map(str, arguments)],
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, code, *arguments):
        process = self.start(code, *arguments)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out.split()

    def manage(self, *arguments):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            env=self.environment,
            cwd=ROOT,
            text=True,
            capture_output=True,
            timeout=120,
            check=False,
        )

    def assert_whole(self):
        """The chain verifies, so its numbers have no gap; returns how many entries there are."""
        verified = self.manage("ledger", "verify")
        assert verified.returncode == 0, verified.stderr
        found = re.fullmatch(r"The chain is whole: (\d+) entries, [0-9a-f]{64}.\n", verified.stdout)
        assert found is not None
        return int(found[1])


@pytest.fixture(
    scope="module",
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def database(request, tmp_path_factory):
    """A migrated database with a running plan of two commitments."""
    make = sqlite_database if request.param == "sqlite" else postgresql_database
    for url in make(request, tmp_path_factory):
        database = Database(url, tmp_path_factory.mktemp("data"))
        migrated = database.manage("migrate", "--verbosity", "0")
        assert migrated.returncode == 0, migrated.stderr
        database.run(
            """
plan = f.publish(f.PlanPageFactory(parent=ensure_site()))
axis = f.publish(f.AxisPageFactory(parent=plan))
for number in (1, 2):
    f.publish(f.CommitmentPageFactory(parent=axis, number=number, activities=1))
"""
        )
        yield database


def sqlite_database(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite3"
    if connection.vendor == "sqlite":
        # The test database is migrated already, and a copy is quicker than migrating.
        request.getfixturevalue("django_db_setup")
        name = str(connection.settings_dict["NAME"])
        with sqlite3.connect(name) as source, sqlite3.connect(path) as target:
            source.backup(target)
        source.close()
        target.close()
    yield f"sqlite:///{path}"


def postgresql_database(request, tmp_path_factory):
    server = os.environ["OGP_TEST_POSTGRESQL_URL"]
    name = f"ogp_ledger_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


PUBLISH = """
page = CommitmentPage.objects.get(number=int(sys.argv[1]))
plan = PlanPage.objects.get().translation_key
activity = page.activities.get(number=1).translation_key
say("ready")
sys.stdin.readline()
started = time.time()
for turn in range(2, 10):
    page.activities.add(Activity(number=turn, title="More", locale=page.locale))
    page = f.publish(page)
    report = ReportFacts(page.translation_key, turn, [
        Fact("progress", activity, DAY, progress=Decimal(turn))])
    with transaction.atomic():
        domain.record_report(plan, report, APPROVAL)
say(started, time.time())
"""


def test_two_publications_at_the_same_moment(database):
    before = database.assert_whole()
    workers = [database.start(PUBLISH, number) for number in (1, 2)]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    spans = []
    for worker in workers:
        out, err = worker.communicate(timeout=180)
        assert worker.returncode == 0, err
        spans.append([float(word) for word in out.split()])
    (first_start, first_end), (second_start, second_end) = spans
    assert max(first_start, second_start) < min(first_end, second_end), "they met"
    # Each: 8 activities, 8 facts, 7 withdrawals.
    assert database.assert_whole() == before + 2 * (8 + 8 + 7)


HOLD = """
subject, amount = UUID(int=int(sys.argv[1])), int(sys.argv[2])
say("ready")
with transaction.atomic():
    numbers = domain.append(
        Entry(kind="placement", plan=subject, subject_kind="axis", subject=UUID(int=n),
              effective=DAY, parent=subject, role="import") for n in range(amount))
    say(numbers[0])
    if len(sys.argv) > 3:
        sys.stdin.readline()
"""


def test_the_second_writer_waits_for_the_first_to_finish(database):
    first = database.start(HOLD, 1, 3, "hold")
    assert first.stdout.readline() == "ready\n"
    number = int(first.stdout.readline())
    second = database.start(HOLD, 2, 1)
    assert second.stdout.readline() == "ready\n"
    time.sleep(1)
    assert second.poll() is None
    _out, first_err = first.communicate("\n", timeout=60)
    out, err = second.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0), first_err + err
    assert int(out) == number + 3
    database.assert_whole()


def test_a_writer_that_is_killed_leaves_nothing(database):
    before = database.assert_whole()
    writer = database.start(HOLD, 3, 5000, "hold")
    assert writer.stdout.readline() == "ready\n"
    assert int(writer.stdout.readline()) == before + 1
    writer.kill()
    writer.communicate()
    assert database.assert_whole() == before
    assert database.run(HOLD, 4, 1) == ["ready", str(before + 1)]
    assert database.assert_whole() == before + 1


def test_a_tampered_row_and_a_lifted_guard_are_found(database):
    """The last of the module: the chain is broken afterwards."""
    assert database.manage("check", "--database", "default").returncode == 0
    database.run("guard.lift(connection); Entry.objects.filter(number=2).update(revision=999)")
    checked = database.manage("check", "--database", "default")
    assert checked.returncode == 1
    assert "ogp_ledger.E001" in checked.stderr
    assert database.manage("ledger", "guard").returncode == 0
    assert database.manage("check", "--database", "default").returncode == 0
    verified = database.manage("ledger", "verify")
    assert verified.returncode == 1
    assert "entry 2: its hash does not fit its fields" in verified.stderr
