"""What examples are made of: states, and words in two directions."""

from collections.abc import Callable
from dataclasses import dataclass

from ogp_cms.core import components as c
from ogp_cms.core.languages import is_right_to_left

Say = Callable[[str, str], str]


@dataclass(frozen=True)
class State:
    """One state of a component."""

    label: str
    component: c.FaceComponent


@dataclass(frozen=True)
class Example:
    """A component with its states; `ground` is where it is shown ("paper", "wash", "night")."""

    name: str
    states: tuple[State, ...]
    ground: str = "paper"


def say_in(language: str, french: str, arabic: str) -> str:
    """The words in the direction of the language."""
    return arabic if is_right_to_left(language) else french


def percent(value: int, language: str) -> str:
    """A whole percent as the language writes it."""
    return say_in(language, f"{value}\u00a0%", f"{value}%")


def rate(value: int | None, language: str) -> c.Rate:
    """A rate with its level by the report's thresholds."""
    if value is None:
        return c.Rate.not_computed()
    tile = c.Tile.COMPLETED
    if value < 90:
        tile = c.Tile.SUBSTANTIAL if value >= 60 else c.Tile.LIMITED
    if value == 0:
        tile = c.Tile.NOT_STARTED
    return c.Rate(percent(value, language), value, tile)


def level_counts(say: Say) -> c.LevelCounts:
    """The legend of the sample plan."""
    return c.LevelCounts(
        counts=(
            c.LevelCount(c.Tile.COMPLETED, "14", say("terminés", "مكتملة")),
            c.LevelCount(c.Tile.SUBSTANTIAL, "1", say("important", "مهم")),
            c.LevelCount(c.Tile.LIMITED, "3", say("limités", "محدودة")),
            c.LevelCount(c.Tile.NOT_STARTED, "0", say("non commencé", "لم تنطلق")),
        ),
        note=say(
            "Une colonne par engagement, remplie à hauteur de son taux. "
            "Les hachures : ce qui reste à faire.",
            "عمود لكل التزام، مملوء بقدر نسبة إنجازه. الخطوط المائلة: ما تبقى إنجازه.",
        ),
    )
