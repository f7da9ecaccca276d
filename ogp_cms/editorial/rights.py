"""What each role may do by its group: the whole of it, as data.

What a lead may do with a commitment follows from the assignment instead, and what nobody may do
under a plan from its own rules: see `ogp_cms.editorial.permissions`.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from ogp_cms.accounts.roles import Role
from ogp_cms.core.collections import EVIDENCE, LIBRARY


class Place(enum.Enum):
    """Where in the page trees a right is given; it holds for all pages below.

    What is given on a home page does not reach into the plans below it.
    """

    HOMES = "home pages"
    FOREIGN_HOMES = "home pages in other languages than the site's first"
    PLANS = "plans in every language"
    FOREIGN_PLANS = "plans in other languages than their own"


@dataclass(frozen=True)
class Rights:
    """The rights of one group.

    `models`: permissions as "app_label.codename". `pages`: actions such as "change" by place.
    `files`: permissions on documents and images by the name of their collection.
    """

    models: frozenset[str]
    pages: Mapping[Place, frozenset[str]] = field(default_factory=dict)
    files: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _on(model: str, *actions: str) -> frozenset[str]:
    app, name = model.split(".")
    return frozenset(f"{app}.{action}_{name}" for action in actions)


ENTRY = frozenset({"wagtailadmin.access_admin"})
TRANSLATE = frozenset({"wagtail_localize.submit_translation"})
ALL = ("add", "change", "delete", "view")
USE_FILES = _on("wagtaildocs.document", "add", "change", "choose") | _on(
    "wagtailimages.image", "add", "change", "choose"
)
# Assignments end and are never deleted: who was in charge when stays on record.
ASSIGN = _on("ogp_plans.assignment", "add", "change", "view")
RUN_PLANS = _on("ogp_plans.organisation", *ALL) | _on("ogp_progress.reportinground", *ALL) | ASSIGN
EDIT = frozenset({"add", "change", "lock", "unlock"})

RIGHTS: Mapping[Role, Rights] = {
    Role.LEAD: Rights(ENTRY, files={EVIDENCE: _on("wagtaildocs.document", "add")}),
    Role.MODERATOR: Rights(
        ENTRY | TRANSLATE | RUN_PLANS,
        pages={Place.PLANS: EDIT},
        files={LIBRARY: USE_FILES, EVIDENCE: _on("wagtaildocs.document", "choose")},
    ),
    Role.COMMUNICATOR: Rights(
        ENTRY | TRANSLATE,
        pages={Place.HOMES: EDIT | {"publish"}},
        files={LIBRARY: USE_FILES},
    ),
    Role.TRANSLATOR: Rights(
        ENTRY | TRANSLATE,
        pages={
            Place.FOREIGN_HOMES: frozenset({"change"}),
            Place.FOREIGN_PLANS: frozenset({"change"}),
        },
    ),
    Role.COMMITTEE: Rights(ENTRY),
    Role.ADMINISTRATOR: Rights(
        ENTRY
        | RUN_PLANS
        | _on("ogp_plans.plansettings", "change")
        | _on("ogp_accounts.user", *ALL)
        | _on("wagtailcore.site", *ALL)
        | _on("wagtailcore.locale", "add", "change", "view")
        | _on("wagtailcore.collection", "add", "change", "delete")
        | _on("wagtailredirects.redirect", *ALL)
    ),
}
