"""The commitments of a plan as a list that the address alone filters, sorts and lays out."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ogp_cms.core import components as c
from ogp_cms.core.phrases import counted
from ogp_cms.progress.presenters import plan_parts as parts
from ogp_cms.progress.presenters.plan_book import PlanBook
from ogp_cms.progress.presenters.plan_facets import (
    DEADLINE,
    Choice,
    Commitment,
    Facet,
    facets_of,
    timing,
)

ANCHOR = "#commitments"
ROUND, SORT, VIEW = "round", "sort", "view"
# The value of `round` for those without an update in it, and of `view` for cards.
SILENT, CARDS = "silent", "cards"

# Columns of the table by how they sort: (first, when sorted by it already).
_COLUMNS = {2: ("rate", "-rate"), 4: ("-updated", "updated"), 5: ("-late", "late")}


@dataclass(frozen=True)
class CommitmentList:
    """The form over the table, and the table as the address asks for it."""

    filters: c.Filters | None
    table: c.CommitmentTable


@dataclass(frozen=True)
class Asked:
    """What an address asks for, as far as it is understood; the rest of it counts for nothing."""

    chosen: Mapping[Facet, Choice]
    silent: bool
    sort: str
    cards: bool

    @property
    def parameters(self) -> dict[str, str]:
        """The address again."""
        return {
            **{facet.name: choice.value for facet, choice in self.chosen.items()},
            **({ROUND: SILENT} if self.silent else {}),
            **({SORT: self.sort} if self.sort else {}),
            **({VIEW: CARDS} if self.cards else {}),
        }

    def address(self, url: str, **changes: str) -> str:
        """The list with some parameters changed; an empty one is left out."""
        query = urlencode({k: v for k, v in {**self.parameters, **changes}.items() if v})
        return f"{url}?{query}{ANCHOR}" if query else url + ANCHOR


def commitment_list(book: PlanBook, caption: str, query: Mapping[str, str]) -> CommitmentList:
    """The list of a plan's commitments; one commitment alone has nothing to filter or sort."""
    if len(book.commitments) < 2:
        return CommitmentList(None, parts.commitment_table(caption, parts.groups_by_axis(book)))
    facets = facets_of(book)
    asked = _asked(book, facets, query)
    found = _found(book, asked)
    return CommitmentList(
        filters=_filters(book, facets, asked, found),
        table=_table(book, caption, asked, found),
    )


def _asked(book: PlanBook, facets: Sequence[Facet], query: Mapping[str, str]) -> Asked:
    named = {facet: facet.chosen(query.get(facet.name)) for facet in facets}
    sort = query.get(SORT, "")
    return Asked(
        chosen={facet: choice for facet, choice in named.items() if choice},
        silent=query.get(ROUND) == SILENT and book.rounds.current is not None,
        sort=sort if sort in _sorts(book) else "",
        cards=query.get(VIEW) == CARDS,
    )


def _found(book: PlanBook, asked: Asked) -> list[Commitment]:
    found = [
        each
        for each in book.commitments
        if all(choice.value in facet.values_of(each) for facet, choice in asked.chosen.items())
        and not (asked.silent and not _is_silent(book, each))
    ]
    key = _sorts(book).get(asked.sort)
    return sorted(found, key=key) if key else found


def _is_silent(book: PlanBook, commitment: Commitment) -> bool:
    """Whether no update took effect since the end of the round before."""
    updated = book.last_updates.get(commitment.key)
    return updated is None or (book.rounds.previous is not None and updated <= book.rounds.previous)


def _sorts(book: PlanBook) -> dict[str, Callable[[Commitment], Any]]:
    """The orders by name; what has no value stands last, and the number settles what is equal."""

    def updated(commitment: Commitment) -> int | None:
        day: datetime.date | None = book.last_updates.get(commitment.key)
        return day.toordinal() if day else None

    def rate(commitment: Commitment) -> Fraction | None:
        value = book.commitment_rate(commitment).percent
        return Fraction(value) if value is not None else None

    def late(commitment: Commitment) -> int | None:
        judged = book.lateness.get(commitment.key)
        place = {c.Timing.LATE: 1000, c.Timing.AT_RISK: 1, c.Timing.ON_TIME: 0}
        sign = timing(book, commitment)
        return place[sign] + judged.months_late if judged and sign in place else None

    orders: dict[str, Callable[[Commitment], Any]] = {"updated": updated}
    if book.numbers.known:
        orders |= {"rate": rate, "late": late}
    return {
        sign + name: _in_order(value, -1 if sign else 1)
        for name, value in orders.items()
        for sign in ("", "-")
    }


def _in_order(value: Callable[[Commitment], Any], way: int) -> Callable[[Commitment], Any]:
    def key(commitment: Commitment) -> Any:
        found = value(commitment)
        return (found is None, way * (found or 0), commitment.source.number)

    return key


def _table(
    book: PlanBook, caption: str, asked: Asked, found: Sequence[Commitment]
) -> c.CommitmentTable:
    wanted = {each.key for each in found}
    if asked.sort:
        groups = [c.CommitmentGroup(rows=tuple(parts.commitment_row(book, each) for each in found))]
    else:
        groups = parts.groups_by_axis(book, wanted)
    table = parts.commitment_table(caption, groups)
    return replace(
        table,
        heads=tuple(_head(book, asked, place, head) for place, head in enumerate(table.heads)),
        layout="cards" if asked.cards else "table",
        empty=_("No commitment matches these filters."),
    )


def _head(book: PlanBook, asked: Asked, place: int, head: c.SortHead) -> c.SortHead:
    first, then = _COLUMNS.get(place, ("", ""))
    if first not in _sorts(book):
        return head
    by_this = asked.sort in {first, then}
    return c.SortHead(
        label=head.label,
        url=asked.address(book.plan.url, sort=then if asked.sort == first else first),
        sorted=("descending" if asked.sort.startswith("-") else "ascending") if by_this else "",
    )


def _filters(
    book: PlanBook, facets: Sequence[Facet], asked: Asked, found: Sequence[Commitment]
) -> c.Filters:
    url = book.plan.url
    chips = _chips(asked, url)
    return c.Filters(
        action=url + ANCHOR,
        fields=tuple(_field(facet, asked.chosen.get(facet)) for facet in facets),
        summary=_("Filter and sort"),
        submit=pgettext("button", "Filter"),
        sort=_sort_field(book, asked),
        views=(
            c.Link(
                pgettext("layout", "Table"), asked.address(url, view=""), current=not asked.cards
            ),
            c.Link(
                pgettext("layout", "Cards"), asked.address(url, view=CARDS), current=asked.cards
            ),
        ),
        hidden=tuple(
            (name, value) for name, value in asked.parameters.items() if name in {ROUND, VIEW}
        ),
        count=counted(
            ngettext("%(count)s commitment", "%(count)s commitments", len(found)), len(found)
        ),
        shortcuts=_shortcuts(book, url),
        chips=c.Chips(chips=chips, clear=c.Link(_("Clear all"), url + ANCHOR)) if chips else None,
        active=len(chips),
    )


def _field(facet: Facet, chosen: Choice | None) -> c.SelectField:
    return c.SelectField(
        name=facet.name,
        label=facet.label,
        options=(
            c.Option(value="", label=facet.everything, selected=chosen is None),
            *(
                c.Option(each.value, each.label, selected=each == chosen, lang=each.lang)
                for each in facet.choices
            ),
        ),
    )


def _sort_field(book: PlanBook, asked: Asked) -> c.SelectField:
    names = {
        "": _("Axis, then number"),
        "rate": _("Lowest rate first"),
        "-rate": _("Highest rate first"),
        "-updated": _("Latest update first"),
        "updated": _("Oldest update first"),
        "-late": _("Most late first"),
        "late": _("Least late first"),
    }
    possible = {"", *_sorts(book)}
    return c.SelectField(
        name=SORT,
        label=pgettext("list", "Sort by"),
        options=tuple(
            c.Option(value=value, label=name, selected=value == asked.sort)
            for value, name in names.items()
            if value in possible
        ),
    )


def _shortcuts(book: PlanBook, url: str) -> tuple[c.Link, ...]:
    late = sum(timing(book, each) == c.Timing.LATE for each in book.commitments)
    silent = sum(_is_silent(book, each) for each in book.commitments)
    links = []
    if 0 < late < len(book.commitments):
        text = _("Late (%(count)d)") % {"count": late}
        links.append(c.Link(text, f"{url}?{DEADLINE}={c.Timing.LATE}{ANCHOR}"))
    if silent and book.rounds.current is not None:
        text = _("Without an update in this round (%(count)d)") % {"count": silent}
        links.append(c.Link(text, f"{url}?{ROUND}={SILENT}{ANCHOR}"))
    return tuple(links)


def _chips(asked: Asked, url: str) -> tuple[c.Chip, ...]:
    chips = [
        c.Chip(label=choice.label, url=asked.address(url, **{facet.name: ""}))
        for facet, choice in asked.chosen.items()
    ]
    if asked.silent:
        chips.append(
            c.Chip(_("Without an update in this round"), asked.address(url, **{ROUND: ""}))
        )
    return tuple(chips)
