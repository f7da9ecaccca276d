import logging

import pytest

from ogp_cms.extensions.signals import Announcement, ApprovalRefused, Question


def test_arguments_are_exactly_the_documented_ones():
    signal = Announcement("something", ["page"])
    for given in ({}, {"page": 1, "user": 2}, {"user": 2}):
        with pytest.raises(TypeError, match="something carries exactly page"):
            signal.announce(**given)


@pytest.mark.django_db
def test_a_listener_that_fails_is_logged_and_stops_nobody(
    settings, caplog, django_capture_on_commit_callbacks
):
    settings.OGP_PLUGIN_ERRORS_RAISE = False
    signal, heard = Announcement("something", ["page"]), []

    def failing(**arguments):
        raise ValueError("broken listener")

    def listening(**arguments):
        heard.append(arguments["page"])

    signal.connect(failing)
    signal.connect(listening)
    with (
        caplog.at_level(logging.ERROR, logger="django.dispatch"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        signal.announce(page="page")
    assert heard == ["page"]
    assert "broken listener" in caplog.text


@pytest.mark.django_db
def test_a_listener_that_fails_raises_in_tests(django_capture_on_commit_callbacks):
    signal = Announcement("something", ["page"])

    def failing(**arguments):
        raise ValueError("broken listener")

    signal.connect(failing)
    with (
        pytest.raises(ValueError, match="broken listener"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        signal.announce(page="page")


@pytest.mark.parametrize("error", [ApprovalRefused("no"), RuntimeError("broken")])
def test_any_exception_stops_what_is_asked(error):
    signal = Question("may it", ["page"])

    def answering(**arguments):
        raise error

    signal.connect(answering)
    with pytest.raises(type(error)):
        signal.ask(page="page")
