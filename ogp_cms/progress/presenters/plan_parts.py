"""The parts that pages about a whole plan have in common: bars, counts, table, gap, history, gantt."""

import datetime
from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from ogp_cms.core import components as c
from ogp_cms.core.date_formats import full_date, month_year, short_date, short_month_year
from ogp_cms.core.formats import percent
from ogp_cms.core.phrases import listed
from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.levels import Level
from ogp_cms.plans.enums import RateOf
from ogp_cms.plans.models import AxisPage, CommitmentPage
from ogp_cms.progress.lateness import CommitmentLateness
from ogp_cms.progress.lateness import Lateness as LatenessStatus
from ogp_cms.progress.presenters.figures import counts_by_level
from ogp_cms.progress.presenters.plan_book import PlanBook, timing_of
from ogp_cms.progress.presenters.reading import Pair
from ogp_cms.progress.presenters.words import iso, shown

# The gap is told by the largest parts that make this share of it, if these are few.
MOST_OF_GAP = Fraction(90)
FEW = 6


def state_line(book: PlanBook) -> str:
    """The date that the rates stand for: that of the latest fact, "on 31 December 2020"."""
    return on_day(book.latest)


def on_day(day: datetime.date | None) -> str:
    """The words for the day that a rate stands for; without any fact, that there is none."""
    if day is None:
        return _("(no update approved yet)")
    return _("on %(date)s") % {"date": full_date(day)}


def axis_bars(book: PlanBook) -> tuple[c.AxisBar, ...]:
    """One bar per axis, with a tick per commitment."""
    return tuple(
        c.AxisBar(
            name=shown(axis.title),
            url=axis.url,
            rate=book.numbers.rate(ScopeKind.AXIS, axis.key),
            ticks=_ticks(book, axis),
        )
        for axis in book.axes
    )


def _ticks(book: PlanBook, axis: Pair[AxisPage]) -> tuple[c.Tick, ...]:
    at: dict[Fraction, list[Pair[CommitmentPage]]] = {}
    for commitment in book.of_axis(axis):
        value = book.numbers.value(ScopeKind.COMMITMENT, commitment.key)
        if value is not None:
            at.setdefault(value, []).append(commitment)
    return tuple(c.Tick(value, _tick_name(book, found)) for value, found in at.items())


def _tick_name(book: PlanBook, commitments: Sequence[Pair[CommitmentPage]]) -> str:
    """What the commitments at one place of a bar are called: "commitment 7", "commitments 3 and 4"."""
    if book.commitment_rate(commitments[0]).tile == c.Tile.COMPLETED:
        return ""
    numbers = listed([str(each.source.number) for each in commitments])
    text = ngettext("commitment %(numbers)s", "commitments %(numbers)s", len(commitments))
    return text % {"numbers": numbers}


def level_counts(
    book: PlanBook, commitments: Sequence[Pair[CommitmentPage]], note: str = ""
) -> c.LevelCounts:
    """How many commitments have each level; those not computed are named only where there are any."""
    values = book.numbers.values(ScopeKind.COMMITMENT, [each.key for each in commitments])
    counts = counts_by_level(values.values())
    words: dict[Level | None, Callable[[int], str]] = {
        Level.COMPLETED: lambda n: npgettext("commitments counted", "completed", "completed", n),
        Level.SUBSTANTIAL: lambda n: npgettext(
            "commitments counted", "substantial", "substantial", n
        ),
        Level.LIMITED: lambda n: npgettext("commitments counted", "limited", "limited", n),
        Level.NOT_STARTED: lambda n: npgettext(
            "commitments counted", "not started", "not started", n
        ),
        None: lambda n: npgettext("commitments counted", "not computed", "not computed", n),
    }
    return c.LevelCounts(
        counts=tuple(
            c.LevelCount(tile=_tile(level), count=str(count), word=words[level](count))
            for level, count in counts.items()
            if level is not None or count
        ),
        note=note,
    )


def _tile(level: Level | None) -> c.Tile:
    return c.Tile(level.value) if level else c.Tile.NOT_COMPUTED


def commitment_row(
    book: PlanBook, commitment: Pair[CommitmentPage], *, with_organisation: bool = True
) -> c.CommitmentRow:
    """A commitment in a table."""
    updated = book.last_updates.get(commitment.key)
    return c.CommitmentRow(
        number=str(commitment.source.number),
        link=commitment.link(),
        organisation=shown(book.organisation(commitment)) if with_organisation else "",
        rate=book.commitment_rate(commitment),
        updated=short_date(updated) if updated else "",
        updated_iso=iso(updated) if updated else "",
        lateness=timing_of(book.lateness.get(commitment.key)),
    )


def commitment_table(
    caption: str, groups: Sequence[c.CommitmentGroup], *, organisation: bool = True
) -> c.CommitmentTable:
    """The table of commitments under these groups."""
    second = _("Commitment and responsible organisation") if organisation else _("Commitment")
    heads = (_("No."), second, _("Completion rate"), _("Level"), _("Last update"), _("Deadline"))
    return c.CommitmentTable(
        caption=caption,
        heads=tuple(c.SortHead(label=head) for head in heads),
        groups=tuple(groups),
        empty=_("No commitment is published here yet."),
    )


def commitments_heading(count: int) -> str:
    """What stands over so many commitments."""
    if not count:
        return _("The commitments")
    return ngettext("The commitment", "The %(count)d commitments", count) % {"count": count}


def mean_of_commitments(count: int) -> str:
    """How a rate follows from so many commitments; nothing follows from none."""
    text = ngettext(
        "The rate of the only commitment.",
        "Plain mean of the rates of the %(count)d commitments.",
        count,
    )
    return text % {"count": count} if count else ""


def groups_by_axis(
    book: PlanBook, wanted: Collection[UUID] | None = None
) -> list[c.CommitmentGroup]:
    """The commitments of a plan, or those wanted, under their axes; an axis without any is left out."""
    groups = []
    for axis in book.axes:
        inside = [each for each in book.of_axis(axis) if wanted is None or each.key in wanted]
        if inside:
            groups.append(
                c.CommitmentGroup(
                    rows=tuple(commitment_row(book, each) for each in inside),
                    name=shown(axis.title),
                    rate=book.numbers.rate(ScopeKind.AXIS, axis.key),
                    url=axis.url,
                )
            )
    return groups


def gaps(
    book: PlanBook, commitments: Sequence[Pair[CommitmentPage]]
) -> list[tuple[Pair[CommitmentPage], Fraction]]:
    """Each commitment's share of what is missing, in percent, the largest first.

    Where the plan's rate is the mean of its axes, a commitment weighs as much as its axis lets it.
    """
    by_axes = book.plan.source.rate_of == RateOf.AXES
    sizes = {axis.key: _counted(book, axis) for axis in book.axes} if by_axes else {}
    missing = []
    for commitment in commitments:
        value = book.numbers.value(ScopeKind.COMMITMENT, commitment.key)
        if value is None or value >= 100:
            continue
        size = next((sizes[a.key] for a in book.axes if by_axes and _under(a, commitment)), 1)
        missing.append((commitment, (100 - value) / (size or 1)))
    total = sum(gap for _each, gap in missing)
    ordered = sorted(missing, key=lambda pair: (-pair[1], pair[0].source.number))
    return [(commitment, 100 * gap / total) for commitment, gap in ordered] if total else []


def _under(axis: Pair[AxisPage], commitment: Pair[CommitmentPage]) -> bool:
    return commitment.source.path.startswith(axis.source.path)


def _counted(book: PlanBook, axis: Pair[AxisPage]) -> int:
    keys = [each.key for each in book.of_axis(axis)]
    values = book.numbers.values(ScopeKind.COMMITMENT, keys).values()
    return sum(value is not None for value in values)


def most_of_gap(
    shares: Sequence[tuple[Pair[CommitmentPage], Fraction]],
) -> tuple[list[Pair[CommitmentPage]], Fraction]:
    """The few commitments that make most of the gap, by number, and the share they make."""
    chosen: list[Pair[CommitmentPage]] = []
    share = Fraction(0)
    for commitment, part in shares[:FEW]:
        if share >= MOST_OF_GAP:
            break
        chosen.append(commitment)
        share += part
    return sorted(chosen, key=lambda each: each.source.number), share


def gap_table(book: PlanBook, commitments: Sequence[Pair[CommitmentPage]]) -> c.Gap | None:
    """Where the missing points come from: the largest parts, then the sum of the others.

    Nothing where everything is missing: each part would only be as large as any other.
    """
    shares = gaps(book, commitments)
    if not shares or not book.rate.percent:
        return None
    chosen, share = most_of_gap(shares)
    largest = shares[0][1]
    rows = [
        c.GapRow(
            number=str(each.source.number),
            label=shown(each.title),
            url=each.url,
            share=part,
            share_text=percent(part),
            largest=largest,
        )
        for each, part in shares[: len(chosen)]
    ]
    others = len(shares) - len(chosen)
    if others:
        label = ngettext("%(count)d other", "%(count)d others", others) % {"count": others}
        rest = 100 - share
        rows.append(
            c.GapRow(label=label, share=rest, share_text=percent(rest), largest=max(largest, rest))
        )
    return c.Gap(
        caption=_("Share of what is missing, by commitment"),
        heads=(_("Commitment"), _("Share of the gap")),
        rows=tuple(rows),
    )


def history_of(
    points: Sequence[tuple[datetime.date, c.Rate]], *, height: int = 250
) -> c.History | None:
    """The line of a rate over the rounds; nothing where no point has a rate."""
    known = [point for point in points if point[1].percent is not None]
    if not known:
        return None
    (first, start), (last, end) = known[0], known[-1]
    title = _("From %(before)s in %(first)s to %(after)s in %(last)s") % {
        "before": start.text,
        "first": month_year(first),
        "after": end.text,
        "last": month_year(last),
    }
    count = len(known)
    summary = ngettext("See the value in a table", "See the %(count)d values in a table", count)
    return c.History(
        title=title,
        points=tuple(
            c.HistoryPoint(date=day, rate=rate, label=short_month_year(day), long=full_date(day))
            for day, rate in known
        ),
        summary=summary % {"count": count},
        substantial=settings.OGP_LEVEL_THRESHOLDS["substantial"],
        completed=settings.OGP_LEVEL_THRESHOLDS["completed"],
        height=height,
    )


def gantt(book: PlanBook, commitments: Sequence[Pair[CommitmentPage]]) -> c.Gantt | None:
    """Planned time against progress, as far as dates are known."""
    rows = [row for each in commitments if (row := _gantt_row(book, each)) is not None]
    if not rows:
        return None
    plan = book.plan.source
    start = min([plan.start, *(row.start for row in rows if row.start)])
    end = max([plan.end, *(row.end for row in rows if row.end)])
    reference = min(max(book.today, start), end)
    years = range(start.year + 1, end.year + 1)
    return c.Gantt(
        title=_("Planned time and completion rate of each commitment"),
        rows=tuple(rows),
        start=start,
        end=end,
        start_text=short_month_year(start),
        reference=reference,
        reference_text=short_date(reference),
        marks=tuple(c.GanttMark(date=datetime.date(y, 1, 1), text=str(y)) for y in years),
        subject=_("Commitment"),
        summary=_("See the dates in a table"),
    )


def _gantt_row(book: PlanBook, commitment: Pair[CommitmentPage]) -> c.GanttRow | None:
    judged = book.lateness.get(commitment.key)
    if judged is None or judged.start is None or judged.end is None:
        return None
    return c.GanttRow(
        number=str(commitment.source.number),
        link=commitment.link(),
        rate=book.commitment_rate(commitment),
        start=judged.start,
        end=judged.end,
        start_text=full_date(judged.start),
        end_text=full_date(judged.end),
        lateness=_short_late(judged),
    )


def _short_late(judged: CommitmentLateness) -> c.Lateness | None:
    """A delay in few words, for the narrow column beside a chart."""
    if judged.status != LatenessStatus.LATE:
        return None
    months = judged.months_late
    if not months:
        return c.Lateness(timing=c.Timing.LATE)
    text = npgettext("beside a chart", "%(months)d month late", "%(months)d months late", months)
    return c.Lateness(timing=c.Timing.LATE, text=text % {"months": months})
