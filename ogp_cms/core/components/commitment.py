"""The parts of a commitment's page."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.utils.html import format_html
from django.utils.translation import gettext

from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.rates import BeforeAfter, BigNumber, Lateness, Level, Rate
from ogp_cms.core.languages import direction


@dataclass(frozen=True)
class Actions(FaceComponent):
    """Three lists: done, not done, additional.

    None leaves a list out; an empty one says that none is declared.
    """

    template_name: ClassVar[str] = "components/actions/actions.html"

    done: tuple[str, ...] | None = None
    not_done: tuple[str, ...] | None = None
    additional: tuple[str, ...] | None = None
    heading_level: int = 4
    none_declared: str = ""

    @property
    def lists(self) -> list["ActionList"]:
        """The lists that are shown, in their order."""
        every = [
            ActionList("done", gettext("Actions done"), "done", self.done),
            ActionList("not-done", gettext("Actions not done"), "not-done", self.not_done),
            ActionList("additional", gettext("Additional actions"), "additional", self.additional),
        ]
        return [one for one in every if one.items is not None]

    @property
    def none_text(self) -> str:
        """What an empty list says."""
        return self.none_declared or gettext("None declared")


@dataclass(frozen=True)
class ActionList:
    """One of the three lists, with its sign."""

    kind: str
    heading: str
    icon: str
    items: tuple[str, ...] | None


@dataclass(frozen=True)
class Activity(FaceComponent):
    """An activity of a commitment.

    `meta` are the facts of its second line after the level ("Poids 20 sur 100", its dates);
    `number_text` is its whole number as shown ("1"); `anchor` its id in the page.
    `note` tells why it is suspended or cancelled.
    """

    template_name: ClassVar[str] = "components/activity/activity.html"

    number: str
    title: str
    rate: Rate
    level: Level
    anchor: str = ""
    weight: str = ""
    weight_total: str = ""
    period: str = ""
    lateness: Lateness | None = None
    actions: Actions | None = None
    note: str = ""
    url: str = ""
    heading_level: int = 3
    lang: str = ""

    @property
    def text_direction(self) -> str:
        """The value of `dir` that goes with `lang`."""
        return direction(self.lang) if self.lang else ""

    @property
    def figure(self) -> BigNumber:
        """The progress at its size for a row."""
        return BigNumber(rate=self.rate, size="row", label=gettext("Progress"))

    @property
    def weight_words(self) -> str:
        """The weight and what it is a part of."""
        if not self.weight:
            return ""
        weight = format_html("<b>{}</b>", self.weight)
        if not self.weight_total:
            words = gettext("Weight %(weight)s") % {"weight": "{weight}"}
            return format_html(words, weight=weight)
        words = gettext("Weight %(weight)s of %(total)s") % {
            "weight": "{weight}",
            "total": "{total}",
        }
        return format_html(words, weight=weight, total=self.weight_total)


@dataclass(frozen=True)
class CalcRow:
    """A line of the sum, all ready strings; `counts` is False where it is left out of it."""

    label: str
    weight: str
    progress: str
    product: str
    counts: bool = True
    url: str = ""


@dataclass(frozen=True)
class Calc(FaceComponent):
    """How a rate is computed, as a sum that a reader can redo.

    `heads`: what the rows are, weight, progress, product. `formula` ("2400 ÷ 100 = 24 %")
    stays left to right, `formula_note` says it in words.
    """

    template_name: ClassVar[str] = "components/calc/calc.html"

    title: str
    heads: tuple[str, str, str, str]
    rows: tuple[CalcRow, ...]
    total_label: str
    total_weight: str
    total_product: str
    formula: str
    formula_note: str = ""
    note: str = ""
    link: Link | None = None
    is_open: bool = False
    anchor: str = "calculation"


class Moment(StrEnum):
    """What an entry of the timeline is: the latest, one that moved the rate, one that did not, none."""

    NOW = "now"
    CHANGED = "changed"
    SAME = "same"
    NONE = "none"


@dataclass(frozen=True)
class TimelineChange:
    """What one report changed of one thing: "Activity 3", from 5 to 10 %."""

    label: str
    change: BeforeAfter


@dataclass(frozen=True)
class TimelineEntry:
    """A report, or a round without one; `changes` are what its own change is made of."""

    date: str
    iso: str
    moment: Moment
    text: str
    change: BeforeAfter | None = None
    note: str = ""
    link: Link | None = None
    kind: str = ""
    changes: tuple[TimelineChange, ...] = ()


@dataclass(frozen=True)
class Timeline(FaceComponent):
    """The reports, the latest first."""

    template_name: ClassVar[str] = "components/timeline/timeline.html"

    entries: tuple[TimelineEntry, ...]
    more: Link | None = None
