"""What is public of a commitment's reports, in a language, in a constant number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from wagtail.models import Page

from ogp_cms.core.dates import local_day
from ogp_cms.plans.models import CommitmentPage, PlanPage
from ogp_cms.progress.models import (
    ActivityProgress,
    CommunicationAction,
    Evidence,
    PlanningChangePage,
    PlanningRow,
    ProgressUpdatePage,
    ReportPage,
)
from ogp_cms.progress.reports import (
    ROW_TEXTS,
    TEXTS,
    ActionItem,
    ActivityRow,
    CommitmentContent,
    EvidenceItem,
    PlanningItem,
    Report,
    by_key,
    content_of_reports,
    worded,
)
from ogp_cms.progress.titles import report_title

__all__ = [
    "content_of",
    "holds_published_report",
    "last_updates",
    "report_of",
    "reports_of",
]

REPORT_MODELS: tuple[type[ReportPage], ...] = (ProgressUpdatePage, PlanningChangePage)

# A plan stands at depth 3: root, home, plan.
PLAN_PATH = 3 * Page.steplen


def content_of(commitment: CommitmentPage, language: str) -> CommitmentContent:
    """All that the public reports of a source commitment say today (6 queries)."""
    return content_of_reports(reports_of(commitment, language))


def reports_of(commitment: CommitmentPage, language: str) -> list[Report]:
    """The public reports of a source commitment with their rows, newest first (6 queries).

    Newest by effective date, then by approval.
    """
    below = Q(path__startswith=commitment.path, depth=commitment.depth + 1)
    pages = [page for model in REPORT_MODELS for page in _versions(model, below, language)]
    return _assemble(pages, commitment.path, language)


def report_of(page: ReportPage, language: str) -> Report | None:
    """One report by its page in any language; None while its source is not public."""
    source = page.source
    if source is None or not source.live:
        return None
    pages = _versions(type(source), Q(pk=source.pk), language)
    return _assemble(pages, source.path, language)[0]


def last_updates(commitments: Sequence[CommitmentPage]) -> dict[UUID, datetime.date]:
    """The effective date of each commitment's latest public update, by key (1 query)."""
    by_path = {commitment.path: commitment.translation_key for commitment in commitments}
    in_plans = Q(pk__in=[])
    for path in {path[:PLAN_PATH] for path in by_path}:
        in_plans |= Q(path__startswith=path)
    updates = ProgressUpdatePage.objects.live().filter(in_plans)
    latest: dict[UUID, datetime.date] = {}
    for path, day in updates.values_list("path", "date"):
        key = by_path.get(path[: -Page.steplen])
        if key is not None:
            latest[key] = max(day, latest.get(key, day))
    return latest


def holds_published_report(page: Page) -> bool:
    """Whether a page is, or is above, a report of a source tree that was ever public."""
    plans = PlanPage.objects.filter(
        locale__language_code=F("source_language"), alias_of__isnull=True
    )
    sources = set(plans.values_list("path", flat=True))
    for model in REPORT_MODELS:
        reports = model._default_manager.filter(
            path__startswith=page.path, alias_of__isnull=True
        ).exclude(report_id="")
        paths = reports.values_list("path", flat=True)
        if any(path[:PLAN_PATH] in sources for path in paths.iterator()):
            return True
    return False


def _versions(model: type[ReportPage], which: Q, language: str) -> list[ReportPage]:
    """The public source pages of a condition and their public translations (1 query)."""
    pages = model._default_manager.filter(live=True, alias_of__isnull=True)
    translations = Q(
        locale__language_code=language,
        translation_key__in=pages.filter(which).values("translation_key"),
    )
    return list(pages.filter(which | translations).select_related("locale"))


def _assemble(pages: Sequence[ReportPage], source_path: str, language: str) -> list[Report]:
    sources = [page for page in pages if page.path.startswith(source_path)]
    others = {page.translation_key: page for page in pages if page not in sources}
    rows = read_rows(pages)
    reports = [
        make_report(source, others.get(source.translation_key), rows, language)
        for source in sources
    ]
    return sorted(reports, key=recency, reverse=True)


def recency(report: Report) -> tuple[Any, ...]:
    """Later effective date, then later approval, then later made."""
    page = report.source
    stated = page.approved or datetime.date.min
    return (
        report.date,
        page.last_published_at is not None,
        page.last_published_at,
        stated,
        page.pk,
    )


Rows = dict[type[Any], dict[int, list[Any]]]


def read_rows(pages: Sequence[ReportPage], models: Collection[type[Any]] | None = None) -> Rows:
    """The rows of all these pages by model and page (1 query per model that can have any).

    `models`: only rows of these; of the others there are none.
    """
    updates = [page.pk for page in pages if isinstance(page, ProgressUpdatePage)]
    plannings = [page.pk for page in pages if isinstance(page, PlanningChangePage)]
    wanted: list[tuple[Any, list[int]]] = [
        (ActivityProgress.objects.all(), updates),
        (Evidence.objects.select_related("document"), updates),
        (CommunicationAction.objects.all(), updates),
        (PlanningRow.objects.all(), plannings),
    ]
    found: Rows = {}
    for queryset, pks in wanted:
        by_page = found.setdefault(queryset.model, defaultdict(list))
        if models is not None and queryset.model not in models:
            continue
        for row in queryset.filter(page__in=pks) if pks else []:
            by_page[row.page_id].append(row)
    return found


def make_report(
    source: ReportPage, version: ReportPage | None, rows: Rows, language: str
) -> Report:
    """A report from its source page, its public translation if any, and the rows of both."""
    page = version or source
    languages = (source.language, page.language)
    shared: dict[str, Any] = {
        "key": source.translation_key,
        "kind": source.slug_prefix,
        "date": source.date,
        "report_id": source.report_id,
        "approved": _approved(source),
        "title": report_title(source.slug_prefix, source.date, language),
        "page": page,
        "source": source,
        "language": page.language,
    }
    if isinstance(source, PlanningChangePage):
        return Report(
            **shared,
            rows=tuple(_planning_item(row) for row in rows[PlanningRow][source.pk]),
            reason=worded(source, version, "reason", languages),
        )
    texts = {name: worded(source, version, name, languages) for name in TEXTS}
    return Report(
        **shared,
        rows=_activity_rows(source, version, rows, languages),
        evidence=_evidence(source, version, rows, languages),
        actions=_actions(source, version, rows, languages),
        texts={name: text for name, text in texts.items() if text is not None},
    )


def _approved(source: ReportPage) -> datetime.date | None:
    if source.approved is not None or source.last_published_at is None:
        return source.approved
    return local_day(source.last_published_at)


def _planning_item(row: PlanningRow) -> PlanningItem:
    return PlanningItem(row.activity, row.weight, row.state, row.start, row.end)


def _of(version: ReportPage | None, rows: Rows, model: type[Any]) -> list[Any]:
    return rows[model][version.pk] if version is not None else []


Languages = tuple[str, str]


def _activity_rows(
    source: ReportPage, version: ReportPage | None, rows: Rows, languages: Languages
) -> tuple[ActivityRow, ...]:
    others = {row.activity: row for row in _of(version, rows, ActivityProgress)}
    return tuple(
        ActivityRow(
            row.activity,
            row.progress,
            **{name: worded(row, others.get(row.activity), name, languages) for name in ROW_TEXTS},
        )
        for row in rows[ActivityProgress][source.pk]
    )


def _evidence(
    source: ReportPage, version: ReportPage | None, rows: Rows, languages: Languages
) -> tuple[EvidenceItem, ...]:
    others = by_key(_of(version, rows, Evidence))
    items = []
    for row in rows[Evidence][source.pk]:
        title = worded(row, others.get(row.translation_key), "title", languages)
        if title is not None:
            items.append(EvidenceItem(title, row.document.url if row.document else row.url))
    return tuple(items)


def _actions(
    source: ReportPage, version: ReportPage | None, rows: Rows, languages: Languages
) -> tuple[ActionItem, ...]:
    others = by_key(_of(version, rows, CommunicationAction))
    items = []
    for row in rows[CommunicationAction][source.pk]:
        other = others.get(row.translation_key)
        title = worded(row, other, "title", languages)
        if title is not None:
            rest = [
                worded(row, other, name, languages) for name in ("date", "audience", "indicators")
            ]
            items.append(ActionItem(title, *rest))
    return tuple(items)
