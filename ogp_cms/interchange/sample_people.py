"""The demonstration accounts: one person for every role, with passwords of this database alone."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from ogp_cms.accounts.models import User
from ogp_cms.accounts.roles import Role
from ogp_cms.plans.models import Assignment, CommitmentPage, PlanPage
from ogp_cms.plans.queries import commitments_of

DOMAIN = "example.org"


@dataclass(frozen=True)
class Person:
    """A demonstration account: its address before the @, its group and the commitments it leads."""

    name: str
    group: Role
    leads: tuple[int, ...] = ()

    @property
    def email(self) -> str:
        """The address to log in with."""
        return f"{self.name}@{DOMAIN}"


PEOPLE = (
    Person("lead", Role.LEAD, leads=(7, 9)),
    Person("other-lead", Role.LEAD, leads=(11, 12)),
    Person("moderator", Role.MODERATOR),
    Person("moderator-2", Role.MODERATOR),
    Person("communicator", Role.COMMUNICATOR),
    Person("translator", Role.TRANSLATOR),
    Person("committee", Role.COMMITTEE),
    Person("administrator", Role.ADMINISTRATOR),
)


def passwords_file() -> Path:
    """Where the passwords are kept, for this machine's owner only; var/ is never committed."""
    path: Path = settings.DATA_DIR / "demo-accounts.json"
    return path


def make_people() -> None:
    """Makes the missing accounts, each with a password of its own."""
    made: dict[str, str] = {}
    for person in PEOPLE:
        if not User.objects.filter(email=person.email).exists():
            made[person.email] = secrets.token_urlsafe(9)
            user = User.objects.create_user(
                person.email,
                made[person.email],
                is_superuser=person.name == "administrator",
                is_staff=person.name == "administrator",
            )
            user.groups.add(Group.objects.get_or_create(name=person.group)[0])
    if made:
        _keep_passwords(_kept_passwords() | made)


def accounts() -> dict[str, str | None]:
    """The accounts that there are by address, with the password where it is known."""
    kept = _kept_passwords()
    emails = [person.email for person in PEOPLE]
    there = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    found = {email: kept.get(email) for email in emails if email in there}
    return found if _fits(found) else dict.fromkeys(found)


def assign_leads(plan: PlanPage) -> None:
    """Gives the two project leads their commitments, from the plan's first day."""
    commitments = {page.number: page for page in commitments_of(plan)}
    for person in PEOPLE:
        for number in person.leads:
            page: CommitmentPage = commitments[number]
            Assignment.objects.get_or_create(
                commitment=page.translation_key,
                user=User.objects.get(email=person.email),
                defaults={"since": plan.start},
            )


def _kept_passwords() -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads(passwords_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # No file, or one that somebody spoiled: the passwords are not known, nothing worse.
        return {}
    return kept


def _keep_passwords(passwords: dict[str, str]) -> None:
    path = passwords_file()
    path.touch(mode=0o600)
    path.write_text(json.dumps(passwords, indent=1) + "\n", encoding="utf-8")


def _fits(found: dict[str, str | None]) -> bool:
    """Whether the file belongs to this database: one password is tried, each takes a while."""
    for email, password in found.items():
        user = User.objects.get(email=email)
        return password is not None and user.check_password(password)
    return True
