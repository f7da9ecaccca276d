"""The public page of an organisation: how to reach it, what it leads, what it supports."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import short_date
from ogp_cms.core.phrases import labelled
from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.plans.models import CommitmentPage, Organisation, PlanPage
from ogp_cms.progress.lateness import CommitmentLateness, lateness_of
from ogp_cms.progress.presenters.commitment import contact_links
from ogp_cms.progress.presenters.figures import Numbers, read_numbers, scopes_of, shown_rate
from ogp_cms.progress.presenters.plan import Figure, explanation, gauge, plan_name
from ogp_cms.progress.presenters.plan_book import timing_of
from ogp_cms.progress.presenters.plan_parts import commitment_table, on_day
from ogp_cms.progress.presenters.reading import (
    Pair,
    commitments_with,
    live_plans,
    org_name,
    organisation_rows,
    request_today,
)
from ogp_cms.progress.presenters.words import iso, reader_language, shown
from ogp_cms.progress.queries import last_updates
from ogp_cms.progress.reports import Text


@dataclass(frozen=True)
class OrganisationView:
    """All that the page of an organisation shows."""

    breadcrumb: c.Breadcrumb
    title: Text
    meta: str
    kind: str
    facts: c.Facts | None
    figures: tuple[tuple[Figure, c.Gauge | None], ...]
    led_heading: str
    led: c.CommitmentTable
    supported: c.LinkList | None


def present_organisation(organisation_id: str, request: HttpRequest) -> OrganisationView:
    """The page of an organisation in the reader's language; Http404 for an unknown identifier."""
    rows = organisation_rows(Q(organisation_id=organisation_id))
    if not rows:
        raise Http404
    row = next(iter(rows.values()))
    plans = live_plans(reader_language())
    led = commitments_with(Q(lead_organisation__translation_key=row.translation_key))
    supported = commitments_with(
        Q(supporting_organisations__organisation__translation_key=row.translation_key)
    )
    count = len(led)
    heading = ngettext("%(count)d commitment led", "%(count)d commitments led", count)
    name = org_name(row)
    parts = _parts(row, plans, led, request)
    return OrganisationView(
        breadcrumb=breadcrumb(),
        title=name,
        meta=labelled(name.value, heading % {"count": count}),
        kind=capfirst(row.get_kind_display()),
        facts=_facts(row),
        figures=tuple(_figure(row, part) for part in parts if part.group.rate),
        led_heading=heading % {"count": count},
        led=commitment_table(
            heading % {"count": count},
            [part.group for part in parts],
            organisation=False,
        ),
        supported=_supported(supported),
    )


def public_ids() -> list[str]:
    """The identifiers of the organisations that lead or support a public commitment (1 query)."""
    public = CommitmentPage.objects.filter(live=True, alias_of__isnull=True)
    named = Organisation.objects.filter(
        Q(led_commitments__in=public) | Q(supported_commitments__page__in=public)
    )
    return sorted(set(named.values_list("organisation_id", flat=True)))


def _facts(row: Organisation) -> c.Facts | None:
    website = (c.Link(label=row.url, url=row.url),) if row.url else ()
    address = tuple(line.strip() for line in row.address.splitlines() if line.strip())
    language = row.locale.language_code
    facts = (
        c.Fact(_("Contact"), links=contact_links(row)),
        c.Fact(_("Website"), links=website),
        c.Fact(_("Address"), texts=tuple(shown(Text(line, language)) for line in address)),
    )
    known = tuple(fact for fact in facts if fact.texts or fact.links)
    return c.Facts(facts=known) if known else None


@dataclass(frozen=True)
class _Part:
    """What an organisation leads in one plan; `latest`: the day of the last update of it."""

    plan: Pair[PlanPage]
    scope: Scope
    group: c.CommitmentGroup
    latest: datetime.date | None


def _figure(row: Organisation, part: _Part) -> tuple[Figure, c.Gauge | None]:
    """Its rate in a plan, as on the pages of plan and axis."""
    rate = part.group.rate or c.Rate.not_computed()
    count = len(part.group.rows)
    mean = ngettext(
        "The rate of the commitment that it leads.",
        "Plain mean of the rates of the %(count)d commitments that it leads.",
        count,
    )
    figure = Figure(
        number=c.BigNumber(rate=rate, size="commitment"),
        caption=f"· {plan_name(part.plan.source)} {on_day(part.latest)}",
        explanation=explanation(part.scope, row, part.plan.page),
        note=mean % {"count": count} if rate.percent is not None else "",
    )
    return figure, gauge(rate)


def _parts(
    row: Organisation,
    plans: Sequence[Pair[PlanPage]],
    led: Sequence[Pair[CommitmentPage]],
    request: HttpRequest,
) -> list[_Part]:
    """What it leads, plan by plan, the latest first, with its own rate in each plan."""
    today = request_today(request)
    keys = [each.key for each in led]
    own = {plan.key: Scope(ScopeKind.ORGANISATION, row.translation_key, plan.key) for plan in plans}
    numbers = read_numbers([*scopes_of(ScopeKind.COMMITMENT, keys), *own.values()], today)
    sources = [each.source for each in led]
    rates = numbers.values(ScopeKind.COMMITMENT, keys)
    judged = lateness_of(sources, today, rates) if numbers.known else {}
    updates = last_updates(sources)
    parts = []
    for plan in plans:
        inside = [each for each in led if each.source.path.startswith(plan.source.path)]
        if not inside:
            continue
        figure = numbers.figures.get(today, {}).get(own[plan.key])
        group = c.CommitmentGroup(
            rows=tuple(_row(each, numbers, judged, updates.get(each.key)) for each in inside),
            name=shown(plan.title),
            rate=shown_rate(figure.value) if figure else None,
            url=plan.url,
        )
        days = [updates[each.key] for each in inside if each.key in updates]
        parts.append(_Part(plan, own[plan.key], group, max(days, default=None)))
    return parts


def _row(
    commitment: Pair[CommitmentPage],
    numbers: Numbers,
    judged: dict[UUID, CommitmentLateness],
    updated: datetime.date | None,
) -> c.CommitmentRow:
    return c.CommitmentRow(
        number=str(commitment.source.number),
        link=commitment.link(),
        organisation="",
        rate=numbers.rate(ScopeKind.COMMITMENT, commitment.key),
        updated=short_date(updated) if updated else "",
        updated_iso=iso(updated) if updated else "",
        lateness=timing_of(judged.get(commitment.key)),
    )


def _supported(commitments: Sequence[Pair[CommitmentPage]]) -> c.LinkList | None:
    links = tuple(each.link(f"{each.source.number}. ") for each in commitments)
    return c.LinkList(links=links, strong=True) if links else None
