"""A rate ready for display, and the components that are one figure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Self

from django.utils.translation import gettext, ngettext, pgettext

from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.phrases import before_colon

NOT_COMPUTED = "–"

Percent = Fraction | Decimal | float | int


class Tile(StrEnum):
    """What a level's tile can show: the four levels, the two states, and "not computed"."""

    NOT_STARTED = "not_started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NOT_COMPUTED = "not_computed"

    @property
    def word(self) -> str:
        """The word that always stands beside the tile."""
        words = {
            Tile.NOT_STARTED: pgettext("level", "Not started"),
            Tile.LIMITED: pgettext("level", "Limited"),
            Tile.SUBSTANTIAL: pgettext("level", "Substantial"),
            Tile.COMPLETED: pgettext("level", "Completed"),
            Tile.SUSPENDED: pgettext("level", "Suspended"),
            Tile.CANCELLED: pgettext("level", "Cancelled"),
            Tile.NOT_COMPUTED: pgettext("level", "Not computed"),
        }
        return words[self]


@dataclass(frozen=True)
class Rate:
    """A rate (or progress) as it is shown: `text` ready in the reader's language.

    `percent` (0-100, exact or rounded) only places it in charts; None: not computed.
    """

    text: str
    percent: Percent | None
    tile: Tile

    @classmethod
    def not_computed(cls) -> Self:
        """The rate that is undefined: a dash, never 0."""
        return cls(NOT_COMPUTED, None, Tile.NOT_COMPUTED)

    @property
    def number(self) -> str:
        """The text without its percent sign, which is set smaller."""
        return self.text.replace("%", "").strip(" \u00a0\u202f")

    @property
    def unit(self) -> str:
        """The percent sign, where there is one."""
        return "%" if "%" in self.text else ""


@dataclass(frozen=True)
class BigNumber(FaceComponent):
    """The figure of a hero. Read aloud as "Completion rate: 84 %", the label being its first words.

    `size`: "home" (216 px), "plan" and "commitment" (168 px), "row" (an activity's), "block".
    `reason` says why a rate is not computed.
    """

    template_name: ClassVar[str] = "components/big_number/big_number.html"

    rate: Rate
    label: str = ""
    size: str = "plan"
    reason: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says before the figure, with the colon of the language."""
        return before_colon(self.label or gettext("Completion rate"))

    @property
    def computed(self) -> bool:
        """Whether there is a figure at all."""
        return self.rate.percent is not None

    @property
    def in_row(self) -> bool:
        """Whether the level stands beside the figure anyway, so that the dash goes alone."""
        return self.size in {"row", "block"}

    @property
    def not_computed_level(self) -> "Level":
        """The tile and words that stand under the dash."""
        return Level(tile=Tile.NOT_COMPUTED, word=gettext("Rate not computed"))


@dataclass(frozen=True)
class Level(FaceComponent):
    """A tile and its word. `word` replaces the usual one (gender, number, a sentence)."""

    template_name: ClassVar[str] = "components/level/level.html"

    tile: Tile
    word: str = ""
    strong: bool = False

    @property
    def shown_word(self) -> str:
        """The word beside the tile."""
        return self.word or self.tile.word

    @property
    def icon(self) -> str:
        """The name of the tile's icon."""
        return f"tile-{self.tile.value.replace('_', '-')}"


@dataclass(frozen=True)
class LevelCount:
    """How many have a level: `count` as shown, `word` in the right number ("terminés")."""

    tile: Tile
    count: str
    word: str

    @property
    def icon(self) -> str:
        """The name of the tile's icon."""
        return f"tile-{self.tile.value.replace('_', '-')}"


@dataclass(frozen=True)
class LevelCounts(FaceComponent):
    """A row of tiles with counts: "14 completed, 1 substantial …"; also the charts' legend."""

    template_name: ClassVar[str] = "components/level_counts/level_counts.html"

    counts: tuple[LevelCount, ...]
    note: str = ""


class Timing(StrEnum):
    """Where something stands against its dates."""

    ON_TIME = "on_time"
    AT_RISK = "at_risk"
    LATE = "late"
    PASSED = "passed"
    NOT_REPORTED = "not_reported"
    IN_REVIEW = "in_review"


_TIMING_ICONS = {
    Timing.ON_TIME: "tick",
    Timing.AT_RISK: "triangle",
    Timing.LATE: "clock",
    Timing.PASSED: "",
    Timing.NOT_REPORTED: "circle",
    Timing.IN_REVIEW: "circle-dot",
}


@dataclass(frozen=True)
class Lateness(FaceComponent):
    """On time (tick), at risk (triangle), late (clock), deadline passed, not reported, in review."""

    template_name: ClassVar[str] = "components/lateness/lateness.html"

    timing: Timing
    text: str = ""

    @classmethod
    def late(cls, months: int) -> Self:
        """Late by whole months; 0 says "late" alone (less than a month)."""
        if months < 1:
            return cls(timing=Timing.LATE, text=gettext("Late"))
        text = ngettext("%(months)d month late", "%(months)d months late", months)
        return cls(timing=Timing.LATE, text=text % {"months": months})

    @property
    def shown_text(self) -> str:
        """The words beside the sign."""
        usual = {
            Timing.ON_TIME: gettext("On time"),
            Timing.AT_RISK: gettext("At risk"),
            Timing.LATE: gettext("Late"),
            Timing.PASSED: gettext("Deadline passed"),
            Timing.NOT_REPORTED: gettext("No update this round"),
            Timing.IN_REVIEW: gettext("Update in review"),
        }
        return self.text or usual[self.timing]

    @property
    def icon(self) -> str:
        """The name of the sign, or nothing."""
        return _TIMING_ICONS[self.timing]


class Direction(StrEnum):
    """Which way a figure moved."""

    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True)
class Delta(FaceComponent):
    """How far a rate moved, in points: "▲ +4 points since October 2020".

    `text` is the signed number with its noun or, where nothing moved, the word "Unchanged";
    `note` the rest of the line.
    """

    template_name: ClassVar[str] = "components/delta/delta.html"

    direction: Direction
    text: str
    note: str = ""

    @classmethod
    def of(cls, points: int, note: str = "") -> Self:
        """The move by whole points of the displayed percent."""
        if points == 0:
            return cls(direction=Direction.SAME, text=gettext("Unchanged"), note=note)
        up = points > 0
        text = ngettext("%(amount)s point", "%(amount)s points", abs(points))
        return cls(
            direction=Direction.UP if up else Direction.DOWN,
            text=text % {"amount": f"+{points}" if up else f"−{-points}"},
            note=note,
        )

    @property
    def icon(self) -> str:
        """The name of the sign."""
        return f"move-{self.direction.value}"


@dataclass(frozen=True)
class BeforeAfter(FaceComponent):
    """What a value was and is: "20 % → 24 %", read aloud "from 20 % to 24 %".

    `before` and `after` are ready strings, figures unless `words` says otherwise (states, dates:
    no language puts every word into "from … to …"). With tiles the change of level follows; where
    the level stayed, one tile stands alone. Equal strings show "20 %, no change".
    """

    template_name: ClassVar[str] = "components/before_after/before_after.html"

    before: str
    after: str
    before_tile: Tile | None = None
    after_tile: Tile | None = None
    words: bool = False

    @classmethod
    def of(cls, before: Rate, after: Rate, *, levels: bool = False) -> Self:
        """From one rate to another, with or without their levels."""
        return cls(
            before=before.text,
            after=after.text,
            before_tile=before.tile if levels else None,
            after_tile=after.tile if levels else None,
        )

    @property
    def changed(self) -> bool:
        """Whether the two differ as shown."""
        return self.before != self.after

    @property
    def spoken(self) -> str:
        """The sentence a screen reader says instead of the arrow."""
        if not self.changed:
            return ""
        in_words = self.words or NOT_COMPUTED in {self.before, self.after}
        sentence = (
            gettext("before: %(before)s; now: %(after)s")
            if in_words
            else gettext("from %(before)s to %(after)s")
        )
        return sentence % {"before": _read(self.before), "after": _read(self.after)}

    @property
    def unchanged(self) -> str:
        """What stands there where nothing moved."""
        return gettext("%(value)s, no change") % {"value": self.after}

    @property
    def level(self) -> Level | None:
        """The level it has now, where levels are shown."""
        return Level(tile=self.after_tile) if self.after_tile else None

    @property
    def earlier_icon(self) -> str:
        """The earlier level's tile, where it differs."""
        if self.before_tile is None or self.before_tile == self.after_tile:
            return ""
        return f"tile-{self.before_tile.value.replace('_', '-')}"


def _read(value: str) -> str:
    """A value as it is read aloud: a dash says nothing."""
    return gettext("not computed") if value == NOT_COMPUTED else value


@dataclass(frozen=True)
class RateBlock(FaceComponent):
    """A commitment's rate inside a text, such as a news item."""

    template_name: ClassVar[str] = "components/rate_block/rate_block.html"

    rate: Rate
    link: Link
    delta: Delta | None = None

    @property
    def figure(self) -> BigNumber:
        """The figure at its size for a block."""
        return BigNumber(rate=self.rate, size="block")

    @property
    def level(self) -> Level:
        """The level of the rate."""
        return Level(tile=self.rate.tile)
