"""The plans side by side: their rates on one scale, their levels, their deadlines, their axes."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import period
from ogp_cms.core.formats import percent
from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.lateness import Lateness
from ogp_cms.progress.presenters.compare_book import (
    CompareBook,
    ComparedPlan,
    read_compare_book,
)
from ogp_cms.progress.presenters.plan import (
    Figure,
    explanation,
    gauge,
    plan_name,
    plans_link,
)
from ogp_cms.progress.presenters.plan_parts import on_day
from ogp_cms.progress.presenters.reading import Pair, request_today
from ogp_cms.progress.presenters.words import shown

Cell = Callable[[ComparedPlan], c.ComparisonCell]

# Where a plan has nothing to compare.
NOTHING = c.ComparisonCell("–")


@dataclass(frozen=True)
class PlanFigure:
    """A plan with its rate on the common scale."""

    link: c.Link
    figure: Figure
    gauge: c.Gauge | None


@dataclass(frozen=True)
class CompareView:
    """All that the page shows; fewer than two plans have nothing to be compared with."""

    breadcrumb: c.Breadcrumb
    figures: tuple[PlanFigure, ...]
    table: c.Comparison | None


def present_comparison(request: HttpRequest) -> CompareView:
    """Every public plan beside the others, the latest first."""
    book = read_compare_book(request_today(request))
    enough = len(book.plans) > 1
    return CompareView(
        breadcrumb=breadcrumb([plans_link()]),
        figures=tuple(_figure(book, each) for each in book.plans)
        if enough and book.numbers.known
        else (),
        table=_table(book) if enough else None,
    )


def _figure(book: CompareBook, compared: ComparedPlan) -> PlanFigure:
    plan = compared.plan
    rate = book.numbers.rate(ScopeKind.PLAN, plan.key)
    return PlanFigure(
        link=plan.link(),
        figure=Figure(
            number=c.BigNumber(rate=rate, size="block"),
            caption=on_day(compared.latest),
            explanation=explanation(Scope(ScopeKind.PLAN, plan.key), plan.page),
        ),
        gauge=gauge(rate),
    )


def _table(book: CompareBook) -> c.Comparison:
    known = book.numbers.known
    groups = [
        _group(book, "", _sizes(book)),
        _group(book, _("Level of the commitments"), _levels(book)) if known else None,
        _group(book, _("Deadlines of the commitments"), _deadlines(book)) if known else None,
        _axis_group(book),
    ]
    return c.Comparison(
        caption=_("The plans side by side"),
        corner=_("What is compared"),
        heads=tuple(
            c.Link(label=plan_name(each.plan.source), url=each.plan.url) for each in book.plans
        ),
        groups=tuple(group for group in groups if group and group.rows),
    )


def _group(book: CompareBook, name: str, rows: list[tuple[str, Cell]]) -> c.ComparisonGroup:
    return c.ComparisonGroup(
        name=name,
        rows=tuple(
            c.ComparisonRow(label, tuple(cell(plan) for plan in book.plans)) for label, cell in rows
        ),
    )


def _sizes(book: CompareBook) -> list[tuple[str, Cell]]:
    def rate(compared: ComparedPlan) -> c.ComparisonCell:
        return _rate_cell(book.numbers.rate(ScopeKind.PLAN, compared.plan.key))

    def leads(compared: ComparedPlan) -> c.ComparisonCell:
        named = {each.source.lead_organisation_id for each in compared.commitments}
        return c.ComparisonCell(str(len(named)))

    return [
        *([(_("Completion rate"), rate)] if book.numbers.known else []),
        (_("State"), lambda each: _text(capfirst(each.plan.source.get_state_display()))),
        (_("Period"), lambda each: _text(period(each.plan.source.start, each.plan.source.end))),
        (_("Axes"), lambda each: c.ComparisonCell(str(len(each.axes)))),
        (_("Commitments"), lambda each: c.ComparisonCell(str(len(each.commitments)))),
        (_("Responsible organisations"), leads),
    ]


def _text(text: str) -> c.ComparisonCell:
    return c.ComparisonCell("", note=text)


def _rate_cell(rate: c.Rate) -> c.ComparisonCell:
    return c.ComparisonCell(rate.text, note=capfirst(rate.tile.word), rate=rate)


def _levels(book: CompareBook) -> list[tuple[str, Cell]]:
    met = {_tile(book, each) for plan in book.plans for each in plan.commitments}
    always = [c.Tile.COMPLETED, c.Tile.SUBSTANTIAL, c.Tile.LIMITED, c.Tile.NOT_STARTED]
    tiles = [*always, *([c.Tile.NOT_COMPUTED] if c.Tile.NOT_COMPUTED in met else [])]

    def cell(tile: c.Tile) -> Cell:
        return lambda plan: _share(
            sum(_tile(book, each) == tile for each in plan.commitments),
            len(plan.commitments),
        )

    return [(capfirst(tile.word), cell(tile)) for tile in tiles]


def _tile(book: CompareBook, commitment: Pair[CommitmentPage]) -> c.Tile:
    return book.numbers.rate(ScopeKind.COMMITMENT, commitment.key).tile


def _deadlines(book: CompareBook) -> list[tuple[str, Cell]]:
    """Completed commitments are on time, as everywhere; those without dates are left out."""
    signs = (
        (c.Timing.ON_TIME, {Lateness.ON_TIME, Lateness.COMPLETED}),
        (c.Timing.AT_RISK, {Lateness.AT_RISK}),
        (c.Timing.LATE, {Lateness.LATE}),
    )

    def cell(wanted: set[Lateness]) -> Cell:
        def share(plan: ComparedPlan) -> c.ComparisonCell:
            judged = [book.lateness[each.key].status for each in plan.commitments]
            known = [status for status in judged if status != Lateness.UNKNOWN]
            return _share(sum(status in wanted for status in known), len(known))

        return share

    return [
        (str(c.Lateness(timing=timing).shown_text), cell(statuses)) for timing, statuses in signs
    ]


def _share(part: int, whole: int) -> c.ComparisonCell:
    """A number of commitments and the share that it is."""
    if not whole:
        return NOTHING
    share = percent(Fraction(100 * part, whole))
    note = _("%(share)s of %(count)d") % {"share": share, "count": whole}
    return c.ComparisonCell(str(part), note=note)


def _axis_group(book: CompareBook) -> c.ComparisonGroup:
    """A row for every name of an axis: plans that use the same words stand on the same row."""
    names: dict[str, str] = {}
    cells: dict[str, dict[int, c.ComparisonCell]] = {}
    for place, compared in enumerate(book.plans):
        for axis in compared.axes:
            name = axis.title.value.casefold()
            names.setdefault(name, shown(axis.title))
            cells.setdefault(name, {})[place] = (
                _rate_cell(book.numbers.rate(ScopeKind.AXIS, axis.key))
                if book.numbers.known
                else c.ComparisonCell(_("yes"))
            )
    return c.ComparisonGroup(
        name=_("Axis by axis"),
        rows=tuple(
            c.ComparisonRow(
                names[name], tuple(row.get(place, NOTHING) for place in range(len(book.plans)))
            )
            for name, row in cells.items()
        ),
    )
