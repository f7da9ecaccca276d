"""The public downloads, and the verifier that needs nothing but Python."""

import csv
import io
import json
import subprocess
import sys

import pytest
from django.urls import reverse

from ogp_cms.ledger import chain, export, queries
from ogp_cms.ledger.views import VERIFIER
from tests.ledger.conftest import SECOND, progress, record


@pytest.fixture
def filled(activities):
    record(progress(50), progress("60.5", activity=SECOND))
    record(progress(50), revision=2)


def body(response):
    return b"".join(response.streaming_content).decode()


def test_the_addresses_are_outside_of_the_languages():
    names = ("ledger:csv", "ledger:jsonl", "ledger:verifier")
    assert [reverse(name) for name in names] == [
        "/ledger/ledger.csv",
        "/ledger/ledger.jsonl",
        "/ledger/verify_ledger.py",
    ]


def test_the_csv(client, filled):
    response = client.get("/ledger/ledger.csv")
    head = queries.head()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="ledger-6.csv"'
    assert response.headers["X-Ledger-Number"] == "6"
    assert response.headers["X-Ledger-Hash"] == head.hash
    rows = list(csv.DictReader(io.StringIO(body(response))))
    assert list(rows[0]) == [*chain.PUBLIC_FIELDS, "hash"]
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert (rows[4]["progress"], rows[5]["withdraws"], rows[5]["hash"]) == ("60.50", "5", head.hash)
    assert "approved_by" not in rows[0]


def test_the_json_lines(client, filled):
    response = client.get("/ledger/ledger.jsonl")
    assert response.headers["Content-Type"] == "application/jsonl; charset=utf-8"
    head, *entries = map(json.loads, body(response).splitlines())
    assert (head["number"], head["hash"]) == (6, entries[-1]["hash"])
    assert not any("approved_by" in entry for entry in entries)


def test_what_somebody_has_is_not_sent_again(client, filled):
    etag = client.get("/ledger/ledger.csv").headers["ETag"]
    assert client.get("/ledger/ledger.csv", headers={"If-None-Match": etag}).status_code == 304
    assert client.get("/ledger/ledger.jsonl", headers={"If-None-Match": etag}).status_code == 200
    record(progress(70), revision=3)
    assert client.get("/ledger/ledger.csv", headers={"If-None-Match": etag}).status_code == 200


def test_only_reading_is_allowed(client, db):
    assert client.head("/ledger/ledger.csv").status_code == 200
    assert client.post("/ledger/ledger.csv").status_code == 405
    assert client.post("/ledger/verify_ledger.py").status_code == 405


def test_an_empty_ledger_is_a_file_too(client, db):
    [line] = body(client.get("/ledger/ledger.jsonl")).splitlines()
    assert json.loads(line)["number"] == 0
    assert body(client.get("/ledger/ledger.csv")).count("\r\n") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_download_takes_the_same_queries(client, activities, count, django_assert_num_queries):
    record(*(progress(50, activity=key) for key in activities[:count]))
    # The head for the tag, the head, the entries.
    with django_assert_num_queries(3):
        body(client.get("/ledger/ledger.jsonl"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_starts_a_formula(text):
    assert export.safe_cell(text) == f"'{text}"


def test_an_ordinary_cell_stays_as_it_is():
    assert [export.safe_cell(cell) for cell in ("a=1", 7, None)] == ["a=1", "7", ""]


def test_lines_are_sent_in_larger_pieces(monkeypatch):
    monkeypatch.setattr(export, "BATCH", 2)
    assert list(export.batched(iter("abcde"))) == ["ab", "cd", "e"]
    assert list(export.batched(iter("ab"))) == ["ab"]


# The verifier


@pytest.fixture
def ledger_file(client, filled, tmp_path):
    path = tmp_path / "ledger.jsonl"
    path.write_text(body(client.get("/ledger/ledger.jsonl")))
    return path


def run_verifier(*arguments):
    # -I: without the project's folder, environment or site packages of the user.
    return subprocess.run(
        [sys.executable, "-I", "-S", str(VERIFIER), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_verifier_is_the_file_that_is_served(client):
    response = client.get("/ledger/verify_ledger.py")
    assert response.headers["Content-Disposition"] == 'attachment; filename="verify_ledger.py"'
    assert response.content == VERIFIER.read_bytes()


def test_a_whole_file_is_valid(ledger_file):
    head = queries.head().hash
    result = run_verifier(ledger_file)
    assert (result.returncode, result.stdout) == (
        0,
        f"VALID. 6 entries, the last with the hash\n{head}\n",
    )


def test_a_head_that_was_kept_is_found_or_missed(ledger_file):
    kept = json.loads(ledger_file.read_text().splitlines()[3])["hash"]
    result = run_verifier(ledger_file, kept.upper())
    assert result.returncode == 0
    assert result.stdout.endswith("The hash that you kept is in it.\n")
    result = run_verifier(ledger_file, "ab" * 32)
    assert result.returncode == 1
    assert "is not in this chain: history was rewritten" in result.stderr


def swap(lines):
    lines[2], lines[3] = lines[3], lines[2]


def change_progress(lines):
    lines[4] = lines[4].replace('"50.00"', '"99.00"')


def put_in(lines):
    lines.insert(3, lines[3])


def cut_off(lines):
    del lines[-1]


def leave_out(lines):
    del lines[3]


def garble(lines):
    lines[5] = "garbage"


def be_something_else(lines):
    lines[0] = '{"format": "other"}'


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (change_progress, "Entry 4: its hash does not fit its fields."),
        (swap, "Entry 2: the file has entry 3 in its place."),
        (put_in, "Entry 4: the file has entry 3 in its place."),
        (leave_out, "Entry 3: the file has entry 4 in its place."),
        (cut_off, "The file ends at entry 5, but says that it ends at 6."),
        (garble, "Entry 5: it cannot be read"),
        (be_something_else, "This is not a ledger of version 1"),
    ],
)
def test_a_damaged_file_is_not_valid(ledger_file, damage, message):
    lines = ledger_file.read_text().splitlines()
    damage(lines)
    ledger_file.write_text("\n".join(lines) + "\n")
    result = run_verifier(ledger_file)
    assert result.returncode == 1
    assert result.stderr.startswith(f"NOT VALID. {message}")


def test_without_a_file_the_verifier_explains_itself():
    result = run_verifier()
    assert result.returncode == 1
    assert "python3 verify_ledger.py ledger.jsonl [HASH]" in result.stderr
