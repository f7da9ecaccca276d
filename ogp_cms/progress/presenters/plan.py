"""The page of a plan."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.head import describe
from ogp_cms.core.phrases import counted, filled
from ogp_cms.extensions import COMPLETION_RATE, Scope, ScopeKind, registry
from ogp_cms.ledger.levels import displayed_percent
from ogp_cms.plans.enums import RateOf
from ogp_cms.plans.models import PlanPage, PromiseChange
from ogp_cms.plans.queries import promise_changes
from ogp_cms.progress.presenters import plan_links as links
from ogp_cms.progress.presenters import plan_parts as parts
from ogp_cms.progress.presenters import sharing
from ogp_cms.progress.presenters.data_set import plan_dataset
from ogp_cms.progress.presenters.plan_book import PlanBook, read_plan_book
from ogp_cms.progress.presenters.plan_list import commitment_list
from ogp_cms.progress.presenters.prose import Prose, prose, split_lead
from ogp_cms.progress.presenters.reading import (
    PlanFacts,
    live_plans,
    plan_pair,
    plan_years,
    request_today,
)
from ogp_cms.progress.presenters.walls import wall
from ogp_cms.progress.presenters.words import (
    meta_description,
    not_translated,
    reader_language,
    shown,
)
from ogp_cms.progress.reports import Text


@dataclass(frozen=True)
class Figure:
    """A rate at its size, with all that stands beside it."""

    number: c.BigNumber
    caption: str
    delta: c.Delta | None = None
    explanation: c.Link | None = None
    note: str = ""


@dataclass(frozen=True)
class Change:
    """What happened to a promise of the plan, and the public reason."""

    title: str
    kind: str
    date: str
    reason: str


@dataclass(frozen=True)
class PlanView:
    """All that the page of a plan shows."""

    breadcrumb: c.Breadcrumb
    notice: c.Notice | None
    title: Text
    meta: str
    state: str
    lead: Text | None
    description: Prose | None
    totals: c.Totals
    figure: Figure | None
    gauge: c.Gauge | None
    counts: c.LevelCounts | None
    axes_heading: str
    axes: tuple[c.AxisBar, ...]
    history: c.History | None
    gap_heading: str
    gap: c.Gap | None
    table_heading: str
    filters: c.Filters | None
    table: c.CommitmentTable
    gantt: c.Gantt | None
    gantt_note: str
    carried: links.Carried
    changes: tuple[Change, ...]
    downloads: c.LinkList
    pager: c.Pager
    share: c.Share
    compare: c.Link | None


def present_plan(page: PlanPage, request: HttpRequest) -> PlanView:
    """The page of a plan in the reader's language."""
    plan = plan_pair(page)
    book = read_plan_book(plan, request_today(request))
    known = book.numbers.known
    lead, rest = split_lead(plan.text("description"))
    figure = plan_figure(book) if known else None
    files = links.downloads(book)
    shared = sharing.Shared(plan, plan.source)
    _describe(request, book, shared, files)
    listed = commitment_list(book, parts.commitments_heading(len(book.commitments)), request.GET)
    plans = live_plans(reader_language())
    return PlanView(
        breadcrumb=breadcrumb([plans_link()]),
        notice=not_translated(plan.page.language),
        title=plan.title,
        meta=meta_description(
            plan.page, plan.text("description"), shared.finding(book.rate) if known else ""
        ),
        state=capfirst(plan.source.get_state_display()),
        lead=lead,
        description=prose(rest),
        totals=_totals(book),
        figure=figure,
        gauge=gauge(book.rate) if known else None,
        counts=parts.level_counts(book, book.commitments) if known and book.commitments else None,
        axes_heading=_axes_heading(book),
        axes=parts.axis_bars(book) if known else (),
        history=plan_history(book),
        gap_heading=_gap_heading(book),
        gap=parts.gap_table(book, book.commitments),
        table_heading=parts.commitments_heading(len(book.commitments)),
        filters=listed.filters,
        table=listed.table,
        gantt=parts.gantt(book, book.commitments),
        gantt_note=_gantt_note(book),
        carried=links.carried(book),
        changes=tuple(_change(each, plan.source) for each in promise_changes(plan.source)),
        downloads=files,
        pager=links.pager(plan, plans),
        compare=links.compare_link(plans),
        share=sharing.share(shared),
    )


def _describe(
    request: HttpRequest, book: PlanBook, shared: sharing.Shared, files: c.LinkList
) -> None:
    """The head of the page: its picture, its feed, and the plan as a set of data."""
    known = book.numbers.known
    picture = sharing.picture_of(shared, book.rate, wall(book).plot) if known else None
    dataset = plan_dataset(request, book.plan, files)
    feeds = (sharing.feed_link(shared),)
    describe(request, c.DocumentHead(picture=picture, feeds=feeds, data=(dataset,)))


def plans_link() -> c.Link:
    """The way to the list of plans."""
    return c.Link(label=_("Action plans"), url=reverse("plans"))


def plan_name(plan: PlanPage | PlanFacts) -> str:
    """What a plan is called in passing: "plan 2018-2020"."""
    return _("Plan %(years)s") % {"years": plan_years(plan)}


def gauge(rate: c.Rate) -> c.Gauge | None:
    """The rate between the thresholds of the levels; nothing while it is not computed."""
    if rate.percent is None:
        return None
    thresholds = settings.OGP_LEVEL_THRESHOLDS
    return c.Gauge(
        rate=rate,
        substantial=thresholds["substantial"],
        completed=thresholds["completed"],
    )


def explanation(scope: Scope, page: Any, plan: Any = None) -> c.Link | None:
    """The way to where a rate is explained, if its metric has such a page."""
    metric = registry.metric(COMPLETION_RATE)
    url = metric.explanation_url(scope, page, plan) if metric else None
    return c.Link(label=_("How this rate is computed"), url=url) if url else None


def plan_figure(book: PlanBook) -> Figure:
    """The rate of a plan with its date, its move and its explanation."""
    plan = book.plan.source
    return Figure(
        number=c.BigNumber(rate=book.rate, reason=_why_not_computed(book)),
        caption=parts.state_line(book),
        delta=book.numbers.delta(ScopeKind.PLAN, book.plan.key, book.rounds.previous),
        explanation=explanation(Scope(ScopeKind.PLAN, book.plan.key), book.plan.page),
        note=_mean_of(book, plan.rate_of) if book.rate.percent is not None else "",
    )


def _why_not_computed(book: PlanBook) -> str:
    if book.rate.percent is not None:
        return ""
    if book.plan.source.start > book.today:
        return _("The plan starts on %(date)s.") % {"date": full_date(book.plan.source.start)}
    return _("No activity of this plan counts yet.")


def _mean_of(book: PlanBook, rate_of: str) -> str:
    if rate_of != RateOf.AXES:
        return parts.mean_of_commitments(len(book.commitments))
    count = len(book.axes)
    text = ngettext(
        "The rate of the only axis.", "Plain mean of the rates of the %(count)d axes.", count
    )
    return text % {"count": count} if count else ""


def _totals(book: PlanBook) -> c.Totals:
    activities = sum(len(rows) for rows in book.activities.values())
    leads = len(book.organisations)
    commitments, axes = len(book.commitments), len(book.axes)
    phrases = (
        (ngettext("%(count)s commitment", "%(count)s commitments", commitments), commitments),
        (ngettext("%(count)s axis", "%(count)s axes", axes), axes),
        (ngettext("%(count)s activity", "%(count)s activities", activities), activities),
        (ngettext("%(count)s organisation", "%(count)s organisations", leads), leads),
    )
    return c.Totals(totals=tuple(c.Total(counted(text, count)) for text, count in phrases))


def _axes_heading(book: PlanBook) -> str:
    count = len(book.axes)
    return ngettext("The axis", "The %(count)d axes", count) % {"count": count}


def plan_history(book: PlanBook) -> c.History | None:
    """The rate of the plan at the end of every round."""
    return parts.history_of(
        [(day, book.numbers.rate(ScopeKind.PLAN, book.plan.key, day)) for day in book.rounds.dues]
    )


def _gap_heading(book: PlanBook) -> str:
    value = book.numbers.value(ScopeKind.PLAN, book.plan.key)
    points = 100 - displayed_percent(value if value is not None else Fraction(0))
    text = ngettext(
        "Where the missing point comes from",
        "Where the %(count)d missing points come from",
        points,
    )
    return text % {"count": points}


def _gantt_note(book: PlanBook) -> str:
    reference = min(book.today, book.plan.source.end)
    return _(
        "The bar covers the planned time and is filled to the rate. "
        "The red dots run from the missed deadline to %(date)s."
    ) % {"date": full_date(reference)}


def _change(change: PromiseChange, plan: PlanPage) -> Change:
    title, reason = (Text(text, plan.source_language) for text in (change.title, change.reason))
    return Change(
        title=filled(
            _("Commitment %(number)s: %(title)s"), number=change.number, title=shown(title)
        ),
        kind=change.get_kind_display(),
        date=full_date(change.date),
        reason=shown(reason),
    )
