"""Taking a page elsewhere: the section with its addresses and codes, the badge, the card."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ogp_cms.core.addresses import absolute
from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.rates import BigNumber, Level, Rate, Tile
from ogp_cms.core.text_width import text_width

# The colours of tokens.css (tested): a badge stands on pages that do not have our stylesheet.
NIGHT, ON, PAPER, LINE, INK = "#0b362d", "#f5f8f1", "#ffffff", "#d2d9cc", "#12231e"
TILES = {
    Tile.COMPLETED: "#0e5c4a",
    Tile.SUBSTANTIAL: "#3b8f7b",
    Tile.LIMITED: "#be7708",
}
OTHER_TILE = "#5b6a63"

# In pixels of the badge.
HEIGHT, BASE_LINE, SIZE = 28, 18.5, 13
EDGE, TILE_SIZE, GAP = 9.0, 14.0, 6.0


@dataclass(frozen=True)
class Piece:
    """A text of a badge at its place, as wide as it may be."""

    x: str
    width: str
    text: str
    colour: str
    weight: int
    direction: str = ""


@dataclass(frozen=True)
class Badge(FaceComponent):
    """A rate on another site: label, tile, figure and word, in one small SVG.

    `label` is short ("Commitment 7"); `title` says all of it and is read aloud.
    """

    template_name: ClassVar[str] = "components/badge/badge.svg"

    label: str
    title: str
    rate: Rate

    @property
    def word(self) -> str:
        """The level in a word."""
        return self.rate.tile.word

    @property
    def figure(self) -> str:
        """The figure; nothing stands in its place where it is not computed."""
        return "" if self.rate.percent is None else self.rate.text

    @cached_property
    def label_width(self) -> float:
        """How wide the dark part is."""
        return text_width(self.label, SIZE, 600) + 2 * EDGE

    @cached_property
    def _after_label(self) -> list[tuple[str, int, float]]:
        parts = [(self.figure, 800), (self.word, 400)]
        return [(text, weight, text_width(text, SIZE, weight)) for text, weight in parts if text]

    @cached_property
    def width(self) -> int:
        """How wide the badge is, in pixels."""
        words = sum(width + GAP for _text, _weight, width in self._after_label)
        return round(self.label_width + EDGE + TILE_SIZE + words + EDGE)

    @property
    def pieces(self) -> list[Piece]:
        """The texts at their places: from right to left on right-to-left pages."""
        pieces = [self._piece(EDGE, self.label_width - 2 * EDGE, self.label, ON, 600)]
        at = self.label_width + EDGE + TILE_SIZE + GAP
        for text, weight, width in self._after_label:
            pieces.append(self._piece(at, width, text, INK, weight))
            at += width + GAP
        return pieces

    def _piece(self, at: float, width: float, text: str, colour: str, weight: int) -> Piece:
        words = self.rtl and text != self.figure
        # Words of right-to-left languages begin at their right edge.
        x = self._mirrored(at, 0 if words else width)
        return Piece(f"{x:.1f}", f"{width:.1f}", text, colour, weight, "rtl" if words else "")

    def _mirrored(self, at: float, width: float) -> float:
        return self.width - at - width if self.rtl else at

    @property
    def label_x(self) -> str:
        """Where the dark part begins."""
        return f"{self._mirrored(0, self.label_width):.1f}"

    @property
    def label_wide(self) -> str:
        """How wide the dark part is, as the drawing states it."""
        return f"{self.label_width:.1f}"

    @property
    def tile_x(self) -> str:
        """Where the tile stands."""
        return f"{self._mirrored(self.label_width + EDGE, TILE_SIZE):.1f}"

    @property
    def tile_icon(self) -> str:
        """The name of the tile's icon."""
        return Level(tile=self.rate.tile).icon

    @property
    def tile_colour(self) -> str:
        """The colour of the level."""
        return TILES.get(self.rate.tile, OTHER_TILE)


@dataclass(frozen=True)
class Card(FaceComponent):
    """A rate on another site, in a frame: what it is of, its figure and level, and where it is from."""

    template_name: ClassVar[str] = "components/card/card.html"

    subject: Link
    rate: Rate
    kicker: str
    site: Link

    @property
    def number(self) -> BigNumber:
        """The figure at its size for a block."""
        return BigNumber(rate=self.rate, size="block")

    @property
    def level(self) -> Level:
        """The level of the rate."""
        return Level(tile=self.rate.tile)


@dataclass(frozen=True)
class Embed:
    """Something of a page that another site can show: its path and the text that says what it is."""

    path: str
    text: str

    @property
    def url(self) -> str:
        """Its address for other sites."""
        return absolute(self.path)


@dataclass(frozen=True)
class Share(FaceComponent):
    """How to take a page elsewhere, without a script and without anybody in between.

    `address` is the page's own, absolute. `badge` and `card` exist only where there are rates.
    """

    template_name: ClassVar[str] = "components/share/share.html"

    address: str
    mail: str
    feed: Link | None = None
    badge: Embed | None = None
    card: Embed | None = None

    @property
    def badge_code(self) -> SafeString:
        """What another site puts into its page for the badge."""
        if self.badge is None:
            return SafeString()
        markup = '<a href="{}"><img src="{}" alt="{}" height="28"></a>'
        return format_html(markup, self.address, self.badge.url, self.badge.text)

    @property
    def card_code(self) -> SafeString:
        """What another site puts into its page for the card."""
        if self.card is None:
            return SafeString()
        markup = '<iframe src="{}" title="{}" width="100%" height="260" loading="lazy"></iframe>'
        return format_html(markup, self.card.url, self.card.text)

    @property
    def summary(self) -> str:
        """The line that opens the section."""
        return gettext("Share, follow, show elsewhere")
