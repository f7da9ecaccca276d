"""`import_plan` and `export_plan` as an operator calls them."""

import io
import json
from contextlib import nullcontext

import pytest
from django.core.management import CommandError, call_command, execute_from_command_line

from ogp_cms.extensions.signals import plan_imported
from ogp_cms.interchange.document import dumps, normalise
from ogp_cms.plans.models import PlanPage
from tests.interchange.documents import small
from tests.interchange.steps import publish, source_page


@pytest.fixture
def file(home, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(small()), encoding="utf-8")
    return path


def run(*args, **options):
    out, told = io.StringIO(), io.StringIO()
    call_command(*args, stdout=out, stderr=told, **options)
    return out.getvalue()


def test_an_import_says_in_a_table_what_it_did(file):
    assert run("import_plan", str(file)).splitlines() == [
        "Plan plan-1 imported:",
        "",
        "                        added    changed    removed  untouched",
        "Plans                       1          0          0          0",
        "Organisations               2          0          0          0",
        "Axes                        2          0          0          0",
        "Commitments                 2          0          0          0",
        "Planning changes            2          0          0          0",
        "Progress updates            2          0          0          0",
    ]


def test_a_dry_run_names_what_would_change(file):
    run("import_plan", str(file))
    document = small()
    document["axes"][0]["title"]["fr"] = "Axe premier"
    del document["axes"][0]["commitments"][0]["updates"][0]
    file.write_text(json.dumps(document), encoding="utf-8")
    lines = run("import_plan", str(file), dry_run=True).splitlines()
    assert lines[0] == "Plan plan-1, what an import would do:"
    assert lines[-4:] == ["", "Changed: axis axe-a", "", "Removed: update 1/2019-02-28"]
    assert PlanPage.objects.count() == 3


def test_programs_read_the_same_as_json(file):
    told = json.loads(run("import_plan", str(file), format="json", dry_run=True))
    assert told["plan"] == "plan-1"
    assert told["dry_run"] is True
    assert told["added"][:2] == [
        {"kind": "organisation", "name": "agence"},
        {"kind": "organisation", "name": "ong"},
    ]
    assert [len(told[key]) for key in ("added", "changed", "removed", "untouched")] == [11, 0, 0, 0]
    assert told["made_on_the_site"] == []
    assert not PlanPage.objects.exists()


def test_a_refusal_has_the_exit_status_1(file):
    run("import_plan", str(file))
    PlanPage.objects.get(locale__language_code="fr").save_revision(clean=False)
    document = small()
    document["plan"]["end"] = "2021-12-31"
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        run("import_plan", str(file))
    assert caught.value.returncode == 1
    assert str(caught.value).splitlines() == [
        "The import is refused; nothing was changed:",
        "- plan plan-1 has a draft (fr): publish or discard it first.",
    ]


def test_overwrite_changes_what_was_edited_on_the_site(file):
    run("import_plan", str(file))
    page = source_page(PlanPage)
    page.description = "Autre chose."
    page.save(clean=False)
    publish(page)
    with pytest.raises(CommandError, match="--overwrite changes it"):
        run("import_plan", str(file))
    told = json.loads(run("import_plan", str(file), overwrite=True, format="json"))
    assert told["changed"] == [{"kind": "plan", "name": "plan-1"}]
    assert json.loads(run("export_plan", "plan-1")) == small()


@pytest.mark.parametrize(
    ("content", "status", "told"),
    [(json.dumps(small()), 0, ""), ("{", 2, "not JSON"), (None, 2, "cannot be read")],
)
def test_the_exit_status_of_the_process(home, tmp_path, monkeypatch, capsys, content, status, told):
    path = tmp_path / "plan.json"
    if content:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["manage.py", "import_plan", str(path)])
    # The test's own connection stays open.
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)
    with pytest.raises(SystemExit) if status else nullcontext() as end:
        execute_from_command_line(["manage.py", "import_plan", str(path)])
    assert (end.value.code if end else 0) == status
    assert told in capsys.readouterr().err


def test_a_terminal_sees_the_pages_counted(file, monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    run("import_plan", str(file))
    assert "/9 [" in capsys.readouterr().err


def test_a_site_without_home_pages_is_told_what_to_do(db, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(small()), encoding="utf-8")
    with pytest.raises(CommandError, match=r"Run “manage\.py prepare” first"):
        run("import_plan", str(path))


def test_no_progress_bar_where_there_is_no_terminal(file):
    out, told = io.StringIO(), io.StringIO()
    call_command("import_plan", str(file), stdout=out, stderr=told)
    assert told.getvalue() in {"", "SQLite: nobody else can write until the import is done.\n"}


def test_an_export_writes_the_normal_form(file, tmp_path):
    run("import_plan", str(file))
    wanted = dumps(normalise(small()))
    assert run("export_plan", "plan-1") == wanted
    output = tmp_path / "exported.json"
    output.write_text("something old", encoding="utf-8")
    assert run("export_plan", "plan-1", output=output) == ""
    assert output.read_text(encoding="utf-8") == wanted
    assert sorted(tmp_path.iterdir()) == [output, file]


def test_an_unknown_plan_is_told_with_the_known_ones(file):
    with pytest.raises(CommandError, match="no public plan “x”; there are: none"):
        run("export_plan", "x")
    run("import_plan", str(file))
    with pytest.raises(CommandError, match="no public plan “x”; there are: plan-1"):
        run("export_plan", "x")


def test_an_export_that_cannot_be_written_is_told(file, tmp_path):
    run("import_plan", str(file))
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        run("export_plan", "plan-1", output=tmp_path / "nowhere" / "plan.json")


def test_an_import_is_announced_once_and_only_when_it_changed_something(
    file, django_capture_on_commit_callbacks
):
    heard = []

    def listen(page, created, **_kwargs):
        heard.append((page.plan_id, page.locale.language_code, created))

    plan_imported.connect(listen)
    try:
        for text in (small(), small(), {**small(), "axes": small()["axes"][:1]}):
            file.write_text(json.dumps(text), encoding="utf-8")
            with django_capture_on_commit_callbacks(execute=True):
                run("import_plan", str(file))
    finally:
        plan_imported.disconnect(listen)
    assert heard == [("plan-1", "fr", True), ("plan-1", "fr", False)]
