"""The place `admin_home` on the dashboard, with a slot of the test's own."""

from typing import Any, cast

import pytest
from django.urls import reverse

from ogp_cms.extensions import Place, Slot, registry
from ogp_cms.extensions.loading import Plugin
from tests import factories as f


class WhoSlot(Slot):
    place = Place.ADMIN_HOME
    template_name = "extensions/slot_failed.html"

    def get_context(self, request, subject):
        return {"plugin": {"config": {"verbose_name": f"shown to {subject}"}}}


@pytest.fixture
def slots(monkeypatch):
    """Whatever the registry is to answer for a place."""
    given: list[Any] = []
    monkeypatch.setattr(registry, "slots", lambda place: given if place == Place.ADMIN_HOME else [])
    return given


@pytest.fixture
def chief(client, home):
    """A client that is logged in to the back office."""
    user = f.UserFactory(is_superuser=True, is_staff=True, email="chief@example.org")
    client.force_login(user)
    return client


def text(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_plugins_have_is_shown_to_the_user(chief, slots):
    slots.append((Plugin(config=cast("Any", None)), WhoSlot()))
    assert "shown to chief@example.org" in text(chief)


def test_without_a_plugin_nothing_is_shown(chief, slots):
    assert "shown to" not in text(chief)
