"""What the commitments of a plan can be filtered by."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ogp_cms.core import components as c
from ogp_cms.core.phrases import in_order_of
from ogp_cms.plans.enums import OgpValue, Sdg
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.presenters.plan_book import PlanBook, timing_of
from ogp_cms.progress.presenters.reading import Pair
from ogp_cms.progress.presenters.words import foreign

Commitment = Pair[CommitmentPage]

DEADLINE = "deadline"

# In the order of the choices.
_LEVELS = (c.Tile.COMPLETED, c.Tile.SUBSTANTIAL, c.Tile.LIMITED, c.Tile.NOT_STARTED)
_TIMINGS = (c.Timing.LATE, c.Timing.AT_RISK, c.Timing.ON_TIME)


@dataclass(frozen=True)
class Choice:
    """A value of a facet as the address and as the reader have it; `lang` where it is foreign."""

    value: str
    label: str
    lang: str = ""


@dataclass(frozen=True)
class Facet:
    """One way to filter: its parameter, its names, its choices, and which a commitment meets."""

    name: str
    label: str
    everything: str
    choices: tuple[Choice, ...]
    values_of: Callable[[Commitment], Collection[str]]

    def chosen(self, value: str | None) -> Choice | None:
        """The choice that a parameter names; None where it names none of them."""
        return next((choice for choice in self.choices if choice.value == value), None)


def facets_of(book: PlanBook) -> list[Facet]:
    """The facets in which the commitments of a plan differ."""
    known = (_level(book), _deadline(book)) if book.numbers.known else ()
    every = (_axis(book), _organisation(book), *known, _value(book), _goal(book))
    return [facet for facet in every if _parts_them(facet, book.commitments)]


def _parts_them(facet: Facet, commitments: Collection[Commitment]) -> bool:
    """Whether some choice leaves some commitment out."""
    return any(
        choice.value not in facet.values_of(each)
        for choice in facet.choices
        for each in commitments
    )


def timing(book: PlanBook, commitment: Commitment) -> c.Timing | None:
    """How a commitment stands against its time, as the table says it."""
    sign = timing_of(book.lateness.get(commitment.key))
    return sign.timing if sign else None


def _axis(book: PlanBook) -> Facet:
    return Facet(
        name="axis",
        label=_("Axis"),
        everything=_("All axes"),
        choices=tuple(
            Choice(axis.source.axis_id, axis.title.value, foreign(axis.title))
            for axis in book.axes
            if book.of_axis(axis)
        ),
        values_of=lambda commitment: [
            axis.source.axis_id
            for axis in book.axes
            if commitment.source.path.startswith(axis.source.path)
        ],
    )


def _organisation(book: PlanBook) -> Facet:
    found: dict[str, Choice] = {}
    for commitment in book.commitments:
        name = book.organisation(commitment)
        if name:
            key = commitment.source.lead_organisation.organisation_id
            found[key] = Choice(key, name.value, foreign(name))
    return Facet(
        name="organisation",
        label=_("Organisation"),
        everything=_("All organisations"),
        choices=tuple(sorted(found.values(), key=lambda choice: in_order_of(choice.label))),
        values_of=lambda commitment: [commitment.source.lead_organisation.organisation_id],
    )


def _level(book: PlanBook) -> Facet:
    met = {book.commitment_rate(each).tile for each in book.commitments}
    return Facet(
        name="level",
        label=_("Level"),
        everything=_("All levels"),
        choices=tuple(Choice(tile.value, tile.word) for tile in _LEVELS if tile in met),
        values_of=lambda commitment: [book.commitment_rate(commitment).tile.value],
    )


def _deadline(book: PlanBook) -> Facet:
    met = {timing(book, each) for each in book.commitments}
    return Facet(
        name=DEADLINE,
        label=_("Deadline"),
        everything=pgettext("deadlines", "All"),
        choices=tuple(
            Choice(each.value, c.Lateness(timing=each).shown_text)
            for each in _TIMINGS
            if each in met
        ),
        values_of=lambda commitment: [str(timing(book, commitment))],
    )


def _value(book: PlanBook) -> Facet:
    met = {value for each in book.commitments for value in each.source.ogp_values}
    return Facet(
        name="value",
        label=_("OGP value"),
        everything=pgettext("OGP values", "All"),
        choices=tuple(
            Choice(value.value, capfirst(str(value.label))) for value in OgpValue if value in met
        ),
        values_of=lambda commitment: commitment.source.ogp_values,
    )


def _goal(book: PlanBook) -> Facet:
    met = {goal for each in book.commitments for goal in each.source.sdgs}
    return Facet(
        name="goal",
        label=_("Goal (SDG)"),
        everything=pgettext("goals", "All"),
        choices=tuple(
            Choice(str(goal.value), f"{goal.value}. {goal.label}") for goal in Sdg if goal in met
        ),
        values_of=lambda commitment: [str(goal) for goal in commitment.source.sdgs],
    )
