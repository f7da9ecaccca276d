"""The page of a progress update."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.extensions import ScopeKind
from ogp_cms.progress.models import ProgressUpdatePage
from ogp_cms.progress.presenters.activities import text_items
from ogp_cms.progress.presenters.commitment import Communication, communication
from ogp_cms.progress.presenters.prose import Prose, prose
from ogp_cms.progress.presenters.report import (
    ReportBook,
    ReportHead,
    head_of,
    read_report_book,
)
from ogp_cms.progress.presenters.words import text_link
from ogp_cms.progress.reports import ActivityRow, EvidenceItem


@dataclass(frozen=True)
class UpdateRow:
    """What an update says of one activity."""

    title: str
    url: str
    change: c.BeforeAfter | None
    levels: c.BeforeAfter | None
    actions: c.Actions | None
    decrease_reason: Prose | None


@dataclass(frozen=True)
class UpdateView:
    """All that the page of an update shows."""

    head: ReportHead
    summary: Prose | None
    rows: tuple[UpdateRow, ...]
    difficulties: Prose | None
    results: Prose | None
    contribution: Prose | None
    next_steps: Prose | None
    communication: tuple[Communication, ...]
    evidence: c.LinkList


def present_update(page: ProgressUpdatePage, request: HttpRequest) -> UpdateView:
    """The page of an update in the reader's language."""
    book = read_report_book(page, request)
    texts = {name: prose(text) for name, text in book.report.texts.items()}
    return UpdateView(
        head=head_of(book, request),
        summary=texts.get("summary"),
        rows=tuple(_row(book, row) for row in _in_order(book)),
        difficulties=texts.get("difficulties"),
        results=texts.get("results"),
        contribution=texts.get("contribution"),
        next_steps=texts.get("next_steps"),
        communication=tuple(communication(action) for action in book.report.actions),
        evidence=_evidence(book.report.evidence),
    )


def _in_order(book: ReportBook) -> list[ActivityRow]:
    def number(row: ActivityRow) -> int:
        known = book.activities.get(row.activity)
        return known[0].number if known else 10_000

    return sorted(book.report.rows, key=number)


def _row(book: ReportBook, row: ActivityRow) -> UpdateRow:
    texts = (row.done, row.not_done, row.additional)
    done, not_done, additional = (text_items(text) for text in texts)
    said = any(items is not None for items in (done, not_done, additional))
    return UpdateRow(
        title=book.activity_title(row.activity),
        url=book.activity_url(row.activity),
        change=_change(book, row),
        levels=_change(book, row, levels=True),
        actions=c.Actions(done=done, not_done=not_done, additional=additional) if said else None,
        decrease_reason=prose(row.decrease_reason),
    )


def _change(book: ReportBook, row: ActivityRow, *, levels: bool = False) -> c.BeforeAfter | None:
    """What the progress was before and is by this update, where it gives a figure."""
    if row.progress is None or not book.numbers.known:
        return None
    before, after = (
        book.numbers.rate(ScopeKind.ACTIVITY, row.activity, day)
        for day in (book.before, book.report.date)
    )
    return c.BeforeAfter.of(before, after, levels=levels)


def _evidence(items: tuple[EvidenceItem, ...]) -> c.LinkList:
    links = tuple(text_link(item.title, item.url, icon="external") for item in items)
    return c.LinkList(links=links, title=_("Evidence"), empty=_("No evidence is attached."))
