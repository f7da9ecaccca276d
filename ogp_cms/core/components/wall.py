"""The wall of a plan and the strip of a commitment: columns filled to their rate."""

from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components.base import FaceComponent
from ogp_cms.core.components.rates import Percent, Rate


@dataclass(frozen=True)
class WallColumn:
    """A commitment: equal in width to every other."""

    number: str
    title: str
    rate: Rate
    url: str = ""
    suspended: bool = False


@dataclass(frozen=True)
class WallGroup:
    """An axis under its columns."""

    name: str
    rate: Rate
    columns: tuple[WallColumn, ...]
    url: str = ""


@dataclass(frozen=True)
class Wall(FaceComponent):
    """One column per commitment, grouped by axis. `title` is the finding, `summary` opens the table."""

    template_name: ClassVar[str] = "components/wall/wall.html"

    title: str
    groups: tuple[WallGroup, ...]
    summary: str = ""
    note: str = ""


@dataclass(frozen=True)
class StripColumn:
    """An activity: as wide as its weight. Cancelled activities are left out by the caller."""

    number: str
    title: str
    weight: Percent
    weight_text: str
    rate: Rate
    url: str = ""
    suspended: bool = False


@dataclass(frozen=True)
class Strip(FaceComponent):
    """What a commitment's rate is made of. `weight_label` is "weight" in the reader's language."""

    template_name: ClassVar[str] = "components/strip/strip.html"

    title: str
    columns: tuple[StripColumn, ...]
    summary: str = ""
    note: str = ""
