"""What the plan's page tells the public of promises that an import moved, dropped or took up again."""

from django.utils import translation
from django.utils.translation import gettext as _

from ogp_cms.core.dates import today
from ogp_cms.interchange.changes import Action, Change, Changes, Kind
from ogp_cms.plans.enums import PromiseChangeKind
from ogp_cms.plans.models import PlanPage, PromiseChange


def note_promise_changes(plan: PlanPage, changes: Changes) -> None:
    """Keeps the notices; as with those of the secretariat, each has a reason in plain words."""
    with translation.override(plan.source_language):
        reason = _("By the latest document of the plan.")
    notices = []
    for change in changes.of(Kind.COMMITMENT, Action.CHANGED, Action.REMOVED):
        kind = _kind(change)
        if kind is None:
            continue
        page = change.found.page
        notices.append(
            PromiseChange(
                plan=plan.translation_key,
                commitment=page.translation_key,
                number=page.number,
                title=page.title,
                date=today(),
                kind=kind,
                reason="" if kind == PromiseChangeKind.RESTORED else reason,
            )
        )
    PromiseChange.objects.bulk_create(notices)


def _kind(change: Change) -> PromiseChangeKind | None:
    if change.action == Action.REMOVED:
        return PromiseChangeKind.WITHDRAWN
    if change.found.node is None:
        return PromiseChangeKind.RESTORED
    return PromiseChangeKind.MOVED if change.moved else None
