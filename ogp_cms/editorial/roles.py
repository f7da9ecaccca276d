"""The groups of the back office with exactly the rights of `ogp_cms.editorial.rights`.

Groups, rights and files are made where they are missing, and what a group holds beyond its
rights is taken away. Who is in a group is never touched.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import F
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ogp_cms.accounts.roles import Role
from ogp_cms.core.collections import EVIDENCE, LIBRARY, collection
from ogp_cms.core.models import HomePage
from ogp_cms.editorial.rights import RIGHTS, Place
from ogp_cms.plans.models import PlanPage

# Wagtail brings these with rights on every page: nobody belongs there.
FOREIGN_GROUPS = ("Editors", "Moderators")


class PermissionMissingError(Exception):
    """A permission that a role needs is not in the database."""


@dataclass(frozen=True)
class Difference:
    """Something that is not as it should be: in words, and what puts it right."""

    words: str
    mend: Callable[[], object]


@transaction.atomic
def install_roles() -> list[str]:
    """Gives every group exactly its rights; returns what had to be changed, none the second time.

    Raises PermissionMissingError before `migrate` has made every permission.
    """
    changed = []
    for find in (_missing_groups, _missing_collections, _differences):
        for difference in list(find()):
            difference.mend()
            changed.append(difference.words)
    return changed


def drift() -> list[str]:
    """What `install_roles` would change, in words; nothing is changed."""
    found = [*_missing_groups(), *_missing_collections(), *_differences()]
    return [difference.words for difference in found]


def install_on(page: Page) -> None:
    """Gives the groups that exist their rights on a new home page or plan (2 queries if none)."""
    groups = {group.name: group for group in Group.objects.filter(name__in=Role.values)}
    permissions = _page_permissions() if groups else {}
    for role, group in groups.items():
        for codename in _wanted_on(Role(role)).get(page.pk, ()):
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=page.pk, permission=permissions[codename]
            )


def _missing_groups() -> Iterator[Difference]:
    there = set(Group.objects.values_list("name", flat=True))
    for role in Role:
        if role.value not in there:
            yield Difference(
                f"{role.value}: the group is missing", partial(_make_group, role.value)
            )
    for name in FOREIGN_GROUPS:
        group = Group.objects.filter(name=name).first()
        if group is not None and not group.user_set.exists():
            yield Difference(f"{name}: Wagtail's own group, which nobody is in", group.delete)
        elif group is not None and _holds_anything(group):
            yield Difference(
                f"{name}: Wagtail's own group holds rights",
                partial(_take_everything, group),
            )


def _make_group(name: str) -> None:
    Group.objects.get_or_create(name=name)


def _holds_anything(group: Group) -> bool:
    return any(
        rows.exists()
        for rows in (
            group.permissions,
            group.page_permissions,
            group.collection_permissions,
        )
    )


def _take_everything(group: Group) -> None:
    group.permissions.clear()
    group.page_permissions.all().delete()
    group.collection_permissions.all().delete()


def _missing_collections() -> Iterator[Difference]:
    there = set(Collection.objects.filter(depth=2).values_list("name", flat=True))
    for name in (LIBRARY, EVIDENCE):
        if name not in there:
            yield Difference(f"{name}: the collection is missing", partial(collection, name))


def _differences() -> Iterator[Difference]:
    groups = {group.name: group for group in Group.objects.filter(name__in=Role.values)}
    for role in Role:
        if role.value in groups:
            yield from _model_differences(role, groups[role.value])
            yield from _page_differences(role, groups[role.value])
            yield from _file_differences(role, groups[role.value])


def _model_differences(role: Role, group: Group) -> Iterator[Difference]:
    held = {_named(each): each for each in group.permissions.select_related("content_type")}
    wanted = RIGHTS[role].models
    for name in sorted(wanted - held.keys()):
        permission = _permission(name)
        yield Difference(
            f"{group.name}: lacks {name}",
            partial(group.permissions.add, permission),
        )
    for name in sorted(held.keys() - wanted):
        yield Difference(
            f"{group.name}: holds {name} beyond its rights",
            partial(group.permissions.remove, held[name]),
        )


def _page_differences(role: Role, group: Group) -> Iterator[Difference]:
    rows = GroupPagePermission.objects.filter(group=group).select_related("permission", "page")
    held = {(row.page_id, row.permission.codename): row for row in rows}
    wanted = {(pk, code) for pk, codes in _wanted_on(role).items() for code in codes}
    permissions = _page_permissions()
    for pk, code in sorted(wanted - held.keys()):
        yield Difference(
            f"{group.name}: lacks {code} on page {pk}",
            partial(
                GroupPagePermission.objects.create,
                group=group,
                page_id=pk,
                permission=permissions[code],
            ),
        )
    for key in sorted(held.keys() - wanted):
        words = f"{group.name}: holds {key[1]} on page {key[0]} beyond its rights"
        yield Difference(words, held[key].delete)


def _file_differences(role: Role, group: Group) -> Iterator[Difference]:
    rows = GroupCollectionPermission.objects.filter(group=group).select_related(
        "permission__content_type", "collection"
    )
    held = {(row.collection.name, _named(row.permission)): row for row in rows}
    wanted = {(shelf, name) for shelf, names in RIGHTS[role].files.items() for name in names}
    for shelf, name in sorted(wanted - held.keys()):
        permission = _permission(name)
        yield Difference(
            f"{group.name}: lacks {name} on {shelf}",
            partial(_allow_files, group, shelf, permission),
        )
    for key in sorted(held.keys() - wanted):
        words = f"{group.name}: holds {key[1]} on {key[0]} beyond its rights"
        yield Difference(words, held[key].delete)


def _allow_files(group: Group, shelf: str, permission: Permission) -> None:
    GroupCollectionPermission.objects.create(
        group=group, collection=collection(shelf), permission=permission
    )


def _wanted_on(role: Role) -> dict[int, set[str]]:
    """The codenames that a role's group holds, by the page that they are given on."""
    wanted: dict[int, set[str]] = {}
    for place, actions in RIGHTS[role].pages.items():
        for pk in _pages_at(place):
            wanted.setdefault(pk, set()).update(f"{action}_page" for action in actions)
    return wanted


def _pages_at(place: Place) -> Sequence[int]:
    foreign_homes = HomePage.objects.exclude(locale__language_code=settings.LANGUAGE_CODE)
    foreign_plans = PlanPage.objects.exclude(locale__language_code=F("source_language"))
    pages = {
        Place.HOMES: HomePage.objects.all(),
        Place.FOREIGN_HOMES: foreign_homes,
        Place.PLANS: PlanPage.objects.all(),
        Place.FOREIGN_PLANS: foreign_plans,
    }
    return list(pages[place].values_list("pk", flat=True))


def _page_permissions() -> dict[str, Permission]:
    rows = Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page"
    )
    return {row.codename: row for row in rows}


def _named(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def _permission(name: str) -> Permission:
    app, code = name.split(".")
    found = Permission.objects.filter(content_type__app_label=app, codename=code).first()
    if found is None:
        raise PermissionMissingError(
            f"The permission {name} does not exist. Run “manage.py migrate” first."
        )
    return found
