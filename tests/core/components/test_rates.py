import pytest

from ogp_cms.core.components import (
    BeforeAfter,
    BigNumber,
    Delta,
    Direction,
    Lateness,
    Level,
    Rate,
    Tile,
    Timing,
)
from ogp_cms.ledger.levels import Level as LedgerLevel

LIMITED = Rate("24\u00a0%", 24, Tile.LIMITED)
SUBSTANTIAL = Rate("63\u00a0%", 63, Tile.SUBSTANTIAL)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [("84\u00a0%", "84", "%"), ("84%", "84", "%"), ("<1 %", "<1", "%"), ("–", "–", "")],
)
def test_the_figure_is_apart_from_its_unit(text, number, unit):
    rate = Rate(text, 84, Tile.SUBSTANTIAL)
    assert (rate.number, rate.unit) == (number, unit)


def test_not_computed_is_a_dash_and_never_zero():
    rate = Rate.not_computed()
    assert (rate.text, rate.percent, rate.tile) == ("–", None, Tile.NOT_COMPUTED)
    html = BigNumber(rate=rate, reason="All activities are cancelled.").render_html()
    assert "Rate not computed" in html
    assert "All activities are cancelled." in html
    assert "0" not in html.replace('viewBox="0 0 18 18"', "").replace("<svg", "").split("<p")[1]


def test_every_level_of_the_ledger_has_its_tile():
    assert [Tile(level.value) for level in LedgerLevel] == [
        Tile.NOT_STARTED,
        Tile.LIMITED,
        Tile.SUBSTANTIAL,
        Tile.COMPLETED,
    ]


def test_the_word_is_always_beside_the_tile():
    assert [Level(tile=tile).shown_word for tile in Tile] == [
        "Not started",
        "Limited",
        "Substantial",
        "Completed",
        "Suspended",
        "Cancelled",
        "Not computed",
    ]
    html = Level(tile=Tile.SUSPENDED, word="Suspendue").render_html()
    assert "<span>Suspendue</span>" in html
    assert 'aria-hidden="true"' in html


def test_lateness_counts_whole_months():
    texts = [Lateness.late(months).shown_text for months in (0, 1, 6)]
    assert texts == ["Late", "1 month late", "6 months late"]
    assert [Lateness(timing=timing).icon for timing in Timing] == [
        "tick",
        "triangle",
        "clock",
        "",
        "circle",
        "circle-dot",
    ]


@pytest.mark.parametrize(
    ("points", "direction", "text"),
    [
        (4, Direction.UP, "+4 points"),
        (1, Direction.UP, "+1 point"),
        (0, Direction.SAME, "Unchanged"),
        (-3, Direction.DOWN, "−3 points"),
    ],
)
def test_a_move_has_a_sign_and_a_noun(points, direction, text):
    delta = Delta.of(points)
    assert (delta.direction, delta.text) == (direction, text)


def test_before_and_after_are_read_as_a_sentence():
    change = BeforeAfter.of(LIMITED, SUBSTANTIAL)
    assert change.spoken == "from 24\u00a0% to 63\u00a0%"
    html = change.render_html()
    assert '<span class="vh">from 24\u00a0% to 63\u00a0%</span>' in html.replace("&nbsp;", "\u00a0")


def test_states_and_dates_are_no_way_from_one_to_the_other():
    change = BeforeAfter(before="active", after="suspended", words=True)
    assert change.spoken == "before: active; now: suspended"


def test_a_dash_is_read_as_what_it_means():
    change = BeforeAfter.of(Rate.not_computed(), LIMITED)
    assert change.spoken == "before: not computed; now: 24\u00a0%"


def test_what_did_not_move_says_so():
    same = BeforeAfter.of(LIMITED, LIMITED)
    assert (same.changed, same.spoken, same.unchanged) == (False, "", "24\u00a0%, no change")
    assert BeforeAfter.of(LIMITED, LIMITED, levels=True).earlier_icon == ""
    assert BeforeAfter.of(LIMITED, SUBSTANTIAL, levels=True).earlier_icon == "tile-limited"
