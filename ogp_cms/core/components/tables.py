"""Tables of a plan: its commitments, what moved, where the missing points come from."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext

from ogp_cms.core.components.bars import GapBar, MiniBar, MoveBar
from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.rates import BeforeAfter, Lateness, Level, Percent, Rate


@dataclass(frozen=True)
class SortHead:
    """A column's head. `url` sorts by it; `sorted` is "ascending", "descending" or nothing."""

    label: str
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment in the table."""

    number: str
    link: Link
    organisation: str
    rate: Rate
    updated: str = ""
    updated_iso: str = ""
    lateness: Lateness | None = None

    @property
    def bar(self) -> MiniBar:
        """The bar beside the rate."""
        return MiniBar(rate=self.rate)

    @property
    def level(self) -> Level:
        """The level of the rate."""
        return Level(tile=self.rate.tile)


@dataclass(frozen=True)
class CommitmentGroup:
    """The commitments under one heading (an axis); an empty `name` shows no heading."""

    rows: tuple[CommitmentRow, ...]
    name: str = ""
    rate: Rate | None = None
    url: str = ""


@dataclass(frozen=True)
class CommitmentTable(FaceComponent):
    """The table of commitments: number, title and organisation, rate, level, last update, lateness.

    `heads` are the six columns' heads in that order; where no rates are known (`rates`) those of
    number, title and last update. `layout`: "table" or "cards". On a phone it is always cards.
    Without rows `empty` is said.
    """

    template_name: ClassVar[str] = "components/commitment_table/commitment_table.html"

    caption: str
    heads: tuple[SortHead, ...]
    groups: tuple[CommitmentGroup, ...]
    layout: str = "table"
    empty: str = ""
    rates: bool = True

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.heads)

    @property
    def updated_label(self) -> str:
        """What stands before the date in a card, where no head says it."""
        return gettext("Updated on")

    @property
    def has_rows(self) -> bool:
        """Whether anything is left to show."""
        return any(group.rows for group in self.groups)


@dataclass(frozen=True)
class MoveRow:
    """A commitment whose rate moved in a round."""

    number: str
    link: Link
    before: Rate
    after: Rate

    @property
    def change(self) -> BeforeAfter:
        """The two rates."""
        return BeforeAfter.of(self.before, self.after)

    @property
    def levels(self) -> BeforeAfter:
        """The two levels."""
        return BeforeAfter.of(self.before, self.after, levels=True)

    @property
    def bar(self) -> MoveBar:
        """The two rates on 0-100."""
        return MoveBar(before=self.before, after=self.after)


@dataclass(frozen=True)
class Moves(FaceComponent):
    """What moved in the last round. `heads`: number, commitment, before and after, scale, level."""

    template_name: ClassVar[str] = "components/moves/moves.html"

    caption: str
    heads: tuple[str, str, str, str, str]
    rows: tuple[MoveRow, ...]
    empty: str = ""


@dataclass(frozen=True)
class GapRow:
    """A commitment's share of what a plan lacks. Without a link it is a sum ("the other fourteen")."""

    label: str
    share: Percent
    share_text: str
    number: str = ""
    url: str = ""
    largest: Percent = 100

    @property
    def bar(self) -> GapBar:
        """The hatched bar of the share."""
        return GapBar(percent=self.share, largest=self.largest)


@dataclass(frozen=True)
class Gap(FaceComponent):
    """Where the missing points come from. `heads`: commitment, share."""

    template_name: ClassVar[str] = "components/gap/gap.html"

    caption: str
    heads: tuple[str, str]
    rows: tuple[GapRow, ...]
