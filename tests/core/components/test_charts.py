import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from django.utils import translation

from ogp_cms.core.components import (
    AxisBar,
    Gantt,
    GanttRow,
    Gauge,
    History,
    HistoryPoint,
    Lateness,
    Link,
    MiniBar,
    Rate,
    Strip,
    StripColumn,
    Tick,
    Tile,
    Timing,
    Wall,
    WallColumn,
    WallGroup,
)

FULL = Rate("100 %", 100, Tile.COMPLETED)
QUARTER = Rate("25 %", 25, Tile.LIMITED)
NONE = Rate.not_computed()


def wall(*sizes: int, rate: Rate = QUARTER) -> Wall:
    groups = tuple(
        WallGroup(
            f"Axis {size}", rate, tuple(WallColumn(str(n), "Title", rate) for n in range(size))
        )
        for size in sizes
    )
    return Wall(title="Finding", groups=groups, language="fr")


def bars(rects):
    return [(rect.x, rect.width, rect.y, rect.height, rect.kind) for rect in rects]


def test_a_column_is_filled_from_below_and_hatched_above():
    one = wall(1)
    assert bars(one.plot.rects) == [
        ("0%", "100%", "0", "75%", "gap"),
        ("0%", "100%", "75%", "25%", "fill-limited"),
    ]


def test_a_full_column_has_no_gap_and_an_undefined_one_no_fill():
    assert bars(wall(1, rate=FULL).plot.rects) == [("0%", "100%", "0%", "100%", "fill-completed")]
    assert bars(wall(1, rate=NONE).plot.rects) == [("0%", "100%", "0", "100%", "undefined")]


def test_the_wall_is_mirrored_as_a_whole():
    left = wall(3, 2)
    right = replace(left, language="ar")
    for one, other in zip(left.plot.rects, right.plot.rects, strict=True):
        start, width = float(one.x[:-1]), float(one.width[:-1])
        assert abs(float(other.x[:-1]) - (100 - start - width)) < 0.02
        assert (one.y, one.height, one.kind) == (other.y, other.height, other.kind)


@pytest.mark.parametrize(
    ("sizes", "dense"), [((3,), False), ((6, 4, 3, 4, 1), False), ((60,), True)]
)
def test_columns_are_equal_and_fill_the_wall(sizes, dense):
    found = wall(*sizes)
    widths = {round(width, 6) for _start, width in found.places}
    assert len(widths) == 1
    assert abs(sum(found.places[-1]) - 100) < 1e-6
    assert found.dense is dense
    assert found.render_html().count("wall-links") == (0 if dense else 1)


def test_many_axes_of_one_commitment_still_leave_room_for_columns():
    found = wall(*[1] * 25)
    assert found.dense is True
    assert found.places[0][1] > 2


def test_an_axis_without_commitments_is_not_named():
    found = Wall(title="", groups=(WallGroup("Empty", NONE, ()), *wall(1).groups), language="fr")
    assert [label.words for label in found.feet.labels] == ["Axis 1"]
    assert wall().plot.rects == []
    assert "<tbody></tbody>" in wall().render_html()


def test_the_table_behind_the_wall_names_every_commitment():
    table = wall(2, 1).table
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["0. Title", "Axis 2", "25 %", "Limited"],
        ["1. Title", "Axis 2", "25 %", "Limited"],
        ["0. Title", "Axis 1", "25 %", "Limited"],
    ]


def strip(*weights: int, suspended: bool = False) -> Strip:
    rate = Rate("0 %", 0, Tile.NOT_STARTED) if suspended else QUARTER
    columns = tuple(
        StripColumn(str(n), "Title", weight, str(weight), rate, suspended=suspended)
        for n, weight in enumerate(weights, 1)
    )
    return Strip(title="Finding", columns=columns, language="fr")


def test_columns_of_the_strip_are_as_wide_as_their_weights():
    widths = [width for _start, width in strip(1, 3).places]
    assert [round(width, 4) for width in widths] == [24.7875, 74.3625]


def test_a_suspended_activity_shows_the_pause_and_no_figure():
    drawing = strip(1, suspended=True).plot
    assert [(sign.x, sign.y) for sign in drawing.signs] == [("50%", "50%")]
    assert drawing.texts == []
    assert "suspended activity" in strip(1, suspended=True).render_html()
    assert "suspended activity" not in strip(1).render_html()


def test_forty_activities_drop_labels_before_they_meet():
    texts = strip(*[1] * 40).feet.texts
    places = [float(text.x[:-1]) for text in texts if "wide" not in text.kind]
    assert all(after - before >= 5.9 for before, after in pairwise(places))


def test_the_gauge_says_rate_level_and_thresholds():
    gauge = Gauge(rate=QUARTER, language="fr")
    assert gauge.finding == "25 %, Limited. Substantial from 60\u00a0%, completed from 90\u00a0%."
    assert bars(gauge.drawing.rects) == [
        ("25%", "75%", "24", "30", "gap"),
        ("0%", "25%", "24", "30", "fill-limited"),
    ]
    assert [text.text for text in gauge.drawing.texts if "here" in text.kind] == ["Limited"]
    assert [line.x1 for line in gauge.drawing.lines] == ["60%", "90%"]


def test_nothing_done_puts_no_band_in_bold():
    gauge = Gauge(rate=Rate("0 %", 0, Tile.NOT_STARTED), language="fr")
    assert [text.text for text in gauge.drawing.texts if "here" in text.kind] == []


def test_every_commitment_is_a_tick_and_names_do_not_meet():
    ticks = (Tick(24, "commitment 7"), Tick(26, "commitment 14"), Tick(100))
    drawing = AxisBar(name="Axis", url="#", rate=QUARTER, ticks=ticks, language="fr").drawing
    assert [line.x1 for line in drawing.lines] == ["24%", "26%", "99.75%"]
    assert [text.text for text in drawing.texts] == ["commitment 7"]


def test_a_name_that_would_leave_the_bar_stands_before_its_tick():
    ticks = (Tick(88, "commitment 7"),)
    drawing = AxisBar(name="Axis", url="#", rate=QUARTER, ticks=ticks, language="ar").drawing
    assert [(text.x, text.anchor, text.dx) for text in drawing.texts] == [("12%", "end", "7")]


def test_the_mini_bar_of_zero_is_its_track():
    zero = MiniBar(rate=Rate("0 %", 0, Tile.NOT_STARTED), language="fr")
    assert [rect.kind for rect in zero.drawing.rects] == ["track"]
    assert [rect.kind for rect in MiniBar(rate=NONE).drawing.rects] == ["undefined"]


def history(*values: float | None, language: str = "fr") -> History:
    start = datetime.date(2018, 12, 31)
    points = tuple(
        HistoryPoint(
            start + datetime.timedelta(days=60 * step),
            NONE if value is None else Rate(f"{value} %", value, Tile.LIMITED),
            f"date {step}",
        )
        for step, value in enumerate(values)
    )
    return History(title="Finding", points=points, language=language)


def ways(chart: History) -> list[tuple[str, str, str, str]]:
    lines = [line for line in chart.drawing.lines if line.kind == "way"]
    return [(line.x1, line.y1, line.x2, line.y2) for line in lines]


def test_one_point_is_a_point_and_its_value():
    drawing = history(24).drawing
    assert ways(history(24)) == []
    assert [(circle.cx, circle.kind) for circle in drawing.circles] == [("44.5%", "point-last")]
    assert [text.text for text in drawing.texts if "value" in text.kind] == ["24 %"]


def test_the_line_runs_on_zero_to_hundred():
    assert ways(history(0, 100)) == [("5%", "272", "84%", "22")]
    assert ways(history(0, 100, language="ar")) == [("95%", "272", "16%", "22")]
    assert ways(history(60, 60)) == [("5%", "122", "84%", "122")]


def test_a_date_without_a_rate_breaks_the_line():
    assert len(ways(history(10, None, 20, 30))) == 1
    assert history(None, None).drawing.circles == []


def test_forty_points_keep_the_line_free_of_circles():
    drawing = history(*range(40)).drawing
    assert [circle.kind for circle in drawing.circles] == ["point", "point-last"]
    dates = [text for text in drawing.texts if text.text.startswith("date")]
    assert 4 <= len(dates) <= 7


def test_no_points_draw_the_scale_alone():
    assert history().drawing.circles == []
    assert 'role="img"' in history().render_html()


DAY = datetime.date


def gantt(row: GanttRow, language: str = "fr") -> Gantt:
    return Gantt(
        title="Finding",
        rows=(row,),
        start=DAY(2020, 1, 1),
        end=DAY(2020, 12, 31),
        start_text="Jan. 2020",
        reference=DAY(2020, 12, 31),
        reference_text="31 Dec. 2020",
        language=language,
    )


def test_a_bar_covers_its_time_and_is_filled_to_its_rate():
    late = Lateness(timing=Timing.LATE)
    row = GanttRow(
        "7", Link("Title", "#"), QUARTER, DAY(2020, 1, 1), DAY(2020, 7, 1), lateness=late
    )
    drawing = gantt(row).drawn[0].drawing
    assert bars(drawing.rects) == [
        ("12.47%", "37.4%", "6", "15", "gap"),
        ("0%", "12.47%", "6", "15", "fill-limited"),
    ]
    overdue = [(line.x1, line.x2) for line in drawing.lines if line.kind == "overdue"]
    assert overdue == [("49.86%", "100%")]
    mirrored = [
        (line.x1, line.x2)
        for line in gantt(row, "ar").drawn[0].drawing.lines
        if line.kind == "overdue"
    ]
    assert mirrored == [("50.14%", "0%")]


@pytest.mark.parametrize(
    ("start", "end"),
    [(None, None), (DAY(2020, 2, 1), None), (DAY(2020, 5, 1), DAY(2020, 2, 1))],
)
def test_without_sound_dates_there_is_no_bar(start, end):
    row = GanttRow("7", Link("Title", "#"), QUARTER, start, end)
    assert gantt(row).drawn[0].drawing.rects == []


def test_what_begins_before_the_plan_begins_at_its_edge():
    row = GanttRow("7", Link("Title", "#"), FULL, DAY(2019, 1, 1), DAY(2021, 12, 31))
    rects = bars(gantt(row).drawn[0].drawing.rects)
    assert ("0%", "100%", "6", "15", "fill-completed") in rects


def test_charts_follow_the_active_translation():
    chart = Gauge(rate=QUARTER)
    with translation.override("ar"):
        assert chart.rtl is True
    with translation.override("fr"):
        assert chart.rtl is False
