"""The examples of what is one figure."""

from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, level_counts, rate


def figure_examples(language: str, say: Say) -> list[Example]:
    """One figure: rates, levels, lateness, moves."""
    at = partial(rate, language=language)
    reason = say(
        "Les trois activités de cet engagement sont annulées. Il n’entre pas dans la moyenne de l’axe.",
        "أُلغيت الأنشطة الثلاثة لهذا الالتزام، ولذلك لا يدخل في معدل المحور.",
    )
    levels = tuple(
        State(tile.value, c.Level(tile=tile, strong=tile == c.Tile.LIMITED)) for tile in c.Tile
    )
    since = say("depuis octobre 2020", "منذ أكتوبر 2020")
    return [
        Example(
            "big-number",
            (
                State("home", c.BigNumber(rate=at(84), size="home")),
                State("commitment", c.BigNumber(rate=at(24), size="commitment")),
                State("plan", c.BigNumber(rate=at(84))),
                State("row", c.BigNumber(rate=at(70), size="row")),
                State("less than one", c.BigNumber(rate=c.Rate("<1 %", 0.3, c.Tile.LIMITED))),
                State("not computed", c.BigNumber(rate=at(None), reason=reason)),
            ),
            ground="wash",
        ),
        Example("level", levels),
        Example("level-counts", (State("legend", level_counts(say)),), ground="wash"),
        Example(
            "lateness",
            (
                *(State(timing.value, c.Lateness(timing=timing)) for timing in c.Timing),
                State(
                    "late by months",
                    c.Lateness(
                        timing=c.Timing.LATE,
                        text=say("En retard de 6 mois", "متأخر بـ6 أشهر"),
                    ),
                ),
                State("months counted", c.Lateness.late(12)),
            ),
        ),
        Example(
            "delta",
            (
                State("up", c.Delta.of(4, since)),
                State("same", c.Delta.of(0, since)),
                State(
                    "down",
                    c.Delta.of(-3, say("poids modifié, voir pourquoi", "تغير الوزن، انظر السبب")),
                ),
            ),
        ),
        Example(
            "before-after",
            (
                State("changed", c.BeforeAfter.of(at(55), at(63))),
                State("level changed", c.BeforeAfter.of(at(55), at(63), levels=True)),
                State("level stayed", c.BeforeAfter.of(at(20), at(24), levels=True)),
                State("same", c.BeforeAfter.of(at(20), at(20))),
            ),
        ),
    ]
