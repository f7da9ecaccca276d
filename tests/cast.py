"""The fixed cast: one person of every role, for every test of what somebody may do."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group

from ogp_cms.accounts.models import User
from ogp_cms.accounts.roles import Role

# Who is in which group; the leads' commitments come by assignment, the outsider has nothing.
PARTS: dict[str, Role | None] = {
    "lead": Role.LEAD,
    "co_lead": Role.LEAD,
    "other_lead": Role.LEAD,
    "moderator": Role.MODERATOR,
    "moderator_2": Role.MODERATOR,
    "communicator": Role.COMMUNICATOR,
    "translator": Role.TRANSLATOR,
    "committee": Role.COMMITTEE,
    "administrator": Role.ADMINISTRATOR,
    "outsider": None,
}


@dataclass(frozen=True)
class Cast:
    """The people by name; `anonymous` is nobody at all."""

    lead: User
    co_lead: User
    other_lead: User
    moderator: User
    moderator_2: User
    communicator: User
    translator: User
    committee: User
    administrator: User
    outsider: User
    anonymous: Any

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


def make_cast() -> Cast:
    """Makes the people and puts each into their group."""
    people = {}
    for name, role in PARTS.items():
        user = User.objects.create_user(
            f"{name.replace('_', '-')}@example.org",
            is_superuser=role is Role.ADMINISTRATOR,
            is_staff=role is Role.ADMINISTRATOR,
        )
        if role is not None:
            user.groups.add(Group.objects.get_or_create(name=role.value)[0])
        people[name] = user
    return Cast(anonymous=AnonymousUser(), **people)
