"""What counts as a change of the public content."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.autoreload import file_changed
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, Site

from ogp_cms.core.domain import ensure_site
from ogp_cms.core.page_cache import changes, generation
from ogp_cms.progress.models import ReportingRound
from tests import factories as f

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("page_cache")]


@pytest.fixture
def raised():
    """Whether the generation was raised since the last time that was asked."""
    last = [generation.current()]

    def ask():
        last.append(generation.current())
        return last[-1] != last[-2]

    return ask


@pytest.mark.parametrize(
    "write",
    [
        f.OrganisationFactory,
        lambda: Redirect.objects.create(old_path="/a", redirect_link="/b"),
        lambda: get_document_model().objects.create(title="A document"),
        lambda: Locale.objects.create(language_code="es"),
        lambda: Site.objects.create(
            hostname="b.org", port=81, root_page=Page.get_first_root_node()
        ),
        lambda: ReportingRound.objects.create(
            plan="00000000-0000-0000-0000-000000000001",
            opens=datetime.date(2024, 1, 1),
            due=datetime.date(2024, 2, 1),
        ),
    ],
)
def test_rows_that_pages_show(write, raised):
    row = write()
    assert raised()
    row.save()
    assert raised()
    row.delete()
    assert raised()


@pytest.mark.parametrize(
    "write",
    [
        f.UserFactory,
        lambda: Group.objects.create(name="a"),
        lambda: Session.objects.create(session_key="a", expire_date=timezone.now()),
    ],
)
def test_rows_that_no_page_shows(write, raised):
    row = write()
    row.save()
    row.delete()
    assert not raised()


def test_joined_rows_count_as_what_they_join(raised):
    user: Any = f.UserFactory()
    group = Group.objects.create(name="a")
    user.groups.add(group)
    assert not raised()
    document: Any = get_document_model().objects.create(title="A document")
    assert raised()
    document.tags.add("a tag")
    assert raised()


def test_the_life_of_a_page(raised):
    home = ensure_site()
    page: Any = f.StandardPageFactory(parent=home, slug="a", live=False)
    raised()
    page.title = "Draft"
    revision = page.save_revision(log_action=True)
    assert not raised(), "a draft"
    revision.publish()
    assert raised(), "published"
    page.refresh_from_db()
    page.save_revision()
    assert not raised(), "the draft of a live page"
    page.locked = True
    page.save(update_fields=["locked", "locked_by", "locked_at"])
    assert not raised(), "locked"
    page.unpublish()
    assert raised(), "withdrawn"
    page.delete()
    assert raised(), "deleted"


def test_a_template_that_a_developer_changes(raised):
    answers = file_changed.send(sender=None, file_path=Path("site/templates/base.html"))
    assert raised()
    assert changes.follow_file not in [receiver for receiver, answer in answers if answer]


def test_a_plugin_says_what_is_private(raised):
    assert not changes.is_private(ReportingRound)
    changes.register_private("ogp_progress.ReportingRound")
    try:
        assert changes.is_private(ReportingRound)
    finally:
        changes._private_models.discard("ogp_progress.reportinground")
