"""The rules of the numbers, with an example that computes itself from a commitment of the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.formats import percent
from ogp_cms.core.languages import source_language
from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.plans.queries import home_plan
from plugins.rates import links
from plugins.rates.asked import Asked, read_asked
from plugins.rates.catalogue import Catalogue
from plugins.rates.engine import ACTIVE, Rates, Ratio
from plugins.rates.explanations import Explanation, lines_of
from plugins.rates.metrics import rates_of
from plugins.rates.presenters import formula_of, page_link, shown_rate, sum_of

# The pages that a reader gets, by key: only public ones.
Titles = Mapping[str, Any]


@dataclass(frozen=True)
class LevelRule:
    """A level and the displayed percents that it stands for."""

    level: c.Level
    limits: str


@dataclass(frozen=True)
class Example:
    """A commitment of the plan on the home page, computed before the reader's eyes."""

    kicker: str
    commitment: c.Link
    caption: str
    number: c.BigNumber
    level: c.Level
    calc: c.Calc
    explanation: c.Link
    plan: c.Link
    plan_formula: str
    plan_explanation: c.Link
    of_axes: bool


@dataclass(frozen=True)
class MethodologyView:
    """All that the page shows beside its own words; without a plan there is no example."""

    breadcrumb: c.Breadcrumb
    example: Example | None
    levels: tuple[LevelRule, ...]
    risk_points: int
    round_months: int
    data_url: str
    explained: tuple[c.LinkList, ...]


def present_methodology(request: HttpRequest) -> MethodologyView:
    """The rules, with the plan of the home page as their example."""
    plan = home_plan(Site.find_for_request(request))
    example: Example | None = None
    explained: tuple[c.LinkList, ...] = ()
    if plan is not None:
        catalogue = Catalogue(plan, get_language() or source_language())
        asked = read_asked({})
        rates = rates_of(Scope(ScopeKind.PLAN, plan.translation_key), asked)
        named = [plan, *catalogue.axes.values(), *catalogue.commitments.values()]
        titles = catalogue.titles(named)
        example = _example(catalogue, rates, asked, titles)
        explained = tuple(each for each in _explained(catalogue, rates, titles) if each.links)
    limits = settings.OGP_LEVEL_THRESHOLDS
    return MethodologyView(
        breadcrumb=breadcrumb(),
        example=example,
        levels=_levels(limits["substantial"], limits["completed"]),
        risk_points=settings.OGP_RISK_POINTS,
        round_months=settings.OGP_ROUND_MONTHS,
        data_url=reverse("data"),
        explained=explained,
    )


def _levels(substantial: int, completed: int) -> tuple[LevelRule, ...]:
    low, high = percent(substantial), percent(completed)
    below = _("from %(low)s, below %(high)s")
    return (
        LevelRule(_level(c.Tile.NOT_STARTED), percent(0)),
        LevelRule(_level(c.Tile.LIMITED), _("above 0, below %(high)s") % {"high": low}),
        LevelRule(_level(c.Tile.SUBSTANTIAL), below % {"low": low, "high": high}),
        LevelRule(_level(c.Tile.COMPLETED), _("from %(low)s") % {"low": high}),
        LevelRule(_level(c.Tile.NOT_COMPUTED), _("no rate: nothing counts yet")),
    )


def _level(tile: c.Tile) -> c.Level:
    return c.Level(tile=tile)


def _example(catalogue: Catalogue, rates: Rates, asked: Asked, titles: Titles) -> Example | None:
    """The commitment whose sum shows most: several weights, an activity that is not active."""
    computed = {
        key: page
        for key, page in catalogue.commitments.items()
        if key in titles and rates.commitment(key)
    }
    if not computed:
        return None
    key = max(computed, key=lambda each: (_tells(rates, each), -computed[each].number))
    page = titles[key]
    lines = lines_of(rates, key, catalogue, catalogue.activities_of(computed[key]))
    scope = Scope(ScopeKind.COMMITMENT, computed[key].translation_key)
    explained = Explanation(scope, asked, catalogue, rates, page, lines=lines)
    plan = Explanation(
        Scope(ScopeKind.PLAN, catalogue.plan.translation_key), asked, catalogue, rates, None
    )
    rate = _rate(explained.ratio)
    return Example(
        kicker=_("Commitment %(number)d") % {"number": page.number},
        commitment=page_link(page),
        caption=_("on %(date)s") % {"date": full_date(asked.as_of)},
        number=c.BigNumber(rate=rate, size="commitment"),
        level=c.Level(tile=rate.tile, strong=True),
        calc=sum_of(explained),
        explanation=c.Link(
            _("The whole explanation of this rate"),
            links.commitment_url(catalogue.plan.plan_id, page.number),
        ),
        plan=page_link(titles[catalogue.plan.translation_key.hex]),
        plan_formula=formula_of(plan),
        plan_explanation=c.Link(
            _("The whole explanation of the plan's rate"), links.plan_url(catalogue.plan.plan_id)
        ),
        of_axes=plan.of_axes,
    )


def _tells(rates: Rates, commitment: str) -> tuple[bool, bool, int]:
    """How much the sum of a commitment tells a reader."""
    ratio, terms = rates.commitment(commitment), rates.terms(commitment)
    between = ratio is not None and 0 < ratio.value < 100
    weights = {term.weight for term in terms}
    return between, any(term.state != ACTIVE for term in terms), len(weights)


def _explained(catalogue: Catalogue, rates: Rates, titles: Titles) -> Iterator[c.LinkList]:
    """Where each rate of the plan is explained, with the rate itself."""
    plan_id, key = catalogue.plan.plan_id, catalogue.plan.translation_key.hex
    yield c.LinkList(
        title=_("The rate of the plan, explained"),
        links=(_rate_link(titles[key], rates.plan(key), links.plan_url(plan_id)),),
    )
    yield c.LinkList(
        title=_("The rate of each axis, explained"),
        links=tuple(
            _rate_link(titles[key], rates.axis(key), links.axis_url(plan_id, page.axis_id))
            for key, page in catalogue.axes.items()
            if key in titles
        ),
    )
    yield c.LinkList(
        title=_("The rate of each commitment, explained"),
        links=tuple(
            _rate_link(
                titles[key],
                rates.commitment(key),
                links.commitment_url(plan_id, page.number),
                f"{page.number}. ",
            )
            for key, page in catalogue.commitments.items()
            if key in titles
        ),
    )


def _rate_link(page: Any, ratio: Ratio | None, url: str, prefix: str = "") -> c.Link:
    title = page_link(page)
    return c.Link(label=prefix + title.label, url=url, note=_rate(ratio).text, lang=title.lang)


def _rate(ratio: Ratio | None) -> c.Rate:
    return shown_rate(ratio.value if ratio else None)
