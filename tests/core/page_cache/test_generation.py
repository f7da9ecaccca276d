"""When the generation is raised, and when it is not."""

import pytest
from django.core.cache import caches
from django.db import transaction

from ogp_cms.core.page_cache import generation
from ogp_cms.extensions.caching import public_content_changed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("page_cache")]


def roll_back():
    """Changes something and takes it back: the transaction, or within one to a savepoint."""
    with transaction.atomic():
        generation.raise_after_commit()
        transaction.set_rollback(True)


def test_it_stays_while_nothing_changes():
    first = generation.current()
    assert first is not None
    assert generation.current() == first


def test_each_is_new_and_later_than_the_one_before():
    seen = []
    for _time in range(3):
        generation.raise_now()
        seen.append(generation.current())
    assert len({each.name for each in seen}) == 3
    assert [each.second for each in seen] == list(range(seen[0].second, seen[0].second + 3))


def test_a_clock_that_was_set_back_does_not_set_it_back(monkeypatch):
    first = generation.current()
    monkeypatch.setattr("time.time", lambda: first.second - 3600.0)
    generation.raise_now()
    assert generation.current().second == first.second + 1


def test_a_cache_that_lost_it_gets_one_never_seen():
    first = generation.current()
    caches["generation"].clear()
    assert generation.current().name != first.name


def test_it_is_raised_after_the_commit_and_once():
    first = generation.current()
    with transaction.atomic():
        generation.raise_after_commit()
        with transaction.atomic():
            generation.raise_after_commit()
        assert generation.current() == first
        assert len(transaction.get_connection().run_on_commit) == 1
    assert generation.current() != first


def test_it_is_raised_at_once_outside_of_a_transaction():
    first = generation.current()
    public_content_changed.send(sender=None)
    assert generation.current() != first


def test_what_is_rolled_back_raises_nothing():
    first = generation.current()
    roll_back()
    assert generation.current() == first


def test_what_is_rolled_back_to_a_savepoint_raises_nothing_but_the_rest_does():
    first = generation.current()
    with transaction.atomic():
        roll_back()
    assert generation.current() == first
    with transaction.atomic():
        roll_back()
        generation.raise_after_commit()
    assert generation.current() != first


class Gone:
    """A cache that does not answer."""

    def get(self, *_args, **_options):
        raise ConnectionError("gone")

    set = get


@pytest.fixture
def gone(monkeypatch):
    monkeypatch.setattr(generation, "caches", {"generation": Gone()})


def test_a_cache_that_does_not_answer_is_told_and_stops_nobody(gone, caplog):
    assert generation.current() is None
    assert "cannot be read" in caplog.text
    with transaction.atomic():
        generation.raise_after_commit()
    assert "cannot be raised" in caplog.text
