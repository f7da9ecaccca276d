"""The activities of a commitment: their columns, their texts, and the sum that they make."""

import datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ogp_cms.core import components as c
from ogp_cms.core.date_formats import full_date, period
from ogp_cms.core.formats import exact_percent, number, percent
from ogp_cms.core.prose import items
from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.levels import displayed_percent
from ogp_cms.plans.enums import ActivityState
from ogp_cms.plans.models import Activity
from ogp_cms.progress.lateness import ActivityLateness, ActivityLatenessStatus
from ogp_cms.progress.presenters.commitment_book import CommitmentBook
from ogp_cms.progress.presenters.plan_book import state_of
from ogp_cms.progress.presenters.words import foreign, shown
from ogp_cms.progress.reports import ActivityContent, Latest, Text

# A sum of so many lines is shown at once; a longer one when the reader opens it.
OPEN_UP_TO = 12

# What an activity weighs until a planning change says otherwise.
PLAIN_WEIGHT = Decimal(1)


def anchor(row: Activity) -> str:
    """The id of an activity in the page of its commitment."""
    return f"activity-{row.number}"


def weight_of(book: CommitmentBook, key: UUID) -> Decimal:
    """The weight of an activity by the planning in force."""
    planning = book.planning.get(key)
    return planning.weight if planning and planning.weight is not None else PLAIN_WEIGHT


def is_cancelled(book: CommitmentBook, key: UUID) -> bool:
    """Whether an activity counts for nothing any more."""
    return state_of(book.planning.get(key)) == ActivityState.CANCELLED


def total_weight(book: CommitmentBook) -> Decimal:
    """The weights of all activities that are not cancelled."""
    keys = [row.translation_key for row, _title in book.activities]
    return sum(
        (weight_of(book, key) for key in keys if not is_cancelled(book, key)), start=Decimal(0)
    )


def strip(book: CommitmentBook) -> c.Strip | None:
    """What the rate is made of: a column per activity that is not cancelled."""
    columns = tuple(
        c.StripColumn(
            number=str(row.number),
            title=title.value,
            weight=weight_of(book, row.translation_key),
            weight_text=number(weight_of(book, row.translation_key)),
            rate=book.numbers.rate(ScopeKind.ACTIVITY, row.translation_key),
            url=f"#{anchor(row)}",
            suspended=_state(book, row) == ActivityState.SUSPENDED,
        )
        for row, title in book.activities
        if not is_cancelled(book, row.translation_key)
    )
    value = book.numbers.value(ScopeKind.COMMITMENT, book.commitment.key)
    if not columns or value is None:
        return None
    note = _(
        "Width: the weight of the activity. Filled height: its progress. "
        "The filled surface makes %(rate)s of the whole."
    )
    return c.Strip(
        title=strip_heading(book),
        columns=columns,
        summary=_("See the activities in a table"),
        note=note % {"rate": percent(value)},
    )


def strip_heading(book: CommitmentBook) -> str:
    """What the strip shows."""
    keys = [row.translation_key for row, _title in book.activities]
    count = sum(not is_cancelled(book, key) for key in keys)
    text = ngettext(
        "What this rate is made of: %(count)d activity",
        "What this rate is made of: %(count)d activities, by their weight",
        count,
    )
    return text % {"count": count}


def activity_components(book: CommitmentBook) -> tuple[tuple[c.Activity, Activity], ...]:
    """Every activity with its level, weight, dates, lateness and actions, beside its row."""
    total = number(total_weight(book))
    return tuple((_activity(book, row, title, total), row) for row, title in book.activities)


def _activity(book: CommitmentBook, row: Activity, title: Text, total: str) -> c.Activity:
    key = row.translation_key
    cancelled = is_cancelled(book, key)
    rate = book.numbers.rate(ScopeKind.ACTIVITY, key)
    judged = book.judged.activities.get(key) if book.judged else None
    content = book.content.activities.get(key)
    return c.Activity(
        number=str(row.number),
        title=title.value,
        lang=foreign(title),
        rate=c.Rate.not_computed() if cancelled else rate,
        level=_level(_state(book, row), rate),
        anchor=anchor(row),
        weight="" if cancelled or not book.numbers.known else number(weight_of(book, key)),
        weight_total=total,
        period=_period(row, judged),
        lateness=_lateness(judged),
        actions=_actions(content),
        note=_state_note(book, row, rate),
    )


def _state(book: CommitmentBook, row: Activity) -> str:
    return state_of(book.planning.get(row.translation_key))


def _level(state: str, rate: c.Rate) -> c.Level:
    tiles = {
        ActivityState.SUSPENDED: c.Tile.SUSPENDED,
        ActivityState.CANCELLED: c.Tile.CANCELLED,
    }
    return c.Level(tile=tiles.get(ActivityState(state), rate.tile))


def _period(row: Activity, judged: ActivityLateness | None) -> str:
    """The planned dates in force, and those of the promise where they were others."""
    promised = period(row.start, row.end, short=True)
    if judged is None:
        return promised
    planned = period(judged.planned.start, judged.planned.end, short=True)
    if planned == promised or not promised:
        return planned
    return _("%(planned)s (promised: %(promised)s)") % {"planned": planned, "promised": promised}


def _lateness(judged: ActivityLateness | None) -> c.Lateness | None:
    if judged is None or judged.status == ActivityLatenessStatus.NONE:
        return None
    if judged.status == ActivityLatenessStatus.LATE:
        return c.Lateness.late(judged.months_late)
    return c.Lateness(timing=c.Timing.PASSED)


def _actions(content: ActivityContent | None) -> c.Actions | None:
    if content is None:
        return None
    return c.Actions(
        done=latest_items(content.done) or (),
        not_done=latest_items(content.not_done),
        additional=latest_items(content.additional),
    )


def latest_items(latest: Latest | None) -> tuple[str, ...] | None:
    """A text as the items of a list; None where nothing was ever said."""
    return text_items(latest.text) if latest else None


def text_items(text: Text | None) -> tuple[str, ...] | None:
    """A text as the items of a list, each in the language that it is in."""
    if text is None:
        return None
    return tuple(shown(Text(item, text.language)) for item in items(text.value))


def _state_note(book: CommitmentBook, row: Activity, rate: c.Rate) -> str:
    """Why an activity is suspended or cancelled, and what that means for the rate."""
    planning = book.planning.get(row.translation_key)
    state = state_of(planning)
    if planning is None or state == ActivityState.ACTIVE:
        return ""
    report = book.report(planning.report)
    reason = shown(report.reason) if report and report.reason else SafeString()
    if state == ActivityState.CANCELLED:
        rule = _("This activity has not counted since %(date)s.") % {
            "date": full_date(planning.effective)
        }
    elif rate.percent is None:
        rule = ""
    else:
        rule = _(
            "This activity counts in the rate with its last approved progress, %(progress)s."
        ) % {"progress": rate.text}
    return format_html("{} {}", reason, shown(None, rule)) if reason else rule


def calc(book: CommitmentBook, link: c.Link | None) -> c.Calc | None:
    """The sum that makes the rate, as a reader can redo it; nothing where there is no rate."""
    figure = book.numbers.figure(ScopeKind.COMMITMENT, book.commitment.key)
    if figure is None or figure.value is None:
        return None
    return c.Calc(
        title=_("How this rate is computed"),
        heads=(_("Activity"), _("Weight"), _("Progress"), _("Weight × progress")),
        rows=tuple(_calc_row(book, row, title) for row, title in book.activities),
        total_label=_("Sum"),
        total_weight=number(figure.denominator),
        total_product=number(figure.numerator),
        formula=formula(figure.numerator, figure.denominator, figure.value),
        formula_note=_("sum of weights × progress, divided by the sum of the weights"),
        note=_calc_note(book.latest, figure.rule),
        link=link,
        is_open=len(book.activities) <= OPEN_UP_TO,
    )


def formula(numerator: Fraction, denominator: Fraction, value: Fraction) -> str:
    """The division written out: "2 400 ÷ 100 = 24 %"; a quotient that is not whole stands between."""
    division = f"{number(numerator)} ÷ {number(denominator)} = "
    if value == displayed_percent(value):
        return division + percent(value)
    return f"{division}{number(value, places=4)} → {percent(value)}"


def _calc_note(latest: datetime.date | None, rule: str) -> str:
    version = _("Calculation rule, version %(rule)s.") % {"rule": rule}
    if latest is None:
        return version
    day = _("Progress and weights on %(date)s.") % {"date": full_date(latest)}
    return f"{day} {version}"


def _calc_row(book: CommitmentBook, row: Activity, title: Text) -> c.CalcRow:
    key = row.translation_key
    label = shown(Text(f"{row.number}. {title.value}", title.language))
    state = _state(book, row)
    if state == ActivityState.SUSPENDED:
        label = format_html("{} ({})", label, pgettext("activity", "suspended"))
    value = book.numbers.value(ScopeKind.ACTIVITY, key)
    if state == ActivityState.CANCELLED or value is None:
        label = format_html("{} ({})", label, _("does not count"))
        return c.CalcRow(label=label, weight="–", progress="–", product="–", counts=False)
    weight = weight_of(book, key)
    return c.CalcRow(
        label=label,
        weight=number(weight),
        progress=exact_percent(value),
        product=number(Fraction(weight) * value),
    )
