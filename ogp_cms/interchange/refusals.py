"""What an import refuses: where the document and the work done on the site contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from ogp_cms.interchange.changes import (
    REPORT_KINDS,
    Action,
    Change,
    Changes,
    Kind,
    activity_keys_left_out,
    texts_at_stake,
)
from ogp_cms.interchange.models import ImportedPromise
from ogp_cms.interchange.nodes import Found
from ogp_cms.interchange.reader import Site
from ogp_cms.ledger.queries import activities_with_facts
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.forms import pages_in_review, still_in_review
from ogp_cms.plans.models import PlanPage

PROMISES = (Kind.PLAN, Kind.AXIS, Kind.COMMITMENT)


class ImportRefusedError(Exception):
    """The document is valid, but importing it would undo work of the site; nothing was changed."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("\n".join(self.reasons))


def refusals(changes: Changes, site: Site, source: str, *, overwrite: bool) -> list[str]:
    """Every reason not to import, as a sentence; none when the import may go on."""
    plan = site.plan.page
    if plan.source_language != source:
        wrong = _(
            "The plan “%(plan)s” is written in “%(there)s”, the document in “%(here)s”: the "
            "source language of a plan does not change."
        )
        return [wrong % {"plan": plan.plan_id, "there": plan.source_language, "here": source}]
    judge = _Judge(site, overwrite=overwrite)
    reasons = [reason for change in changes.items for reason in judge.reasons(change)]
    return reasons + list(_closing(changes, plan))


def _closing(changes: Changes, plan: PlanPage) -> Iterator[str]:
    """A plan is not closed while reports are in review, by import either."""
    for change in changes.items:
        if change.kind == Kind.PLAN and change.node is not None:
            closes = change.node["state"] == PlanState.CLOSED != plan.state
            waiting = pages_in_review(plan) if closes else 0
            if waiting:
                yield from still_in_review(waiting).messages


class _Judge:
    def __init__(self, site: Site, *, overwrite: bool) -> None:
        self.site = site
        self.overwrite = overwrite
        self.in_review = _pages_in_review()
        promises = (site.plan, *site.axes.values(), *site.commitments.values())
        rows = ImportedPromise.objects.filter(key__in=[found.key for found in promises])
        self.imported = {row.key: (row.revision, row.parent) for row in rows}

    def reasons(self, change: Change) -> Iterator[str]:
        """What speaks against one change."""
        if not isinstance(change.found, Found) or change.action == Action.UNTOUCHED:
            return
        if change.kind in REPORT_KINDS and change.site_born:
            yield self._site_born(change)
        elif change.kind in PROMISES and self._edited(change.found) and not self.overwrite:
            yield _(
                "%(name)s was edited on the site since the last import; --overwrite changes it."
            ) % {"name": change.label}
        yield from self._unfinished(change)
        if change.action == Action.CHANGED:
            yield from self._translated(change)
            if change.kind == Kind.COMMITMENT:
                yield from self._dropped_activities(change)

    def _site_born(self, change: Change) -> str:
        name = {"name": change.label}
        if change.action == Action.REMOVED:
            return _("%(name)s was made on the site; its commitment cannot be dropped.") % name
        if not change.found.page.live:
            return _("%(name)s was withdrawn on the site; an import does not bring it back.") % name
        return _("%(name)s was made or edited on the site; an import does not change it.") % name

    def _edited(self, found: Found) -> bool:
        """Whether the page was published, withdrawn or moved on the site since an import saw it."""
        revision = found.page.live_revision_id if found.page.live else 0
        return self.imported.get(found.key) != (revision, found.parent)

    def _unfinished(self, change: Change) -> Iterator[str]:
        for page in (change.found.page, *change.found.versions.values()):
            told = {"name": change.label, "language": page.locale.language_code}
            if str(page.pk) in self.in_review:
                yield _("%(name)s is in review (%(language)s): decide on it first.") % told
            elif page.has_unpublished_changes and page.alias_of_id is None:
                yield _("%(name)s has a draft (%(language)s): publish or discard it first.") % told

    def _translated(self, change: Change) -> Iterator[str]:
        if self.overwrite:
            return
        for place in texts_at_stake(change.node, change.found.node):
            yield _("%(name)s, %(place)s was translated on the site; --overwrite changes it.") % {
                "name": change.label,
                "place": place,
            }

    def _dropped_activities(self, change: Change) -> Iterator[str]:
        dropped = activity_keys_left_out(change)
        held = activities_with_facts(list(dropped)) if dropped else set()
        for number in sorted(dropped[key] for key in held):
            yield _(
                "%(name)s drops activity %(number)s, which has recorded progress or planning: "
                "cancel it by a planning change instead."
            ) % {"name": change.label, "number": number}


def _pages_in_review() -> set[str]:
    running = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), status__in=running
    )
    return set(states.values_list("object_id", flat=True))


def remember(promises: Mapping[UUID, tuple[int, UUID | None]]) -> None:
    """Keeps revision (0: withdrawn) and parent of the promise pages that an import wrote."""
    rows = [
        ImportedPromise(key=key, revision=revision, parent=parent)
        for key, (revision, parent) in promises.items()
    ]
    ImportedPromise.objects.bulk_create(
        rows,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["revision", "parent"],
    )
