"""The wall of a plan: one column per commitment, filled to its rate."""

from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.extensions import ScopeKind
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.presenters import plan_parts as parts
from ogp_cms.progress.presenters.plan_book import PlanBook
from ogp_cms.progress.presenters.reading import Pair


def wall(book: PlanBook) -> c.Wall:
    """One column per commitment, axis by axis."""
    return c.Wall(
        title=_("Completion rate of each commitment; %(rate)s for the whole plan")
        % {"rate": book.rate.text},
        groups=tuple(
            c.WallGroup(
                name=axis.title.value,
                rate=book.numbers.rate(ScopeKind.AXIS, axis.key),
                url=axis.url,
                columns=tuple(_column(book, each) for each in book.of_axis(axis)),
            )
            for axis in book.axes
            if book.of_axis(axis)
        ),
        summary=_("See the rates in a table"),
        legend=_counts(book),
    )


def _column(book: PlanBook, commitment: Pair[CommitmentPage]) -> c.WallColumn:
    return c.WallColumn(
        number=str(commitment.source.number),
        title=commitment.title.value,
        rate=book.commitment_rate(commitment),
        url=commitment.url,
        suspended=book.is_suspended(commitment),
    )


def _counts(book: PlanBook) -> c.LevelCounts:
    note = _(
        "One column per commitment, filled to its rate. The hatching: what remains to be done."
    )
    return parts.level_counts(book, book.commitments, note)
