"""The groups: made with exactly their rights, kept so, and given theirs on every new plan."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from ogp_cms.accounts.roles import Role
from ogp_cms.editorial.rights import RIGHTS
from ogp_cms.editorial.roles import drift, install_roles
from ogp_cms.interchange.domain import import_plan
from ogp_cms.interchange.sample import PLANS, read_plan
from ogp_cms.plans.models import PlanPage
from tests import factories as f

pytestmark = pytest.mark.django_db


def codes(role, page):
    """What the group of a role holds on a page."""
    rows = GroupPagePermission.objects.filter(group__name=role.value, page_id=page.pk)
    return sorted(rows.values_list("permission__codename", flat=True))


def test_what_is_missing_is_made_once_and_the_second_time_nothing(home):
    assert install_roles()
    assert install_roles() == []
    assert drift() == []
    names = Group.objects.filter(name__in=Role.values).values_list("name", flat=True)
    assert sorted(names) == sorted(Role.values)


@pytest.mark.parametrize("role", list(Role))
def test_a_group_holds_exactly_its_model_rights(home, role):
    install_roles()
    rows = Group.objects.get(name=role.value).permissions.select_related("content_type")
    assert {f"{row.content_type.app_label}.{row.codename}" for row in rows} == RIGHTS[role].models


def test_no_group_holds_the_publish_right_under_a_plan(home):
    plan = f.PlanPageFactory(parent=home)
    install_roles()
    rows = GroupPagePermission.objects.filter(permission__codename="publish_page")
    assert not rows.filter(page__path__startswith=plan.path).exists()
    assert codes(Role.MODERATOR, plan) == [
        "add_page",
        "change_page",
        "lock_page",
        "unlock_page",
    ]


def test_a_lead_holds_no_page_right_by_group(home):
    f.PlanPageFactory(parent=home)
    install_roles()
    assert not GroupPagePermission.objects.filter(group__name=Role.LEAD.value).exists()


def test_rights_that_should_not_be_there_are_reported_and_taken_away(home):
    plan = f.PlanPageFactory(parent=home)
    install_roles()
    group = Group.objects.get(name=Role.COMMITTEE.value)
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page_id=plan.pk, permission=publish)
    group.permissions.add(Permission.objects.get(codename="delete_organisation"))
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="choose_document"),
    )
    expected = [
        "Committee members: holds ogp_plans.delete_organisation beyond its rights",
        f"Committee members: holds publish_page on page {plan.pk} beyond its rights",
        "Committee members: holds wagtaildocs.choose_document on Root beyond its rights",
    ]
    assert drift() == expected
    assert install_roles() == expected
    assert drift() == []
    assert not GroupPagePermission.objects.filter(group=group).exists()


def test_a_right_that_was_lost_comes_back(home):
    install_roles()
    Group.objects.get(name=Role.LEAD.value).permissions.clear()
    assert drift() == ["Project leads: lacks wagtailadmin.access_admin"]
    install_roles()
    assert drift() == []


def test_wagtails_own_groups_go_unless_somebody_is_in_one(home, cast):
    Group.objects.get(name="Editors").user_set.add(cast.outsider)
    install_roles()
    assert not Group.objects.filter(name="Moderators").exists()
    assert not GroupPagePermission.objects.filter(group__name="Editors").exists()
    assert drift() == []


def test_who_is_in_a_group_stays_there(cast):
    install_roles()
    assert list(cast.lead.groups.values_list("name", flat=True)) == [Role.LEAD.value]


def test_a_plan_made_by_hand_gets_its_rights_in_every_language(home):
    install_roles()
    plan = f.publish(f.PlanPageFactory(parent=home))
    arabic = f.translate(plan, "ar", live=False)
    assert codes(Role.MODERATOR, plan) == codes(Role.MODERATOR, arabic) != []
    assert codes(Role.TRANSLATOR, plan) == []
    assert codes(Role.TRANSLATOR, arabic) == ["change_page"]
    assert drift() == []


def test_an_imported_plan_gets_its_rights_in_every_language(
    home, django_capture_on_commit_callbacks
):
    install_roles()
    with django_capture_on_commit_callbacks(execute=True):
        import_plan(read_plan(PLANS[0]))
    plans = PlanPage.objects.all()
    assert plans.count() == 3
    assert all("change_page" in codes(Role.MODERATOR, plan) for plan in plans)
    assert drift() == []


def test_the_command_says_what_it_did_and_what_it_would_do(home):
    out = StringIO()
    with pytest.raises(CommandError, match=r"manage\.py roles"):
        call_command("roles", "--check", stdout=out)
    before = out.getvalue().splitlines()
    assert "Project leads: the group is missing" in before
    assert not Group.objects.filter(name=Role.LEAD.value).exists()

    call_command("roles", stdout=StringIO())
    out = StringIO()
    call_command("roles", "--check", stdout=out)
    assert out.getvalue() == "Every group has exactly its rights.\n"


def test_before_migration_the_command_says_what_to_do(home):
    Permission.objects.filter(codename="submit_translation").delete()
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        call_command("roles", stdout=StringIO())
