"""What the pages of an update and of a planning change have in common."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.dates import local_day
from ogp_cms.core.head import describe
from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.enums import Role
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import standing_of_reports
from ogp_cms.plans.models import Activity, CommitmentPage
from ogp_cms.progress.models import ReportPage
from ogp_cms.progress.presenters import sharing
from ogp_cms.progress.presenters.commitment import commitment_breadcrumb
from ogp_cms.progress.presenters.figures import Numbers, read_numbers, scopes_of
from ogp_cms.progress.presenters.plan_book import day_before
from ogp_cms.progress.presenters.reading import (
    Pair,
    PlanFacts,
    pairs_of,
    read_parents,
    request_today,
    versions_of,
)
from ogp_cms.progress.presenters.report_reading import neighbours
from ogp_cms.progress.presenters.timeline import report_url
from ogp_cms.progress.presenters.words import not_translated, reader_language, shown
from ogp_cms.progress.queries import make_report, read_rows
from ogp_cms.progress.reports import Report, Text, worded


@dataclass(frozen=True)
class ReportBook:
    """A report with its commitment, the activities it speaks of, and the figures around its date."""

    plan: PlanFacts
    commitment: Pair[CommitmentPage]
    report: Report
    activities: dict[UUID, tuple[Activity, Text]]
    numbers: Numbers
    entries: list[Entry]
    older: Report | None
    newer: Report | None

    @cached_property
    def before(self) -> datetime.date:
        """The last day on which what came before still stood."""
        return day_before(self.report.date)

    def change(self, *, levels: bool = False) -> c.BeforeAfter | None:
        """What the rate of the commitment was and became; None where no rates are known."""
        if not self.numbers.known:
            return None
        kind, key = ScopeKind.COMMITMENT, self.commitment.key
        before = self.numbers.rate(kind, key, self.before)
        after = self.numbers.rate(kind, key, self.report.date)
        return c.BeforeAfter.of(before, after, levels=levels)

    def activity_title(self, key: UUID) -> str:
        """The number and title of an activity; one that is gone has neither."""
        known = self.activities.get(key)
        if known is None:
            return _("An activity that no longer belongs to the commitment")
        row, title = known
        return format_html("{}. {}", row.number, shown(title))

    def activity_url(self, key: UUID) -> str:
        """The place of an activity in the page of its commitment."""
        known = self.activities.get(key)
        return f"{self.commitment.url}#activity-{known[0].number}" if known else ""


@dataclass(frozen=True)
class ReportHead:
    """The head of a report's page."""

    breadcrumb: c.Breadcrumb
    notice: c.Notice | None
    title: str
    kicker: str
    meta: str
    commitment: c.Link
    change: c.BeforeAfter | None
    levels: c.BeforeAfter | None
    facts: c.Facts
    pager: c.Pager


def read_report_book(page: ReportPage, request: HttpRequest) -> ReportBook:
    """Reads a report (10 queries at most and those of the metric); Http404 without a commitment."""
    versions = versions_of(page)
    parents = read_parents(versions.values(), drafts=getattr(request, "is_preview", False))
    if parents is None:
        raise Http404
    plan, commitment = parents
    pairs = pairs_of(versions.values(), plan.source_language)
    if not pairs:
        raise Http404
    report = _report(pairs[0])
    activities = _activities(commitment)
    older, newer = neighbours(commitment, report)
    keys = list(activities)
    return ReportBook(
        plan=plan,
        commitment=commitment,
        report=report,
        activities=activities,
        numbers=read_numbers(
            [
                *scopes_of(ScopeKind.COMMITMENT, [commitment.key]),
                *scopes_of(ScopeKind.ACTIVITY, keys),
            ],
            request_today(request),
            day_before(report.date),
            report.date,
        ),
        entries=standing_of_reports([report.key]),
        older=older,
        newer=newer,
    )


def head_of(book: ReportBook, request: HttpRequest) -> ReportHead:
    """The head: what report it is, of which commitment, what it changed, who approved it when."""
    report, commitment = book.report, book.commitment
    shared = sharing.Shared(commitment, book.plan, commitment.source.number)
    picture = sharing.latest_picture(shared) if book.numbers.known else None
    describe(request, c.DocumentHead(picture=picture, feeds=(sharing.feed_link(shared),)))
    link = commitment.link()
    named = {"number": commitment.source.number, "title": link.label}
    return ReportHead(
        breadcrumb=commitment_breadcrumb(request, book.plan, 3),
        notice=not_translated(report.page.language),
        title=report.title,
        kicker=_("Commitment %(number)d") % named,
        meta=_("Commitment %(number)s: %(title)s") % named,
        commitment=link,
        change=book.change(),
        levels=book.change(levels=True),
        facts=c.Facts(facts=tuple(_facts(book))),
        pager=c.Pager(
            label=_("Other reports of this commitment"),
            previous=_side(_("Previous report"), book.older),
            next=_side(_("Next report"), book.newer),
        ),
    )


def _facts(book: ReportBook) -> list[c.Fact]:
    report = book.report
    facts = [c.Fact(_("Effective date"), texts=(full_date(report.date),))]
    if report.approved is not None:
        facts.append(c.Fact(_("Approved on"), texts=(full_date(report.approved),)))
    if book.entries:
        facts.append(_approval(book.entries[0]))
        recorded = full_date(local_day(book.entries[0].recorded_at))
        numbers = _entry_numbers(book.entries)
        facts.append(c.Fact(_("Recorded on"), texts=(recorded,)))
        facts.append(c.Fact(_("In the ledger"), texts=(numbers,)))
    return facts


def _approval(entry: Entry) -> c.Fact:
    """In which role a report was approved here, or that its facts came with an import."""
    if entry.role == Role.IMPORT:
        return c.Fact(_("Origin"), texts=(_("import of the published document"),))
    return c.Fact(_("Approved by"), texts=(_("the secretariat of the steering committee"),))


def _entry_numbers(entries: Sequence[Entry]) -> str:
    first, last = entries[0].number, entries[-1].number
    if first == last:
        return _("entry %(number)d") % {"number": first}
    return _("entries %(first)d to %(last)d") % {"first": first, "last": last}


def _side(label: str, report: Report | None) -> c.PagerSide | None:
    if report is None:
        return None
    return c.PagerSide(label=label, link=c.Link(label=report.title, url=report_url(report)))


def _report(pair: Pair[Any]) -> Report:
    pages = [page for page in (pair.source, pair.version) if page is not None]
    return make_report(pair.source, pair.version, read_rows(pages), reader_language())


def _activities(
    commitment: Pair[CommitmentPage],
) -> dict[UUID, tuple[Activity, Text]]:
    source, version = commitment.source, commitment.version
    pages = Q(page=source.pk) | Q(page=version.pk if version else source.pk)
    rows = list(Activity.objects.filter(pages).order_by("number"))
    others = {row.translation_key: row for row in rows if version and row.page_id == version.pk}
    languages = (source.language, commitment.page.language)
    found = {}
    for row in rows:
        title = worded(row, others.get(row.translation_key), "title", languages)
        if row.page_id == source.pk and title is not None:
            found[row.translation_key] = (row, title)
    return found
