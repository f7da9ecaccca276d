"""Doing what the changes say: organisations first, then the plan from the top, the facts last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wagtail.models import Page

from ogp_cms.core.models import HomePage, reserved_slugs
from ogp_cms.interchange import facts, organisations
from ogp_cms.interchange.bulk import New, Writer
from ogp_cms.interchange.changes import (
    REPORT_KINDS,
    Action,
    Change,
    Changes,
    Kind,
    commitments_of,
    order_of,
    standing_order,
)
from ogp_cms.interchange.document import Document
from ogp_cms.interchange.drafts import (
    activity_keys,
    axis_draft,
    commitment_draft,
    plan_draft,
    report_draft,
)
from ogp_cms.interchange.frame import Draft, Frame
from ogp_cms.interchange.indexes import index_search
from ogp_cms.interchange.languages import languages_below
from ogp_cms.interchange.nodes import Found
from ogp_cms.interchange.notices import note_promise_changes
from ogp_cms.interchange.reader import Site
from ogp_cms.interchange.refusals import remember
from ogp_cms.interchange.rewrite import WITHDRAWN, Rewriter
from ogp_cms.interchange.rows import Trees
from ogp_cms.ledger.domain import Approval
from ogp_cms.ledger.enums import Role
from ogp_cms.plans.models import PlanPage

# Commitments that are written together; one batch of a whole plan would need a lot of memory.
CHUNK = 20


@dataclass
class Importer:
    """Writes one document, inside the caller's transaction."""

    document: Document
    frame: Frame
    changes: Changes
    site: Site | None
    user: Any
    progress: Callable[[int], None]
    known: dict[UUID, Found] = field(default_factory=dict)
    # Live revisions of promise pages by key, 0 for what is withdrawn.
    promises: dict[UUID, int] = field(default_factory=dict)
    axes: dict[str, UUID] = field(default_factory=dict)
    commitments: dict[int, Any] = field(default_factory=dict)
    reports: list[Any] = field(default_factory=list)
    dropped_activities: set[UUID] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.source = self.frame.source.language_code
        self.writer = Writer(self.frame, Trees(), self.user, self.progress)
        if self.site:
            self.known = {found.key: found for found in self.site.found()}
        self.rewriter = Rewriter(self.writer, self.known, self.user)
        self.below_plan, self.below_axis, self.below_commitment = languages_below(self.document)

    def run(self) -> PlanPage:
        """Writes everything and returns the source page of the plan."""
        rows = organisations.write(self.frame, self.changes, self.user)
        self.frame.organisations = rows
        plan = self._write_plan()
        organisations.remember_listed(plan.translation_key, self.document, rows)
        self._write_axes(plan)
        self._arrange()
        self._write_commitments()
        self._withdraw()
        self.rewriter.settle_emptied()
        self.writer.trees.settle()
        remember(
            {key: (revision, self.known[key].parent) for key, revision in self.promises.items()}
        )
        note_promise_changes(plan, self.changes)
        self.rewriter.finish()
        index_search(self.writer.written)
        self._record(plan)
        return plan

    def _write_plan(self) -> PlanPage:
        [change] = self.changes.of(Kind.PLAN)
        if change.found is None:
            home = HomePage.objects.get(locale=self.frame.source)
            for page in (home, *home.get_translations().select_related("locale")):
                self.writer.trees.know(page, page.locale.language_code)
            draft = plan_draft(self.frame, change.node or {}, self._free_slug())
            self._add([New(draft, home.translation_key, self._other(self.below_plan))], None)
            plan: PlanPage = draft.page
            return plan
        plan = change.found.page
        if change.action == Action.CHANGED and change.node != change.found.node:
            before = plan.serializable_data()
            draft = plan_draft(self.frame, change.node or {}, plan.slug, plan)
            self._rewrite(draft, change, before)
        return plan

    def _free_slug(self) -> str:
        """The plan's id, unless a page or the site itself has that address in some language."""
        homes = HomePage.objects.all()
        taken = set(reserved_slugs())
        for home in homes:
            taken.update(home.get_children().values_list("slug", flat=True))
        slug = first = self.document["plan"]["id"]
        count = 1
        while slug in taken:
            slug = f"plan-{first}" if count == 1 else f"plan-{first}-{count}"
            count += 1
        return str(slug)

    def _write_axes(self, plan: PlanPage) -> None:
        new = []
        for change in self.changes.of(Kind.AXIS):
            if change.node is None:
                continue
            if change.found is None:
                draft = axis_draft(self.frame, change.node)
                below = self._other(self.below_axis[change.name])
                self._ensure(plan.translation_key, draft.languages | below)
                new.append(New(draft, plan.translation_key, below))
                self.axes[change.name] = draft.page.translation_key
                continue
            axis = change.found.page
            self.axes[change.name] = axis.translation_key
            if change.action == Action.CHANGED:
                before = axis.serializable_data()
                self._rewrite(axis_draft(self.frame, change.node, axis), change, before)
        self._add(new, plan.translation_key)

    def _arrange(self) -> None:
        """Puts axes into the document's order, and moves commitments to their axes."""
        if self.site is None:
            return
        # Where a page goes depends on how many stand there: those written just now count too.
        self.writer.trees.settle()
        order = order_of(self.document)
        if standing_order(self.document, self.site) != order:
            children = [self.known[self.axes[name]] for name in order]
            self.rewriter.reorder(children, self.site.plan)
            self._refresh_places()
        for change in self.changes.of(Kind.COMMITMENT):
            if change.moved:
                self.rewriter.move(change.found, self.axes[change.parent])
                self.promises[change.found.key] = change.found.page.live_revision_id
                self._refresh_places()

    def _refresh_places(self) -> None:
        """After a move: paths and addresses of all pages in memory, and the spots, anew."""
        self.writer.trees.settle()
        pages: dict[int, list[Any]] = {}
        for found in self.known.values():
            for page in (found.page, *found.versions.values()):
                pages.setdefault(page.pk, []).append(page)
        for spot in self.writer.trees.spots.values():
            pages.setdefault(spot.page.pk, []).append(spot.page)
        columns = ("path", "depth", "numchild", "url_path")
        for row in Page.objects.filter(pk__in=list(pages)).values("pk", *columns):
            for page in pages[row["pk"]]:
                page.__dict__.pop("_cached_parent_obj", None)
                for name in columns:
                    setattr(page, name, row[name])
        for key, code in list(self.writer.trees.spots):
            page = self.writer.trees.spots.pop((key, code)).page
            self.writer.trees.know(page, code)

    def _write_commitments(self) -> None:
        reports: dict[int, list[Change]] = {}
        for kind in REPORT_KINDS:
            for change in self.changes.of(kind, Action.ADDED, Action.CHANGED):
                reports.setdefault(change.parent, []).append(change)
        wanted = [each for each in self.changes.of(Kind.COMMITMENT) if each.node is not None]
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            self._write_promises(part)
            own = [each for change in part for each in reports.get(int(change.name), [])]
            self._write_reports(own)

    def _write_promises(self, changes: Sequence[Change]) -> None:
        new: dict[UUID, list[New]] = {}
        for change in changes:
            number, axis = int(change.name), self.axes[change.parent]
            if change.found is None:
                draft = commitment_draft(self.frame, change.node or {})
                below = self._other(self.below_commitment[number])
                self._ensure(axis, draft.languages | below)
                new.setdefault(axis, []).append(New(draft, axis, below))
                self.commitments[number] = draft.page
                continue
            page = self.commitments[number] = change.found.page
            if change.action == Action.CHANGED and change.node != change.found.node:
                before, had = page.serializable_data(), set(activity_keys(page).values())
                self._rewrite(commitment_draft(self.frame, change.node or {}, page), change, before)
                self.dropped_activities |= had - set(activity_keys(page).values())
        for axis, items in new.items():
            self._add(items, axis)

    def _write_reports(self, changes: Sequence[Change]) -> None:
        new = []
        for change in changes:
            commitment = self.commitments[change.parent]
            numbers, key = activity_keys(commitment), commitment.translation_key
            if change.found is None:
                draft = report_draft(self.frame, change.kind, change.node or {}, numbers)
                self._ensure(key, draft.languages)
                new.append(New(draft, key))
            else:
                page = change.found.page
                before = page.serializable_data()
                draft = report_draft(self.frame, change.kind, change.node or {}, numbers, page)
                self.rewriter.rewrite(draft, change.found, before)
            self.reports.append(draft.page)
        self.writer.write(new)

    def _withdraw(self) -> None:
        """Withdraws what the document left out, the reports first."""
        for kind in (*REPORT_KINDS, Kind.COMMITMENT, Kind.AXIS):
            for change in self.changes.of(kind, Action.REMOVED):
                self.rewriter.withdraw(change.found)
                if kind not in REPORT_KINDS:
                    self.promises[change.found.key] = WITHDRAWN

    def _rewrite(self, draft: Draft, change: Change, before: dict[str, Any]) -> None:
        """Changes a promise page and remembers the revision that is live now."""
        self.rewriter.rewrite(draft, change.found, before)
        self.promises[draft.page.translation_key] = draft.page.live_revision_id

    def _add(self, items: Sequence[New], parent: UUID | None) -> None:
        """Writes new promise pages; from then on they are known like the others."""
        self.writer.write(items)
        for item in items:
            page = item.draft.page
            key = page.translation_key
            versions = {
                code: self.writer.trees.spots[key, code].page
                for code in item.draft.languages | item.mirrored
            }
            self.known[key] = Found(page, parent, versions)
            self.promises[key] = self.writer.revisions[key]

    def _record(self, plan: PlanPage) -> None:
        leads = self.frame.organisations
        standing: dict[UUID, list[Any]] = {key: [] for key in self.axes.values()}
        for axis, node in commitments_of(self.document):
            page = self.commitments[node["number"]]
            standing[self.axes[axis]].append((page, leads[node["lead_organisation"]]))
        removed = [
            change.found.page
            for kind in (Kind.COMMITMENT, Kind.AXIS)
            for change in self.changes.of(kind, Action.REMOVED)
        ]
        withdrawn = [
            change.found.key
            for kind in REPORT_KINDS
            for change in self.changes.of(kind, Action.REMOVED)
        ]
        facts.record(
            plan,
            facts.places(plan, standing, self.dropped_activities, removed),
            withdrawn,
            self.reports,
            first=self.site is None,
            approval=Approval(Role.IMPORT, self.user.pk if self.user else None),
        )

    def _other(self, codes: set[str]) -> set[str]:
        return codes - {self.source}

    def _ensure(self, key: UUID, codes: set[str]) -> None:
        for code in sorted(codes | {self.source}):
            self.rewriter.ensure(key, code)
