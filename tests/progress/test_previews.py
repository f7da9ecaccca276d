"""Previews of drafts: every page type of a plan, before and after it is first saved."""

import datetime

import pytest
from django.urls import reverse

from ogp_cms.progress.titles import report_title
from tests import factories as f
from tests.progress.admin import row, update_data

ISO = datetime.date.fromisoformat
PAGES = ("plan", "axis", "commitment", "update", "planning_change")


@pytest.fixture(autouse=True)
def plain_templates(settings):
    """Templates that show the title, so that what is tested is the page, not its looks."""
    plain = {f"pages/{name}.html": "{{ page.title }}" for name in PAGES}
    engine = {**settings.TEMPLATES[0], "APP_DIRS": False}
    loaders = [
        ("django.template.loaders.locmem.Loader", plain),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]


@pytest.fixture
def editor(client, moderator):
    client.force_login(moderator)
    return client


def test_a_new_report_is_previewed_before_it_is_saved(editor, commitment, activities):
    url = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=("ogp_progress", "progressupdatepage", commitment.pk),
    )
    data = update_data(given=[row(activities[0], progress="50")], summary="Moved.")
    assert editor.post(url, data).json() == {"is_valid": True, "is_available": True}
    assert editor.get(url).content.decode() == report_title("update", ISO("2024-06-30"), "fr")


def test_a_report_is_previewed_while_it_is_edited(editor, commitment, activities):
    page = f.ProgressUpdatePageFactory(
        parent=commitment, live=False, date=ISO("2024-06-30"), progress={activities[0]: 50}
    )
    page.save_revision()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    data = update_data(
        "2024-05-31", given=[{**row(activities[0], done="- a"), "id": ""}], initial=1
    )
    assert editor.post(url, data).json() == {"is_valid": True, "is_available": True}
    assert editor.get(url).content.decode() == report_title("update", ISO("2024-05-31"), "fr")


def test_every_page_of_a_plan_has_a_preview(editor, home):
    plan = f.PlanPageFactory(parent=home, live=False, title="Plan")
    axis = f.AxisPageFactory(parent=plan, live=False, title="Axis")
    commitment = f.CommitmentPageFactory(parent=axis, live=False, title="Seven", activities=1)
    commitment.save()
    (activity,) = commitment.activities.all()
    planning = f.PlanningChangePageFactory(
        parent=commitment,
        live=False,
        date=ISO("2024-06-30"),
        planning={activity: {"weight": 2}},
    )
    shown = []
    for page in (plan, axis, commitment, planning):
        page.save_revision()
        url = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))
        shown.append(editor.get(url).content.decode())
    assert shown == ["Plan", "Axis", "Seven", report_title("planning", ISO("2024-06-30"), "fr")]
