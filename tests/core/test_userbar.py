"""Wagtail's bar on public pages: for those who may enter the back office, nobody else."""

import pytest

from tests import factories as f

pytestmark = pytest.mark.django_db

BAR = "<wagtail-userbar>"


@pytest.mark.parametrize("path", ["/fr/", "/ar/", "/fr/plans/", "/fr/nothing/"])
def test_staff_alone_see_the_bar(client, admin_client, home, path):
    assert BAR in admin_client.get(path).content.decode()
    assert BAR not in client.get(path).content.decode()


def test_who_is_signed_in_without_the_right_does_not(client, home):
    client.force_login(f.UserFactory())
    assert BAR not in client.get("/fr/").content.decode()
