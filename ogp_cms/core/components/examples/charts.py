"""The examples of the charts."""

import datetime
from collections.abc import Sequence
from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, level_counts, rate
from ogp_cms.core.components.examples.sample import AXES, TITLES


def chart_examples(language: str, say: Say) -> list[Example]:
    """Wall, strip, bars, line and Gantt, with few and with many marks."""
    at = partial(rate, language=language)
    return [
        Example("wall", _walls(language, say), ground="wash"),
        Example("strip", _strips(language, say), ground="wash"),
        Example(
            "gauge",
            tuple(
                State(str(value), c.Gauge(rate=at(value))) for value in (84, 24, 95, 100, 0, None)
            ),
            ground="wash",
        ),
        Example(
            "axis-bar",
            tuple(
                State(str(mean), _axis(language, say, index, mean, rates))
                for index, (_fr, _ar, mean, rates) in enumerate(AXES)
            ),
            ground="wash",
        ),
        Example(
            "mini-bar",
            tuple(State(str(value), c.MiniBar(rate=at(value))) for value in (0, 24, 63, 100, None)),
        ),
        Example("history", _histories(language, say)),
        Example("gantt", (State("late", _gantt(language, say)),)),
    ]


def _axis(language: str, say: Say, index: int, mean: int, rates: tuple[int, ...]) -> c.AxisBar:
    first = 1 + sum(len(axis[3]) for axis in AXES[:index])
    ticks = tuple(
        c.Tick(
            value,
            say(f"engagement {first + place}", f"الالتزام {first + place}") if value < 90 else "",
        )
        for place, value in enumerate(rates)
    )
    name = say(AXES[index][0], AXES[index][1])
    return c.AxisBar(name=name, url="#axis", rate=rate(mean, language), ticks=ticks)


def _walls(language: str, say: Say) -> tuple[State, ...]:
    def wall(axes: Sequence[tuple[str, str, int | None, tuple[int | None, ...]]]) -> c.Wall:
        groups = []
        number = 0
        for french, arabic, mean, rates in axes:
            columns = []
            for value in rates:
                number += 1
                french_title, arabic_title = TITLES[number % 3]
                columns.append(
                    c.WallColumn(
                        str(number),
                        say(french_title, arabic_title),
                        rate(value, language),
                        f"#c-{number}",
                    )
                )
            groups.append(
                c.WallGroup(say(french, arabic), rate(mean, language), tuple(columns), "#axis")
            )
        title = say(
            f"{number} engagements, colonne par colonne, groupés par axe",
            f"{number} التزاما، عمود لكل التزام، حسب المحاور",
        )
        return c.Wall(title=title, groups=tuple(groups), legend=level_counts(say))

    names = [axis[:2] for axis in AXES]
    three = [(*names[0], 61, (100, 24)), (*names[1], None, (None,))]
    sixty = [
        (*names[index % 5], 70, tuple((37 * index + 13 * step) % 101 for step in range(12)))
        for index in range(5)
    ]
    return (
        State("18 commitments", wall(AXES)),
        State("3 commitments, one not computed", wall(three)),
        State("60 commitments", wall(sixty)),
    )


def _strips(language: str, say: Say) -> tuple[State, ...]:
    def strip(columns: Sequence[tuple[int, int, bool]]) -> c.Strip:
        return c.Strip(
            title=say(
                "24 % : 70 % de l’activité 1, 40 % de la 2, 10 % de la 3",
                "24%: أُنجز 70% من النشاط 1 و40% من النشاط 2 و10% من النشاط 3",
            ),
            columns=tuple(
                c.StripColumn(
                    str(number),
                    say("Conception du portail", "تصميم البوابة"),
                    weight,
                    str(weight),
                    rate(progress, language),
                    f"#a-{number}",
                    suspended=suspended,
                )
                for number, (weight, progress, suspended) in enumerate(columns, 1)
            ),
            note=say(
                "Largeur : le poids de l’activité. Hauteur remplie : son progrès. "
                "La surface pleine fait 24\u00a0% du tout.",
                "العرض: وزن النشاط. الجزء المملوء: تقدمه. المساحة المملوءة تساوي 24% من المجموع.",
            ),
        )

    five = [(20, 70, False), (15, 40, False), (40, 10, False), (15, 0, True), (10, 0, True)]
    forty = [(1 + number % 4, (29 * number) % 101, False) for number in range(40)]
    return (
        State("5 activities, two suspended", strip(five)),
        State("1 activity", strip([(1, 63, False)])),
        State("40 activities", strip(forty)),
    )


def _histories(language: str, say: Say) -> tuple[State, ...]:
    months = say(
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    ).split()

    def history(values: Sequence[int | None], height: int = 250) -> c.History:
        points = []
        for step, value in enumerate(values):
            month = 11 + 2 * step
            day = datetime.date(2018 + month // 12, month % 12 + 1, 28)
            label = f"{months[day.month - 1]} {day.year}"
            points.append(c.HistoryPoint(day, rate(value, language), label))
        return c.History(
            title=say(
                f"Le taux, de décembre 2018 à décembre 2020, en {len(values)} valeurs",
                f"تطور النسبة من دجنبر 2018 إلى دجنبر 2020 في {len(values)} قيمة",
            ),
            points=tuple(points),
            height=height,
        )

    plan = (9, 17, 25, 33, 38, 45, 53, 60, 62, 66, 73, 81, 84)
    commitment = (0, 0, 2, 4, 4, 6, 8, 8, 12, 12, 20, 20, 24)
    return (
        State("plan", history(plan)),
        State("commitment", history(commitment, 150)),
        State("one point", history((24,), 150)),
        State("equal points", history((60, 60, 60), 150)),
        # It climbs, and falls back twice.
        State(
            "40 points",
            history([3 * step - 9 * (step > 12) - 15 * (step > 25) for step in range(40)]),
        ),
        State("at a threshold", history((58, 61, 59, 90, 92), 150)),
        State("with a hole", history((10, None, 30, 40), 150)),
    )


def _gantt(language: str, say: Say) -> c.Gantt:
    def row(number: int, title: int, value: int | None, dates: str, late: int = 0) -> c.GanttRow:
        start, _to, end = dates.partition(" ")
        lateness = c.Lateness(
            timing=c.Timing.LATE, text=say(f"retard {late} mois", f"تأخر {late} أشهر")
        )
        return c.GanttRow(
            str(number),
            c.Link(say(*TITLES[title]), f"#c-{number}"),
            rate(value, language),
            datetime.date.fromisoformat(start) if start else None,
            datetime.date.fromisoformat(end) if end else None,
            start,
            end,
            lateness if late else None,
        )

    return c.Gantt(
        title=say(
            "Temps prévu et travail fait de 6 engagements", "الزمن المبرمج وما أُنجز لـ6 التزامات"
        ),
        subject=say("Engagement", "الالتزام"),
        rows=(
            row(1, 0, 100, "2018-10-01 2020-12-31"),
            row(4, 1, 96, "2018-12-01 2020-11-30"),
            row(7, 0, 24, "2018-10-01 2020-06-30", 6),
            row(13, 1, 25, "2018-11-01 2020-03-31", 9),
            row(15, 2, 63, "2019-01-01 2020-09-30", 3),
            row(16, 2, None, ""),
        ),
        start=datetime.date(2018, 10, 1),
        end=datetime.date(2020, 12, 31),
        start_text=say("oct. 2018", "أكتوبر 2018"),
        reference=datetime.date(2020, 12, 31),
        reference_text=say("31 déc. 2020", "31 دجنبر 2020"),
        marks=(
            c.GanttMark(datetime.date(2019, 1, 1), "2019"),
            c.GanttMark(datetime.date(2020, 1, 1), "2020"),
        ),
    )
