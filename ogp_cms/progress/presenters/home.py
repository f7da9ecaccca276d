"""The home page: the finding in words, the wall, what moved, the latest updates."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ogp_cms.core import components as c
from ogp_cms.core.date_formats import day_of, full_date, month_of, month_year
from ogp_cms.core.formats import percent
from ogp_cms.core.head import describe
from ogp_cms.core.models import HomePage
from ogp_cms.core.phrases import listed
from ogp_cms.core.site_map import page_url
from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.levels import Level, displayed_percent, level_of
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import CommitmentPage, PlanPage, PlanSettings
from ogp_cms.progress.presenters import plan_parts as parts
from ogp_cms.progress.presenters import sharing
from ogp_cms.progress.presenters.figures import Numbers
from ogp_cms.progress.presenters.plan import Figure, plan_figure
from ogp_cms.progress.presenters.plan_book import (
    PlanBook,
    UpdateLine,
    day_before,
    read_plan_book,
)
from ogp_cms.progress.presenters.reading import Pair, live_plans, plan_years, request_today
from ogp_cms.progress.presenters.walls import wall
from ogp_cms.progress.presenters.words import reader_language

LATEST_UPDATES = 3


@dataclass(frozen=True)
class MovesView:
    """What moved in the round: a sentence and a table."""

    sentence: str
    table: c.Moves


@dataclass(frozen=True)
class HomeView:
    """What the home page shows of a plan; `figure` and what follows only where rates are known."""

    plan: c.Link
    meta: str
    state: str
    finding: str
    gap: str
    figure: Figure | None
    wall: c.Wall | None
    moves: MovesView | None
    axes: tuple[c.AxisBar, ...]
    updates: c.LinkList


def present_home(page: HomePage, request: HttpRequest) -> HomeView | None:
    """What the home page shows of its plan; None while there is no plan to show."""
    plan = _chosen(live_plans(reader_language()))
    if plan is None:
        return None
    book = read_plan_book(
        plan, request_today(request), latest_updates=LATEST_UPDATES, activities=False
    )
    known = book.numbers.known
    shared = sharing.Shared(plan, plan.source)
    columns = wall(book) if known else None
    picture = sharing.picture_of(shared, book.rate, columns.plot) if columns else None
    describe(request, c.DocumentHead(picture=picture, feeds=(sharing.feed_link(shared),)))
    return HomeView(
        plan=plan.link(),
        meta=shared.finding(book.rate) if known else "",
        state=_state(book),
        finding=_finding(book),
        gap=_gap(book),
        figure=plan_figure(book) if known else None,
        wall=columns if book.commitments else None,
        moves=_moves(book),
        axes=parts.axis_bars(book) if known else (),
        updates=_updates(book),
    )


def _chosen(plans: Sequence[Pair[PlanPage]]) -> Pair[PlanPage] | None:
    """The plan of the site's settings, else the latest in implementation, else the latest closed."""
    settings = PlanSettings.objects.filter(site__is_default_site=True)
    chosen = settings.values_list("plan__translation_key", flat=True).first()
    in_order = (
        [plan for plan in plans if plan.key == chosen],
        [plan for plan in plans if plan.source.state == PlanState.IMPLEMENTATION],
        [plan for plan in plans if plan.source.state == PlanState.CLOSED],
    )
    return next((candidates[0] for candidates in in_order if candidates), None)


def _state(book: PlanBook) -> str:
    return _("as of %(date)s") % {"date": full_date(book.latest)} if book.latest else ""


def _finding(book: PlanBook) -> str:
    count = len(book.commitments)
    names = {"count": count, "years": plan_years(book.plan.source)}
    if book.rate.percent is None:
        text = ngettext(
            "The %(years)s plan makes %(count)d commitment.",
            "The %(years)s plan makes %(count)d commitments.",
            count,
        )
    else:
        text = ngettext(
            "That is how much is done of the single commitment of the %(years)s plan.",
            "That is how much is done of the %(count)d commitments of the %(years)s plan.",
            count,
        )
    return text % names


def _gap(book: PlanBook) -> str:
    """Two sentences: how many are completed, and where what is missing sits."""
    if book.rate.percent is None:
        return ""
    keys = [each.key for each in book.commitments]
    values = book.numbers.values(ScopeKind.COMMITMENT, keys).values()
    completed = sum(level_of(value) == Level.COMPLETED for value in values)
    first = _completed(completed)
    second = _where(parts.gaps(book, book.commitments))
    return f"{first} {second}".strip()


def _completed(count: int) -> str:
    if not count:
        return _("No commitment is completed yet.")
    text = ngettext(
        "%(count)d commitment is completed.", "%(count)d commitments are completed.", count
    )
    return text % {"count": count}


def _where(shares: Sequence[tuple[Pair[CommitmentPage], Fraction]]) -> str:
    if not shares:
        return _("Nothing is missing.")
    chosen, share = parts.most_of_gap(shares)
    numbers = listed([str(each.source.number) for each in chosen])
    text = ngettext(
        "What is missing sits mostly in one commitment: number %(numbers)s alone makes "
        "%(share)s of the gap.",
        "What is missing sits mostly in %(count)d commitments: numbers %(numbers)s alone make "
        "%(share)s of the gap.",
        len(chosen),
    )
    return text % {"count": len(chosen), "numbers": numbers, "share": percent(share)}


def _moves(book: PlanBook) -> MovesView | None:
    """What moved since the round before; nothing while there is no round to compare with."""
    since, current = book.rounds.previous, book.rounds.current
    if since is None or current is None or not book.numbers.known:
        return None
    points = {
        each.key: book.numbers.points(ScopeKind.COMMITMENT, each.key, since)
        for each in book.commitments
    }
    moved = [each for each in book.commitments if points[each.key]]
    moved.sort(key=lambda each: (-abs(points[each.key] or 0), -each.source.number))
    rows = tuple(
        c.MoveRow(
            number=str(each.source.number),
            link=each.link(),
            before=book.commitment_rate(each, since),
            after=book.commitment_rate(each),
        )
        for each in moved
    )
    heads = (
        _("No."),
        _("Commitment"),
        capfirst(
            _("%(before)s, then %(after)s")
            % {"before": month_of(since, current), "after": month_of(current, since)}
        ),
        _("From 0 to %(full)s") % {"full": percent(100)},
        _("Level"),
    )
    names = {"current": month_year(current), "previous": month_of(since, current)}
    intro = _("Reporting round: %(current)s, compared with %(previous)s.") % names
    return MovesView(
        sentence=f"{intro} {_movement([each or 0 for each in points.values()])}",
        table=c.Moves(
            caption=_("Commitments whose rate moved in this round"),
            heads=heads,
            rows=rows,
            empty=_("No commitment moved in this round."),
        ),
    )


def _movement(points: Sequence[int]) -> str:
    up = sum(each > 0 for each in points)
    same = sum(each == 0 for each in points)
    down = sum(each < 0 for each in points)
    forward = ngettext(
        "%(count)d commitment moved forward", "%(count)d commitments moved forward", up
    )
    still = ngettext("%(count)d did not move", "%(count)d did not move", same)
    back = ngettext("%(count)d went back", "%(count)d went back", down)
    sentence = _("%(up)s, %(same)s, %(down)s.") % {
        "up": forward % {"count": up} if up else _("no commitment moved forward"),
        "same": still % {"count": same} if same else _("none stayed as it was"),
        "down": back % {"count": down} if down else _("none went back"),
    }
    return capfirst(sentence)


def _updates(book: PlanBook) -> c.LinkList:
    by_key = {each.key: each for each in book.commitments}
    return c.LinkList(
        links=tuple(
            _update_link(book, by_key[line.commitment], line)
            for line in book.updates[:LATEST_UPDATES]
        ),
        dates=True,
        strong=True,
        empty=_("No update has been approved yet."),
    )


def _update_link(book: PlanBook, commitment: Pair[CommitmentPage], line: UpdateLine) -> c.Link:
    return c.Link(
        label=update_label(book.numbers, commitment.key, commitment.source.number, line.date),
        url=page_url(reader_language(), line.url_path),
        note=dated(line),
    )


def dated(line: UpdateLine) -> str:
    """When an update was true, and when it was approved."""
    if line.approved is None:
        return full_date(line.date)
    return _("%(date)s, approved on %(approved)s") % {
        "date": full_date(line.date),
        "approved": day_of(line.approved, line.date),
    }


def update_label(numbers: Numbers, key: UUID, place: int, day: datetime.date) -> str:
    """What an update that was true on a day did to the rate of its commitment."""
    before = numbers.value(ScopeKind.COMMITMENT, key, day_before(day))
    after = numbers.value(ScopeKind.COMMITMENT, key, day)
    number = {"number": place}
    if before is None or after is None:
        return _("Commitment %(number)d") % number
    if displayed_percent(before) == displayed_percent(after):
        return _("Commitment %(number)d: %(rate)s, unchanged") % {
            **number,
            "rate": percent(after),
        }
    return _("Commitment %(number)d: from %(before)s to %(after)s") % {
        **number,
        "before": percent(before),
        "after": percent(after),
    }
