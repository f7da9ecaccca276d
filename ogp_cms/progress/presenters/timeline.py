"""The reports of a commitment in time, the latest first, with the rounds that brought none."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ogp_cms.core import components as c
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.phrases import listed
from ogp_cms.core.site_map import page_url
from ogp_cms.extensions import ScopeKind
from ogp_cms.progress.presenters.commitment_book import CommitmentBook
from ogp_cms.progress.presenters.plan_book import day_before
from ogp_cms.progress.presenters.words import iso, reader_language, shown
from ogp_cms.progress.reports import Report


def timeline(book: CommitmentBook) -> c.Timeline | None:
    """Every report, and every round between the first and now without an update.

    What the reports of one day changed together stands once, beside the first of them.
    """
    told: set[datetime.date] = set()
    entries = []
    for place, report in enumerate(book.content.reports):
        change = None if report.date in told else change_of(book, report)
        told.add(report.date)
        entries.append((report.date, 1, _entry(book, report, change, is_latest=place == 0)))
    if not entries:
        return None
    entries += [(day, 0, _nothing(day)) for day in _silent_rounds(book)]
    entries.sort(key=lambda entry: (entry[0], entry[1]), reverse=True)
    return c.Timeline(entries=tuple(entry for _day, _rank, entry in entries))


def change_of(book: CommitmentBook, report: Report) -> c.BeforeAfter | None:
    """What the rate was the day before a report was true, and on that day; None at the start."""
    if not book.numbers.known:
        return None
    key = book.commitment.key
    before, after = (
        book.numbers.rate(ScopeKind.COMMITMENT, key, day)
        for day in (day_before(report.date), report.date)
    )
    return None if before.percent is None else c.BeforeAfter.of(before, after)


def report_url(report: Report) -> str:
    """The address of a report for this reader."""
    return page_url(reader_language(), report.page.url_path)


def _entry(
    book: CommitmentBook, report: Report, change: c.BeforeAfter | None, *, is_latest: bool
) -> c.TimelineEntry:
    moved = change is not None and change.changed
    moment = c.Moment.CHANGED if moved else c.Moment.SAME
    planning = report.kind == "planning"
    return c.TimelineEntry(
        date=full_date(report.date),
        iso=iso(report.date),
        moment=c.Moment.NOW if is_latest else moment,
        text=_text(book, report),
        change=change,
        note=approved_note(report),
        link=c.Link(
            label=_("Read the change") if planning else _("Read the update"),
            url=report_url(report),
        ),
        kind=_("Planning change") if planning else "",
    )


def approved_note(report: Report) -> str:
    """When a report was approved."""
    if report.approved is None:
        return ""
    return _("Approved on %(date)s") % {"date": full_date(report.approved)}


def _text(book: CommitmentBook, report: Report) -> str:
    """The report's own words; without any, which activities it speaks of."""
    words = report.texts.get("summary") or report.reason
    if words is not None:
        return shown(words)
    spoken = {row.activity for row in report.rows}
    numbers = [str(row.number) for row, _title in book.activities if row.translation_key in spoken]
    if not numbers:
        return _("Nothing new declared.")
    text = ngettext("About activity %(numbers)s.", "About activities %(numbers)s.", len(numbers))
    return text % {"numbers": listed(numbers)}


def _silent_rounds(book: CommitmentBook) -> list[datetime.date]:
    """The due days of past rounds in which no update took effect, after the first that did."""
    dates = [report.date for report in book.content.reports if report.kind == "update"]
    if not dates:
        return []
    today = book.numbers.today
    past = [each for each in book.opened if each.due <= today and each.due > min(dates)]
    return [each.due for each in past if not any(each.opens <= day <= each.due for day in dates)]


def _nothing(day: datetime.date) -> c.TimelineEntry:
    return c.TimelineEntry(
        date=full_date(day),
        iso=iso(day),
        moment=c.Moment.NONE,
        text=_("No update in this round."),
    )
