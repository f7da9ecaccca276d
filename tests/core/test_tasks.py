"""Tasks run once what they are about is committed."""

import pytest
from django.db import transaction
from django_tasks import task

CALLS = []


@task()
def note(word):
    CALLS.append(word)


@task()
def fail():
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def after_commit(settings):
    CALLS.clear()
    settings.TASKS = {"default": {"BACKEND": "ogp_cms.core.tasks.AfterCommitBackend"}}


@pytest.mark.django_db(transaction=True)
def test_a_task_waits_for_the_commit():
    with transaction.atomic():
        note.enqueue("inside")
        assert CALLS == []
    assert CALLS == ["inside"]
    note.enqueue("outside")
    assert CALLS == ["inside", "outside"]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_asks_for_nothing():
    with transaction.atomic():
        note.enqueue("undone")
        transaction.set_rollback(True)
    assert CALLS == []


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_undoes_nothing(caplog):
    with transaction.atomic():
        result = fail.enqueue()
    assert [str(result.status), result.errors[0].exception_class_path] == [
        "FAILED",
        "builtins.ZeroDivisionError",
    ]
    assert [record.levelname for record in caplog.records if record.name == "django_tasks"] == [
        "ERROR"
    ]
