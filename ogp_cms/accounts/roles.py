"""The roles of the back office: each is a group, made and kept by `manage.py roles`."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ogp_cms.accounts.models import User


class Role(models.TextChoices):
    """Who a person is in the back office; the value is the name of the group."""

    LEAD = "Project leads", _("project lead")
    MODERATOR = "Secretariat", _("moderator")
    COMMUNICATOR = "Communication team", _("communication team")
    TRANSLATOR = "Translators", _("translator")
    COMMITTEE = "Committee members", _("committee member")
    ADMINISTRATOR = "Administrators", _("administrator")


def roles_of(user: Any) -> frozenset[Role]:
    """The roles of a person who is active (1 query the first time); none for anybody else.

    A superuser is an administrator, and nothing else unless a group says so.
    """
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_ogp_roles"):
        names = set(user.groups.filter(name__in=Role.values).values_list("name", flat=True))
        own = {Role(name) for name in names}
        user._ogp_roles = frozenset(own | ({Role.ADMINISTRATOR} if user.is_superuser else set()))
    roles: frozenset[Role] = user._ogp_roles
    return roles


def people_in(role: Role) -> QuerySet[User]:
    """The active people of a role, by address."""
    return User.objects.filter(groups__name=role.value, is_active=True).order_by("email")
