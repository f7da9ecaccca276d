"""Importing a plan: all of it in one transaction, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from ogp_cms.core.models import RESERVED_SLUGS, HomePage
from ogp_cms.extensions.signals import plan_imported
from ogp_cms.interchange import facts, files, organisations
from ogp_cms.interchange.changes import (
    REPORT_KINDS,
    Action,
    Change,
    Changes,
    Kind,
    commitments_of,
    compare,
    order_of,
    standing_order,
)
from ogp_cms.interchange.bulk import New, Writer
from ogp_cms.interchange.document import Document
from ogp_cms.interchange.drafts import (
    Draft,
    Frame,
    activity_keys,
    axis_draft,
    commitment_draft,
    plan_draft,
    report_draft,
)
from ogp_cms.interchange.export import listed_organisations
from ogp_cms.interchange.indexes import index_search
from ogp_cms.interchange.reader import Found, Site, find_plan, read_organisations, read_site
from ogp_cms.interchange.refusals import ImportRefusedError, refusals, remember
from ogp_cms.interchange.rewrite import WITHDRAWN, Rewriter
from ogp_cms.interchange.rows import Trees
from ogp_cms.ledger.domain import lock_plan
from ogp_cms.plans.models import PlanPage

__all__ = ["ImportRefusedError", "import_plan"]

# Commitments that are written together; one batch of a whole plan would need a lot of memory.
CHUNK = 20


def import_plan(
    document: Document,
    *,
    user: Any = None,
    dry_run: bool = False,
    overwrite: bool = False,
    progress: Callable[[int], None] = lambda _count: None,
) -> Changes:
    """Imports a valid document in normal form and says what it did; `dry_run` changes nothing.

    `overwrite` also changes promise pages and translations that were edited on the site since
    the last import. `progress` is told of the pages as they are written. Raises
    `ImportRefusedError`; then nothing was changed either.
    """
    with transaction.atomic():
        frame = _frame(document)
        plan = find_plan(document["plan"]["id"])
        _lock(frame, plan)
        site = read_site(plan) if plan else None
        names = [node["id"] for node in document["organisations"]]
        there = read_organisations(names, frame.source.language_code, frame.locales)
        listed = listed_organisations(plan.translation_key) if plan else set()
        changes = compare(document, site, there, listed)
        if site:
            reasons = refusals(
                changes, site, frame.source.language_code, overwrite=overwrite
            )
            if reasons:
                raise ImportRefusedError(reasons)
        if not dry_run and changes.any:
            _Import(document, frame, changes, site, user, progress).run()
    return changes


def _frame(document: Document) -> Frame:
    locales = {
        locale.language_code: locale
        for locale in Locale.all_objects.filter(
            language_code__in=[code for code, _name in settings.LANGUAGES]
        )
    }
    homes = set(HomePage.objects.values_list("locale__language_code", flat=True))
    missing = [code for code, _name in settings.LANGUAGES if code not in homes]
    if missing:
        wrong = _("There is no home page yet in: %(codes)s. Run “manage.py prepare” first.")
        raise ImportRefusedError([wrong % {"codes": ", ".join(missing)}])
    addresses = {
        item["url"]
        for _axis, commitment in commitments_of(document)
        for update in commitment.get("updates", [])
        for item in update.get("evidence", [])
    }
    source = locales[document["source_language"]]
    return Frame(source, locales, files=files.known_files(addresses))


def _lock(frame: Frame, plan: PlanPage | None) -> None:
    """The plan's row; for a plan that is not there yet, the home page that will hold it."""
    if plan is not None:
        lock_plan(plan.translation_key)
    else:
        homes = HomePage.objects.select_for_update(of=("self",))
        list(homes.filter(locale=frame.source).values_list("pk"))


@dataclass
class _Import:
    document: Document
    frame: Frame
    changes: Changes
    site: Site | None
    user: Any
    progress: Callable[[int], None]

    def run(self) -> None:
        self.writer = Writer(self.frame, Trees(), self.user, self.progress)
        self.known: dict[UUID, Found] = {}
        if self.site:
            self.known = {found.key: found for found in self.site.found()}
        self.rewriter = Rewriter(self.writer, self.known, self.user)
        self.promises: dict[UUID, int] = {}
        self.reports: list[Any] = []
        self.withdrawn: list[UUID] = []
        self.commitments: dict[int, Any] = {}
        self.frame.organisations = organisations.write(self.frame, self.changes, self.user)
        first = self.site is None
        plan = self._write_plan()
        self._write_axes(plan)
        self._arrange()
        self._write_commitments()
        self._remove()
        self.rewriter.settle_emptied()
        self.writer.trees.settle()
        self._remember()
        facts.record(self, plan, first=first)
        self.rewriter.finish()
        index_search(self.writer.written)
        plan_imported.announce(page=plan, created=first)

    def _write_plan(self) -> PlanPage:
        [change] = self.changes.of(Kind.PLAN)
        assert change.node is not None
        if change.found is None:
            self._know_homes()
            draft = plan_draft(self.frame, change.node, self._free_slug())
            below = [self._needed(axis["id"]) for axis in self.document["axes"]]
            home = self._home_key
            self._add([New(draft, home, set().union(*below))])
            plan: PlanPage = draft.page
        else:
            plan = change.found.page
            if change.action == Action.CHANGED:
                before = plan.serializable_data()
                draft = plan_draft(self.frame, change.node, plan.slug, plan)
                self.rewriter.rewrite(draft, change.found, before)
                self._promise(plan)
        organisations.remember_listed(plan.translation_key, self.document, self.frame)
        return plan

    def _write_axes(self, plan: PlanPage) -> None:
        self.axes: dict[str, UUID] = {}
        new = []
        for change in self.changes.of(Kind.AXIS):
            if change.node is None:
                continue
            if change.found is None:
                draft = axis_draft(self.frame, change.node)
                self._ensure(plan.translation_key, draft.languages | self._needed(change.name))
                new.append(New(draft, plan.translation_key, self._needed(change.name)))
                self.axes[change.name] = draft.page.translation_key
                continue
            axis = change.found.page
            self.axes[change.name] = axis.translation_key
            if change.action == Action.CHANGED:
                before = axis.serializable_data()
                draft = axis_draft(self.frame, change.node, axis)
                self.rewriter.rewrite(draft, change.found, before)
                self._promise(axis)
        self._add(new)

    def _arrange(self) -> None:
        """Puts axes into the document's order, and moves commitments to their axes."""
        if self.site is None:
            return
        order = order_of(self.document)
        moved = [change for change in self.changes.of(Kind.COMMITMENT) if change.moved]
        if standing_order(self.document, self.site) != order:
            self.rewriter.reorder([self._axis(name) for name in order], self.site.plan)
            self._refresh_places()
        for change in moved:
            self.rewriter.move(change.found, self.axes[change.parent])
            self._refresh_places()

    def _axis(self, name: str) -> Found:
        """The axis of this id, new ones included."""
        assert self.site is not None
        if name in self.site.axes:
            return self.site.axes[name]
        key = self.axes[name]
        spots = self.writer.trees.spots
        source = self.frame.source.language_code
        versions = {
            code: spot.page for (own, code), spot in spots.items() if own == key and code != source
        }
        return Found(spots[key, source].page, self.site.plan.key, versions)

    def _refresh_places(self) -> None:
        """After a move: paths and addresses of all pages in memory, and the spots, anew."""
        pages: dict[int, list[Any]] = {}
        for found in self.known.values():
            for page in (found.page, *found.versions.values()):
                pages.setdefault(page.pk, []).append(page)
        for spot in self.writer.trees.spots.values():
            pages.setdefault(spot.page.pk, []).append(spot.page)
        columns = ("path", "depth", "numchild", "url_path")
        for row in Page.objects.filter(pk__in=pages).values("pk", *columns):
            for page in pages[row["pk"]]:
                page._cached_parent_obj = None
                for name in columns:
                    setattr(page, name, row[name])
        for key, code in list(self.writer.trees.spots):
            page = self.writer.trees.spots.pop((key, code)).page
            self.writer.trees.know(page, code)

    def _write_commitments(self) -> None:
        reports: dict[int, list[Change]] = {}
        for kind in REPORT_KINDS:
            for change in self.changes.of(kind):
                if change.node is not None and change.action != Action.REMOVED:
                    reports.setdefault(change.parent, []).append(change)
        wanted = [each for each in self.changes.of(Kind.COMMITMENT) if each.node is not None]
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            self._write_promises(part)
            self._write_reports(
                [each for change in part for each in reports.get(int(change.name), [])]
            )

    def _write_promises(self, changes: Sequence[Change]) -> None:
        new = []
        for change in changes:
            number = int(change.name)
            assert change.node is not None
            if change.found is None:
                draft = commitment_draft(self.frame, change.node)
                axis, needed = self.axes[change.parent], self._needed_below(number)
                self._ensure(axis, draft.languages | needed)
                new.append(New(draft, axis, needed))
                self.commitments[number] = draft.page
                continue
            page = self.commitments[number] = change.found.page
            if change.action == Action.CHANGED:
                before = page.serializable_data()
                dropped = activity_keys(page)
                draft = commitment_draft(self.frame, change.node, page)
                if change.node != change.found.node:
                    self.rewriter.rewrite(draft, change.found, before)
                self.dropped_activities.update(
                    set(dropped.values()) - set(activity_keys(page).values())
                )
                self._promise(page)
        self._add(new)

    def _write_reports(self, changes: Sequence[Change]) -> None:
        new = []
        for change in changes:
            commitment = self.commitments[change.parent]
            numbers = activity_keys(commitment)
            if change.action == Action.UNTOUCHED:
                continue
            if change.found is None:
                draft = report_draft(self.frame, change.kind, change.node or {}, numbers)
                self._ensure(commitment.translation_key, draft.languages)
                new.append(New(draft, commitment.translation_key))
                self.reports.append(draft.page)
                continue
            page = change.found.page
            before = page.serializable_data()
            draft = report_draft(self.frame, change.kind, change.node or {}, numbers, page)
            self.rewriter.rewrite(draft, change.found, before)
            self.reports.append(page)
        self._add(new)

    def _remove(self) -> None:
        """Withdraws what the document left out, the reports first."""
        for kind in (*REPORT_KINDS, Kind.COMMITMENT, Kind.AXIS):
            for change in self.changes.of(kind, Action.REMOVED):
                self.rewriter.withdraw(change.found)
                if kind in REPORT_KINDS:
                    self.withdrawn.append(change.found.key)
                else:
                    self.promises[change.found.key] = WITHDRAWN

    def _add(self, items: Sequence[New]) -> None:
        self.writer.write(items)
        for item in items:
            if item.draft.page.translation_key not in self.known:
                self.new_keys.add(item.draft.page.translation_key)

    def _promise(self, page: Any) -> None:
        self.promises[page.translation_key] = page.live_revision_id

    def _remember(self) -> None:
        reports = {report.translation_key for report in self.reports}
        new = {
            key: revision
            for key, revision in self.writer.revisions.items()
            if key not in reports
        }
        remember(new | self.promises)

    def _ensure(self, key: UUID, codes: set[str]) -> None:
        for code in sorted(codes | {self.frame.source.language_code}):
            self.rewriter.ensure(key, code)
