"""Reports as pages read them: found in the source tree, worded in a language."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from ogp_cms.progress.models import ReportPage

TEXTS = ("summary", "difficulties", "results", "contribution", "next_steps")
ROW_TEXTS = ("done", "not_done", "additional", "decrease_reason")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language that it is really in: the reader's, else the source's."""

    value: str
    language: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What an update says of one activity; `progress` in percent, None where it gives no figure."""

    activity: UUID
    progress: Decimal | None
    done: Text | None
    not_done: Text | None
    additional: Text | None
    decrease_reason: Text | None


@dataclass(frozen=True, slots=True)
class PlanningItem:
    """What a planning change changes for one activity; what it does not name is None or ""."""

    activity: UUID
    weight: Decimal | None
    state: str
    start: datetime.date | None
    end: datetime.date | None


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """What shows that an update is true; `url` is the address of the link or of the file."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A communication action that took place."""

    title: Text
    date: Text | None
    audience: Text | None
    indicators: Text | None


@dataclass(frozen=True, slots=True)
class Report:
    """A public report.

    `title` is in the reader's language whatever `page` is in; `page` is the translation where
    there is a public one, else `source`. `approved` is the day that an imported document states,
    else the day of the last publication.
    """

    key: UUID
    kind: str
    date: datetime.date
    report_id: str
    approved: datetime.date | None
    title: str
    page: ReportPage
    source: ReportPage
    language: str
    rows: tuple[Any, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    texts: dict[str, Text] = field(default_factory=dict)
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Latest:
    """The text that stands today, and the report that it was approved with."""

    text: Text
    report: Report


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """The latest approved text of each kind for one activity.

    `progress` is the figure of the latest update that gives one: for display beside the
    metric's, which alone counts.
    """

    progress: Decimal | None = None
    done: Latest | None = None
    not_done: Latest | None = None
    additional: Latest | None = None
    decrease_reason: Latest | None = None


@dataclass(frozen=True, slots=True)
class CommitmentContent:
    """All that the public reports of a commitment say today, the newest report first."""

    reports: list[Report]
    texts: dict[str, Latest]
    activities: dict[UUID, ActivityContent]
    actions: list[tuple[Report, ActionItem]]
    evidence: list[tuple[Report, EvidenceItem]]


def content_of_reports(reports: list[Report]) -> CommitmentContent:
    """Gathers per field the first non-empty text, given reports with the newest first."""
    updates = [report for report in reports if report.kind == "update"]
    texts: dict[str, Latest] = {}
    found: dict[UUID, dict[str, Any]] = {}
    for report in updates:
        for name, text in report.texts.items():
            texts.setdefault(name, Latest(text, report))
        for row in report.rows:
            _take_over(found.setdefault(row.activity, {}), row, report)
    return CommitmentContent(
        reports=reports,
        texts=texts,
        activities={key: ActivityContent(**values) for key, values in found.items()},
        actions=[(report, action) for report in updates for action in report.actions],
        evidence=[(report, item) for report in updates for item in report.evidence],
    )


def _take_over(known: dict[str, Any], row: ActivityRow, report: Report) -> None:
    if row.progress is not None:
        known.setdefault("progress", row.progress)
    for name in ROW_TEXTS:
        text = getattr(row, name)
        if text is not None:
            known.setdefault(name, Latest(text, report))


def worded(source: Any, version: Any, name: str, languages: tuple[str, str]) -> Text | None:
    """A field's text in the version's language, else in the source's; None where it is empty.

    `languages`: of the source and of the version. What is the same in both was not translated.
    """
    value: str = getattr(source, name).strip()
    if not value:
        return None
    own: str = getattr(version, name).strip() if version is not None else ""
    return Text(own, languages[1]) if own and own != value else Text(value, languages[0])


def by_key(rows: Iterable[Any]) -> dict[UUID, Any]:
    """Translatable rows by their `translation_key`."""
    return {row.translation_key: row for row in rows}
