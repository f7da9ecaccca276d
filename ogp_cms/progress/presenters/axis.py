"""The page of an axis."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.head import describe
from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.plans.models import AxisPage, CommitmentPage
from ogp_cms.progress.presenters import plan_parts as parts
from ogp_cms.progress.presenters import sharing
from ogp_cms.progress.presenters.plan import (
    Figure,
    explanation,
    gauge,
    plan_name,
    plans_link,
)
from ogp_cms.progress.presenters.plan_book import PlanBook, read_plan_book
from ogp_cms.progress.presenters.reading import (
    Pair,
    pairs_of,
    plan_of_tree,
    request_today,
    versions_of,
)
from ogp_cms.progress.presenters.walls import wall
from ogp_cms.progress.presenters.words import meta_description, not_translated
from ogp_cms.progress.reports import Text


@dataclass(frozen=True)
class AxisView:
    """All that the page of an axis shows."""

    breadcrumb: c.Breadcrumb
    notice: c.Notice | None
    title: Text
    meta: str
    description: Text | None
    figure: Figure | None
    gauge: c.Gauge | None
    counts: c.LevelCounts | None
    history: c.History | None
    table_heading: str
    table: c.CommitmentTable
    gantt: c.Gantt | None
    pager: c.Pager


def present_axis(page: AxisPage, request: HttpRequest) -> AxisView:
    """The page of an axis in the reader's language."""
    plan = plan_of_tree(page)
    axis = pairs_of(versions_of(page).values(), plan.source.source_language)[0]
    book = read_plan_book(plan, request_today(request))
    commitments = book.of_axis(axis)
    known = book.numbers.known
    rate = book.numbers.rate(ScopeKind.AXIS, axis.key)
    measured = gauge(rate) if known else None
    shared = sharing.Shared(plan, plan.source)
    picture = sharing.picture_of(shared, book.rate, wall(book).plot) if known else None
    describe(request, c.DocumentHead(picture=picture, feeds=(sharing.feed_link(shared),)))
    return AxisView(
        breadcrumb=breadcrumb([plans_link(), c.Link(plan_name(plan.source), plan.url)]),
        notice=not_translated(axis.page.language),
        title=axis.title,
        meta=meta_description(
            axis.page, axis.text("description"), _finding(rate) if measured else ""
        ),
        description=axis.text("description"),
        figure=_figure(book, axis, commitments, rate) if known else None,
        gauge=measured,
        counts=parts.level_counts(book, commitments) if known and commitments else None,
        history=parts.history_of(
            [(day, book.numbers.rate(ScopeKind.AXIS, axis.key, day)) for day in book.rounds.dues]
        ),
        table_heading=parts.commitments_heading(len(commitments)),
        table=_table(book, commitments),
        gantt=parts.gantt(book, commitments),
        pager=_pager(book, axis),
    )


def _figure(
    book: PlanBook,
    axis: Pair[AxisPage],
    commitments: list[Pair[CommitmentPage]],
    rate: c.Rate,
) -> Figure:
    return Figure(
        number=c.BigNumber(
            rate=rate,
            size="commitment",
            reason="" if rate.percent is not None else _("No activity of this axis counts yet."),
        ),
        caption=parts.state_line(book),
        delta=book.numbers.delta(ScopeKind.AXIS, axis.key, book.rounds.previous),
        explanation=explanation(Scope(ScopeKind.AXIS, axis.key), axis.page),
        note=parts.mean_of_commitments(len(commitments)) if rate.percent is not None else "",
    )


def _table(book: PlanBook, commitments: list[Pair[CommitmentPage]]) -> c.CommitmentTable:
    rows = tuple(parts.commitment_row(book, each) for each in commitments)
    return parts.commitment_table(
        parts.commitments_heading(len(commitments)),
        [c.CommitmentGroup(rows=rows)],
        rates=book.numbers.known,
    )


def _pager(book: PlanBook, axis: Pair[AxisPage]) -> c.Pager:
    keys = [each.key for each in book.axes]
    place = keys.index(axis.key) if axis.key in keys else 0
    before = book.axes[place - 1] if place > 0 else None
    after = book.axes[place + 1] if place + 1 < len(book.axes) else None
    return c.Pager(
        label=_("Other axes"),
        previous=c.PagerSide(label=_("Previous axis"), link=before.link()) if before else None,
        next=c.PagerSide(label=_("Next axis"), link=after.link()) if after else None,
    )


def _finding(rate: c.Rate) -> str:
    """The rate of an axis as its description for search engines."""
    return _("Completion rate: %(rate)s, %(level)s") % {
        "rate": rate.text,
        "level": rate.tile.word.lower(),
    }
