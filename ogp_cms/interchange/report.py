"""What an import did, or would do, for people and for programs."""

import json
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ogp_cms.interchange.changes import KIND_NAMES, Action, Changes, Kind

ACTION_NAMES = {
    Action.ADDED: gettext_lazy("added"),
    Action.CHANGED: gettext_lazy("changed"),
    Action.REMOVED: gettext_lazy("removed"),
    Action.UNTOUCHED: gettext_lazy("untouched"),
}


def as_table(plan_id: str, changes: Changes, *, dry_run: bool) -> str:
    """Counts by kind and action, then by name what is changed, removed, or stays of the site."""
    title = (
        _("Plan %(plan)s, what an import would do:") if dry_run else _("Plan %(plan)s imported:")
    )
    counted = Counter((item.kind, item.action) for item in changes.items)
    heads = [str(ACTION_NAMES[action]) for action in Action]
    lines = [title % {"plan": plan_id}, "", f"{'':<16}" + "".join(f"{head:>11}" for head in heads)]
    for kind in Kind:
        cells = "".join(f"{counted[kind, action]:>11}" for action in Action)
        lines.append(f"{KIND_NAMES[kind]!s:<16}{cells}")
    for action in (Action.CHANGED, Action.REMOVED):
        names = [item.label for item in changes.items if item.action == action]
        if names:
            lines += ["", f"{ACTION_NAMES[action]}: {', '.join(names)}"]
    if born := [item.label for item in changes.items if item.site_born]:
        lines += ["", _("Made on the site, untouched: %(names)s") % {"names": ", ".join(born)}]
    return "\n".join(lines)


def as_json(plan_id: str, changes: Changes, *, dry_run: bool) -> str:
    """One list of names for each action, and one of what was made on the site."""
    told: dict[str, object] = {"plan": plan_id, "dry_run": dry_run}
    for action in Action:
        told[action.value] = [
            {"kind": item.kind.value, "name": item.name}
            for item in changes.items
            if item.action == action
        ]
    told["made_on_the_site"] = [
        {"kind": item.kind.value, "name": item.name} for item in changes.items if item.site_born
    ]
    return json.dumps(told, indent=1, ensure_ascii=False)
