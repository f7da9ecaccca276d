"""What an import did, or would do, for people and for programs."""

import json
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ogp_cms.core.phrases import in_a_row
from ogp_cms.interchange.changes import Action, Changes, Kind

# The heads of the table, over how many of each kind there are.
ROWS = {
    Kind.PLAN: gettext_lazy("Plans"),
    Kind.ORGANISATION: gettext_lazy("Organisations"),
    Kind.AXIS: gettext_lazy("Axes"),
    Kind.COMMITMENT: gettext_lazy("Commitments"),
    Kind.PLANNING_CHANGE: gettext_lazy("Planning changes"),
    Kind.UPDATE: gettext_lazy("Progress updates"),
}
COLUMNS = {
    Action.ADDED: pgettext_lazy("how many by an import", "added"),
    Action.CHANGED: pgettext_lazy("how many by an import", "changed"),
    Action.REMOVED: pgettext_lazy("how many by an import", "removed"),
    Action.UNTOUCHED: pgettext_lazy("how many by an import", "untouched"),
}
LISTS = {
    Action.CHANGED: gettext_lazy("Changed: %(names)s"),
    Action.REMOVED: gettext_lazy("Removed: %(names)s"),
}


def as_table(plan_id: str, changes: Changes, *, dry_run: bool) -> str:
    """Counts by kind and action, then by name what is changed, removed, or stays of the site."""
    title = (
        _("Plan %(plan)s, what an import would do:") if dry_run else _("Plan %(plan)s imported:")
    )
    lines = [title % {"plan": plan_id}, "", *_counts(changes)]
    for action, text in LISTS.items():
        names = [item.label for item in changes.items if item.action == action]
        if names:
            lines += ["", text % {"names": in_a_row(names)}]
    if born := [item.label for item in changes.items if item.site_born]:
        lines += ["", _("Made on the site, untouched: %(names)s") % {"names": in_a_row(born)}]
    return "\n".join(lines)


def _counts(changes: Changes) -> list[str]:
    counted = Counter((item.kind, item.action) for item in changes.items)
    rows = [str(ROWS[kind]) for kind in Kind]
    heads = [str(COLUMNS[action]) for action in Action]
    first, width = max(map(len, rows)) + 2, max(map(len, heads)) + 2
    lines = [" " * first + "".join(f"{head:>{width}}" for head in heads)]
    for kind, name in zip(Kind, rows, strict=True):
        cells = "".join(f"{counted[kind, action]:>{width}}" for action in Action)
        lines.append(f"{name:<{first}}{cells}")
    return lines


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
