from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.core.components.geometry import Line, Rect, Scale, Text, number, pc, spread, thin

LTR, RTL = Scale(rtl=False), Scale(rtl=True)
weights = st.lists(st.floats(0.01, 1000), min_size=1, max_size=60)


def test_a_coordinate_has_at_most_two_decimals():
    assert [number(value) for value in (0, -0.001, 5, 5.5, 33.3333, 100.0, 1000)] == [
        "0",
        "0",
        "5",
        "5.5",
        "33.33",
        "100",
        "1000",
    ]
    assert pc(12.5) == "12.5%"


def test_a_bar_starts_at_the_start_of_the_line():
    assert LTR.rect(10, 30, y="0", height="16", kind="gap") == Rect("10%", "30%", "0", "16", "gap")
    assert RTL.rect(10, 30, y="0", height="16", kind="gap") == Rect("60%", "30%", "0", "16", "gap")


def test_a_line_is_mirrored_point_by_point():
    assert LTR.line(10, "1", 20, "2", "way") == Line("10%", "1", "20%", "2", "way")
    assert RTL.line(10, "1", 20, "2", "way") == Line("90%", "1", "80%", "2", "way")


def test_figures_swap_their_anchor_and_words_take_the_direction():
    assert LTR.text(0, "9", "84 %", "value", dx=7) == Text(
        "0%", "9", "84 %", "value", "start", "", "7"
    )
    assert RTL.text(0, "9", "84%", "value", dx=7) == Text(
        "100%", "9", "84%", "value", "end", "", "-7"
    )
    assert RTL.text(0, "9", "مهم", "band", words=True) == Text(
        "100%", "9", "مهم", "band", "start", "rtl"
    )
    assert RTL.text(50, "9", "60", "scale", anchor="middle").anchor == "middle"


@given(weights)
def test_columns_fill_the_line_in_proportion(values):
    gap = 5 / len(values)
    places = spread(values, [gap] * (len(values) - 1))
    assert len(places) == len(values)
    last_start, last_width = places[-1]
    assert abs(last_start + last_width - 100) < 1e-6
    for (start, width), (after, _width) in pairwise(places):
        assert abs(start + width + gap - after) < 1e-6
    room = 100 - gap * (len(values) - 1)
    for (_start, width), value in zip(places, values, strict=True):
        assert abs(width - room * value / sum(values)) < 1e-6


def test_no_columns_take_no_place():
    assert spread([], []) == []


@given(st.lists(st.floats(0, 100), max_size=40), st.floats(0.5, 40))
def test_labels_keep_their_distance(positions, distance):
    kept = sorted(thin(positions, (), distance))
    for one in kept:
        for other in kept:
            assert one == other or abs(positions[one] - positions[other]) >= distance
    dropped = set(range(len(positions))) - set(kept)
    assert all(any(abs(positions[d] - positions[k]) < distance for k in kept) for d in dropped)


def test_the_wanted_labels_come_first():
    assert thin([0, 1, 10], (1,), 5) == {1, 2}
    assert thin([0, 1, 10], (), 5) == {0, 2}
