"""The explanation of a rate, ready for display in the reader's language."""

import datetime
import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.formats import number, percent
from ogp_cms.core.hashes import shown_hash
from ogp_cms.core.languages import direction
from ogp_cms.core.site_map import page_url
from ogp_cms.core.templatetags.face import isolate
from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.levels import displayed_percent, level_of
from plugins.rates.asked import Asked
from plugins.rates.engine import ACTIVE, CANCELLED, RULE
from plugins.rates.explanations import Explanation, Line, Part

# Rates that go on for ever are cut here; the download is exact.
PLACES = 4


@dataclass(frozen=True)
class Title:
    """What the rate is of, and the language that its name is in."""

    value: str
    language: str


@dataclass(frozen=True)
class ExplanationView:
    """All that the page shows."""

    breadcrumb: c.Breadcrumb
    kicker: str
    title: Title
    number: c.BigNumber
    level: c.Level | None
    caption: str
    rule: str
    calc: c.Calc
    facts: c.Facts
    note: c.Notice
    downloads: c.LinkList


def present(explanation: Explanation, csv_url: str) -> ExplanationView:
    """The page of an explanation."""
    ratio = explanation.ratio
    rate = shown_rate(ratio.value if ratio else None)
    return ExplanationView(
        breadcrumb=_breadcrumb(explanation),
        kicker=_kicker(explanation),
        title=_title(explanation.page),
        number=c.BigNumber(
            rate=rate, size="commitment", reason="" if ratio else _why_not_computed(explanation)
        ),
        level=c.Level(tile=rate.tile, strong=True) if ratio else None,
        caption=_("on %(date)s") % {"date": full_date(explanation.asked.as_of)},
        rule=_rule(explanation),
        calc=sum_of(explanation)
        if explanation.scope.kind is ScopeKind.COMMITMENT
        else _mean(explanation),
        facts=_facts(explanation.asked),
        note=c.Notice(text=_import_note(), kind="quiet"),
        downloads=_downloads(csv_url),
    )


def shown_rate(value: Fraction | None) -> c.Rate:
    """A rate ready for display."""
    level = level_of(value)
    if value is None or level is None:
        return c.Rate.not_computed()
    return c.Rate(percent(value), value, c.Tile(level.value))


def _title(page: Any) -> Title:
    return Title(getattr(page, "title", "") or page.name, page.locale.language_code)


def _in_its_language(title: Title) -> Any:
    """A title inside a line; one that is not in the reader's language says so."""
    if title.language == get_language():
        return isolate(title.value)
    language = title.language
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', language, direction(language), title.value
    )


def _breadcrumb(explanation: Explanation) -> c.Breadcrumb:
    """The way down to the page that the rate is shown on, which the explanation belongs to."""
    catalogue = explanation.catalogue
    plans = c.Link(label=_("Action plans"), url=reverse("plans"))
    page = explanation.page
    if explanation.scope.kind is ScopeKind.PLAN:
        return breadcrumb([plans, page_link(page)])
    (plan,) = catalogue.titles([catalogue.plan]).values()
    if explanation.scope.kind is ScopeKind.ORGANISATION:
        here = _link(page, reverse("organisation", args=[page.organisation_id]))
    else:
        here = page_link(page)
    return breadcrumb([plans, page_link(plan), here])


def page_link(page: Any) -> c.Link:
    """The way to the page that the reader gets."""
    return _link(page, page_url(get_language() or page.locale.language_code, page.url_path))


def _link(page: Any, url: str) -> c.Link:
    title = _title(page)
    foreign = title.language if title.language != get_language() else ""
    return c.Link(label=title.value, url=url, lang=foreign)


def _kicker(explanation: Explanation) -> str:
    what = {
        ScopeKind.PLAN: _("How the rate of a plan is computed"),
        ScopeKind.AXIS: _("How the rate of an axis is computed"),
        ScopeKind.ORGANISATION: _("How the rate of an organisation is computed"),
    }
    if explanation.scope.kind is ScopeKind.COMMITMENT:
        number_ = explanation.page.number
        return _("How the rate of commitment %(number)d is computed") % {"number": number_}
    return what[explanation.scope.kind]


def _rule(explanation: Explanation) -> str:
    if explanation.scope.kind is ScopeKind.COMMITMENT:
        return _(
            "The rate is the sum of weight × progress of the activities that count, divided by the "
            "sum of their weights. A cancelled activity does not count from the day of its "
            "cancellation; a suspended one does. An activity without an approved update stands at 0."
        )
    if explanation.scope.kind is ScopeKind.ORGANISATION:
        return _(
            "The rate is the plain mean of the rates of the commitments that the organisation "
            "leads in this plan. A commitment without a rate is left out."
        )
    if explanation.of_axes:
        return _(
            "The rate is the plain mean of the rates of the axes. An axis without a rate is left "
            "out."
        )
    return _(
        "The rate is the plain mean of the rates of the commitments. A commitment without a rate "
        "is left out."
    )


def _why_not_computed(explanation: Explanation) -> str:
    start = explanation.plan_start
    if not start:
        return _("At that point the site knew nothing of this plan.")
    if start > explanation.asked.as_of.isoformat():
        day = datetime.date.fromisoformat(start)
        return _("The plan starts on %(date)s.") % {"date": full_date(day)}
    return _("No activity counts on this day.")


def sum_of(explanation: Explanation) -> c.Calc:
    """The sum of a commitment, line by line."""
    ratio = explanation.ratio
    weight = ratio.denominator if ratio else Fraction(0)
    product = ratio.numerator if ratio else Fraction(0)
    return c.Calc(
        title=_("The sum"),
        heads=(_("Activity"), _("Weight"), _("Progress (%)"), _("Weight × progress")),
        rows=tuple(_sum_row(line) for line in explanation.lines),
        total_label=_("Sum"),
        total_weight=number(weight, places=2),
        total_product=number(product, places=PLACES),
        formula=formula_of(explanation),
        formula_note=_("sum of weights × progress, divided by the sum of the weights"),
        is_open=True,
    )


def _sum_row(line: Line) -> c.CalcRow:
    term = line.term
    return c.CalcRow(
        label=_with_remark(_activity_name(line.activity), _remark(line)),
        weight=number(Fraction(term.weight, 100)),
        progress="–" if term.progress is None else number(Fraction(term.progress, 100)),
        product=number(Fraction(term.product, 10_000), places=PLACES),
        counts=term.counts,
    )


def _activity_name(activity: Any) -> Any:
    if activity is None:
        return _("An activity that the commitment no longer lists")
    name = f"{activity.number}. {activity.title}"
    return _in_its_language(Title(name, activity.locale.language_code))


def _remark(line: Line) -> str:
    if line.term.state == CANCELLED:
        return _("cancelled: does not count")
    if not line.term.counts:
        return _("does not count yet")
    if line.term.state != ACTIVE:
        return _("suspended: counts")
    return ""


def _with_remark(name: Any, remark: str) -> Any:
    return format_html("{} ({})", name, remark) if remark else name


def _mean(explanation: Explanation) -> c.Calc:
    """A plain mean, laid out as a sum in which every rate weighs 1."""
    ratio = explanation.ratio
    count = int(ratio.denominator) if ratio else 0
    return c.Calc(
        title=_("The mean"),
        heads=(
            _("Axis") if explanation.of_axes else _("Commitment"),
            _("Weight"),
            _("Rate (%)"),
            _("Weight × rate"),
        ),
        rows=tuple(_mean_row(part) for part in explanation.parts),
        total_label=_("Sum"),
        total_weight=str(count),
        total_product=number(ratio.numerator if ratio else Fraction(0), places=PLACES),
        formula=formula_of(explanation),
        formula_note=ngettext(
            "the rate itself, for there is only one",
            "sum of the rates, divided by their number",
            count,
        )
        if count
        else "",
        note=_("Rates are shown to four decimals and added up exactly. Each leads to its own sum."),
        is_open=True,
    )


def _mean_row(part: Part) -> c.CalcRow:
    shown = number(part.ratio.value, places=PLACES) if part.ratio else "–"
    name = _part_name(part.page)
    return c.CalcRow(
        label=name if part.ratio else _with_remark(name, _("not computed: left out")),
        weight="1" if part.ratio else "–",
        progress=shown,
        product=shown,
        counts=part.ratio is not None,
        url=part.url,
    )


def _part_name(page: Any) -> Any:
    if page is None:
        return _("A part of the plan that is not public any more")
    title = _title(page)
    number_ = getattr(page, "number", None)
    name = title.value if number_ is None else f"{number_}. {title.value}"
    return _in_its_language(Title(name, title.language))


def formula_of(explanation: Explanation) -> str:
    """The division written out; a quotient that is not whole stands before what is shown."""
    ratio = explanation.ratio
    if ratio is None:
        return _("not computed")
    division = f"{number(ratio.numerator, places=PLACES)} ÷ {number(ratio.denominator, places=2)}"
    if ratio.value == displayed_percent(ratio.value):
        return f"{division} = {percent(ratio.value)}"
    sign = "=" if _ends(ratio.value) else "≈"
    return f"{division} {sign} {number(ratio.value, places=PLACES)} → {percent(ratio.value)}"


def _ends(value: Fraction) -> bool:
    """Whether the places that are shown are all there are."""
    scaled = value * 10**PLACES
    return scaled == math.floor(scaled)


def _facts(asked: Asked) -> c.Facts:
    return c.Facts(
        facts=(
            c.Fact(term=_("Date"), texts=(full_date(asked.as_of),)),
            c.Fact(term=_("Facts known"), texts=(_known_at(asked),)),
            c.Fact(term=_("Last ledger entry used"), texts=(str(asked.entry),)),
            c.Fact(term=_("Its hash"), texts=(shown_hash(asked.entry_hash),)),
            c.Fact(term=_("Version of the rule"), texts=(RULE,)),
        )
    )


def _known_at(asked: Asked) -> str:
    if asked.known_at is None:
        return _("all that is recorded today")
    if isinstance(asked.known_at, int):
        return _("up to ledger entry %(number)d") % {"number": asked.known_at}
    moment = asked.known_at.strftime("%Y-%m-%d %H:%M:%S %Z")
    return _("up to %(moment)s") % {"moment": moment}


def _import_note() -> str:
    return _(
        "What came with the import of a plan was recorded at the moment of the import: what was "
        "known before it is not known to this site. Only the number of a ledger entry says exactly "
        "what was known."
    )


def _downloads(csv_url: str) -> c.LinkList:
    return c.LinkList(
        title=_("Redo it yourself"),
        links=(
            c.Link(label=_("This sum"), url=csv_url, note="CSV", icon="download"),
            c.Link(
                label=_("The whole ledger"),
                url=reverse("ledger:jsonl"),
                note="JSON Lines",
                icon="download",
            ),
        ),
    )
