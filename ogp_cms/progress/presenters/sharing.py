"""What other sites show of a plan or a commitment: pictures, badges, cards, and the way to them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.addresses import absolute
from ogp_cms.core.components.geometry import Drawing
from ogp_cms.core.languages import is_right_to_left
from ogp_cms.core.pictures import RatePicture
from ogp_cms.core.site_map import site_map
from ogp_cms.extensions import COMPLETION_RATE, ScopeKind, registry
from ogp_cms.plans.models import CommitmentPage, PlanPage
from ogp_cms.progress.presenters.figures import read_numbers, scopes_of
from ogp_cms.progress.presenters.reading import (
    Pair,
    PlanFacts,
    live_plans,
    plan_years,
    read_commitments,
    request_today,
)
from ogp_cms.progress.presenters.words import reader_language

Subject = Pair[PlanPage] | Pair[CommitmentPage]


@dataclass(frozen=True)
class Shared:
    """Something with a rate of its own that other sites can show.

    `plan_id` and `number` make its addresses; a plan has no number.
    """

    subject: Pair[Any]
    plan: PlanPage | PlanFacts
    number: int | None = None

    @property
    def arguments(self) -> list[Any]:
        """What its addresses are made of."""
        return [self.plan.plan_id] if self.number is None else [self.plan.plan_id, self.number]

    def url(self, what: str) -> str:
        """The path of its badge, card, picture or feed in the reader's language."""
        kind = "plan" if self.number is None else "commitment"
        return reverse(f"{what}:{kind}", args=self.arguments)

    @property
    def label(self) -> str:
        """What it is called in a word or two."""
        if self.number is None:
            return _("Completion rate")
        return _("Commitment %(number)d") % {"number": self.number}

    @property
    def kicker(self) -> str:
        """What stands over its title."""
        years = plan_years(self.plan)
        if self.number is None:
            return _("Action plan %(years)s") % {"years": years}
        return _("Commitment %(number)d, plan %(years)s") % {"number": self.number, "years": years}

    @property
    def name(self) -> str:
        """What its figure is, as a text that holds whatever the figure is."""
        years = plan_years(self.plan)
        if self.number is None:
            return _("Completion rate of the plan %(years)s") % {"years": years}
        words = {"number": self.number, "years": years}
        return _("Completion rate of commitment %(number)d of the plan %(years)s") % words

    def finding(self, rate: c.Rate) -> str:
        """Its figure in words."""
        if rate.percent is None:
            return _("%(name)s: not computed") % {"name": self.name}
        level = rate.tile.word.lower()
        return _("%(name)s: %(rate)s, %(level)s") % {
            "name": self.name,
            "rate": rate.text,
            "level": level,
        }


def public_plan(plan_id: str) -> Pair[PlanPage]:
    """A public plan by its identifier (1 query); Http404 without one."""
    for plan in live_plans(reader_language()):
        if plan.source.plan_id == plan_id:
            return plan
    raise Http404(_("There is no such plan."))


def public_commitment(plan: Pair[PlanPage], number: int) -> Pair[CommitmentPage]:
    """A public commitment of a plan by its number (1 query); Http404 without one."""
    for commitment in read_commitments(plan):
        if commitment.source.number == number:
            return commitment
    raise Http404(_("There is no such part of the plan."))


def find_plan(plan_id: str) -> Shared:
    """A public plan by its identifier (1 query); Http404 without one, or without rates."""
    if registry.metric(COMPLETION_RATE) is None:
        raise Http404(_("No rates are computed here."))
    plan = public_plan(plan_id)
    return Shared(plan, plan.source)


def find_commitment(plan_id: str, number: int) -> Shared:
    """A public commitment by its number (2 queries); Http404 without one, or without rates."""
    plan = find_plan(plan_id).subject
    return Shared(public_commitment(plan, number), plan.source, number)


def rate_today(shared: Shared, request: HttpRequest) -> c.Rate:
    """Its rate today (1 query)."""
    kind = ScopeKind.PLAN if shared.number is None else ScopeKind.COMMITMENT
    key = shared.subject.key
    return read_numbers(scopes_of(kind, [key]), request_today(request)).rate(kind, key)


def badge(shared: Shared, request: HttpRequest) -> c.Badge:
    """The badge."""
    rate = rate_today(shared, request)
    return c.Badge(label=shared.label, title=shared.finding(rate), rate=rate)


def card(shared: Shared, request: HttpRequest) -> c.Card:
    """The card."""
    home = site_map(request).home
    return c.Card(
        subject=shared.subject.link(),
        rate=rate_today(shared, request),
        kicker=shared.kicker,
        site=c.Link(home.title if home else "", reverse("wagtail_serve", args=[""])),
    )


def picture(rate: c.Rate, plot: Drawing | None) -> RatePicture:
    """The picture of a rate and of the columns that it is made of."""
    return RatePicture(rate, plot, is_right_to_left(reader_language()))


def picture_of(shared: Shared, rate: c.Rate, plot: Drawing | None) -> c.Picture:
    """The address of the picture as it is now: another one as soon as anything in it changes."""
    url = f"{absolute(shared.url('picture'))}?v={picture(rate, plot).version}"
    return c.Picture(url, alt=shared.finding(rate))


def latest_picture(shared: Shared) -> c.Picture:
    """The address of the picture, whatever it shows by then."""
    return c.Picture(absolute(shared.url("picture")), alt=shared.name)


def feed_link(shared: Shared) -> c.Link:
    """The way to its feed."""
    if shared.number is None:
        label = _("Feed of this plan's updates")
    else:
        label = _("Feed of this commitment's updates")
    return c.Link(label=label, url=shared.url("feed"), icon="feed")


def share(shared: Shared) -> c.Share:
    """The section that takes a page elsewhere."""
    address = absolute(shared.subject.url)
    title = shared.subject.title.value
    known = registry.metric(COMPLETION_RATE) is not None
    return c.Share(
        address=address,
        mail=f"mailto:?subject={quote(title)}&body={quote(address)}",
        feed=feed_link(shared),
        badge=c.Embed(shared.url("badge"), shared.name) if known else None,
        card=c.Embed(shared.url("card"), shared.name) if known else None,
    )
