"""The download of an explanation: one line per activity, enough to redo the rate from it alone."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from ogp_cms.extensions import ScopeKind
from plugins.rates.engine import RULE
from plugins.rates.explanations import Explanation, Line, lines_of
from plugins.rates.writing import hundredths, safe_cell, ten_thousandths

COLUMNS = (
    "plan",
    "plan_start",
    "plan_rate_of",
    "axis",
    "commitment",
    "commitment_key",
    "activity",
    "activity_key",
    "title",
    "weight",
    "progress",
    "state",
    "counts",
    "weight_times_progress",
    "as_of",
    "ledger_entry",
    "ledger_hash",
    "rule",
)

Row = Sequence[object]


def csv_lines(explanation: Explanation) -> Iterator[str]:
    """The lines of the file (RFC 4180, UTF-8). Numbers are exact; progress is empty without one."""
    yield _csv_line(COLUMNS)
    for commitment, lines in _lines_by_commitment(explanation):
        for line in lines:
            yield _csv_line(_row(explanation, commitment, line))


def _lines_by_commitment(explanation: Explanation) -> Iterator[tuple[str, Iterable[Line]]]:
    if explanation.scope.kind is ScopeKind.COMMITMENT:
        yield explanation.scope.key.hex, explanation.lines
        return
    catalogue, rates = explanation.catalogue, explanation.rates
    for commitment in catalogue.in_order(_commitments(explanation), catalogue.commitments):
        yield commitment, lines_of(rates, commitment, catalogue, catalogue.activities)


def _commitments(explanation: Explanation) -> Iterable[str]:
    rates, key = explanation.rates, explanation.scope.key.hex
    if explanation.scope.kind is ScopeKind.ORGANISATION:
        plan = explanation.catalogue.plan.translation_key.hex
        return rates.commitments_of_organisation(key, plan)
    axes = [key] if explanation.scope.kind is ScopeKind.AXIS else rates.axes_of_plan(key)
    return [one for axis in axes for one in rates.commitments_of_axis(axis)]


def _row(explanation: Explanation, commitment: str, line: Line) -> Row:
    catalogue, rates, asked = explanation.catalogue, explanation.rates, explanation.asked
    place = rates.in_force.commitments.get(commitment)
    axis = catalogue.axes.get(place.axis) if place else None
    plan = rates.in_force.plans.get(catalogue.plan.translation_key.hex)
    page = catalogue.commitments.get(commitment)
    term, activity = line.term, line.activity
    return (
        catalogue.plan.plan_id,
        plan.start if plan else "",
        plan.rate_of if plan else "",
        axis.axis_id if axis else "",
        page.number if page else "",
        commitment,
        activity.number if activity else "",
        term.activity,
        activity.title if activity and page and page.live else "",
        hundredths(term.weight),
        "" if term.progress is None else hundredths(term.progress),
        term.state,
        "yes" if term.counts else "no",
        ten_thousandths(term.product),
        asked.as_of.isoformat(),
        asked.entry,
        asked.entry_hash,
        RULE,
    )


def _csv_line(cells: Row) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()
