"""The page of a commitment."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import full_date, period
from ogp_cms.core.head import describe
from ogp_cms.core.phrases import in_a_row
from ogp_cms.core.site_map import site_map
from ogp_cms.extensions import ScopeKind
from ogp_cms.plans.enums import OgpValue, Sdg
from ogp_cms.plans.models import Activity, CommitmentDocument, CommitmentPage, Organisation
from ogp_cms.progress.presenters import activities, sharing
from ogp_cms.progress.presenters.commitment_book import (
    CommitmentBook,
    history_days,
    read_commitment_book,
)
from ogp_cms.progress.presenters.kin import Relative
from ogp_cms.progress.presenters.plan import Figure, explanation, plan_name
from ogp_cms.progress.presenters.plan_book import timing_of
from ogp_cms.progress.presenters.plan_parts import history_of, on_day
from ogp_cms.progress.presenters.prose import Prose, prose, split_lead
from ogp_cms.progress.presenters.reading import (
    Pair,
    PlanFacts,
    org_name,
    plan_years,
    request_today,
)
from ogp_cms.progress.presenters.timeline import timeline
from ogp_cms.progress.presenters.words import (
    meta_description,
    not_translated,
    shown,
    text_link,
)
from ogp_cms.progress.reports import ActionItem, Latest, Text


@dataclass(frozen=True)
class Communication:
    """A communication action, ready for the page."""

    title: str
    facts: c.Facts | None


@dataclass(frozen=True)
class CommitmentView:
    """All that the page of a commitment shows."""

    breadcrumb: c.Breadcrumb
    notice: c.Notice | None
    title: Text
    meta: str
    kicker: str
    lead: Text | None
    facts: c.Facts
    figure: Figure | None
    level: c.Level | None
    lateness: c.Lateness | None
    strip_heading: str
    strip: c.Strip | None
    problem: Prose | None
    description: Prose | None
    activities: tuple[tuple[c.Activity, Activity], ...]
    calc: c.Calc | None
    history: c.History | None
    timeline: c.Timeline | None
    communication: tuple[Communication, ...]
    results: Prose | None
    contribution: Prose | None
    difficulties: Prose | None
    next_steps: Prose | None
    documents: c.LinkList | None
    pager: c.Pager
    share: c.Share


def present_commitment(page: CommitmentPage, request: HttpRequest) -> CommitmentView:
    """The page of a commitment in the reader's language."""
    book = read_commitment_book(page, request, request_today(request))
    pair, known = book.commitment, book.numbers.known
    lead, rest = split_lead(pair.text("description"))
    rate = book.numbers.rate(ScopeKind.COMMITMENT, pair.key)
    link = explanation(book.scope, pair.page)
    texts = book.content.texts
    strip = activities.strip(book) if known else None
    shared = sharing.Shared(pair, book.plan, pair.source.number)
    picture = sharing.picture_of(shared, rate, strip.plot if strip else None) if known else None
    describe(request, c.DocumentHead(picture=picture, feeds=(sharing.feed_link(shared),)))
    return CommitmentView(
        breadcrumb=commitment_breadcrumb(request, book.plan, 2),
        notice=not_translated(pair.page.language),
        title=pair.title,
        meta=meta_description(pair.page, lead, shared.finding(rate) if known else ""),
        kicker=_("Commitment %(number)d") % {"number": pair.source.number},
        lead=lead,
        facts=_facts(book),
        figure=_figure(book, rate, link) if known else None,
        level=c.Level(tile=rate.tile, strong=True) if known and rate.percent is not None else None,
        lateness=timing_of(book.judged),
        strip_heading=activities.strip_heading(book),
        strip=strip,
        problem=prose(pair.text("problem")),
        description=prose(rest),
        activities=activities.activity_components(book),
        calc=activities.calc(book, _redo(link)),
        history=_history(book),
        timeline=timeline(book),
        communication=tuple(communication(action) for _report, action in book.content.actions),
        results=_latest(texts.get("results")),
        contribution=_latest(texts.get("contribution")),
        difficulties=_latest(texts.get("difficulties")),
        next_steps=_latest(texts.get("next_steps")),
        documents=_documents(book.documents),
        pager=_pager(book),
        share=sharing.share(shared),
    )


def commitment_breadcrumb(request: HttpRequest, plan: PlanFacts, depth: int) -> c.Breadcrumb:
    """Home, the plan by its years, then the titles of the pages below it down to a depth."""
    tree = site_map(request)
    links = [
        text_link(Text(node.title, node.language), tree.url(node.url_path))
        for node in tree.way[:depth]
    ]
    if links:
        links[0] = c.Link(label=plan_name(plan), url=links[0].url)
    return breadcrumb(links)


def _figure(book: CommitmentBook, rate: c.Rate, link: c.Link | None) -> Figure:
    here = c.Link(label=_("How this rate is computed"), url="#calculation")
    computed = rate.percent is not None
    key, since, latest = book.commitment.key, book.rounds.previous, book.latest
    return Figure(
        number=c.BigNumber(
            rate=rate, size="commitment", reason="" if computed else _why_not_computed(book)
        ),
        caption=on_day(latest),
        # Without any fact there is nothing that could have moved.
        delta=book.numbers.delta(ScopeKind.COMMITMENT, key, since, latest) if latest else None,
        explanation=link or (here if computed else None),
    )


def _redo(link: c.Link | None) -> c.Link | None:
    """The same way, from the sum: there is more, and a download to redo it with."""
    if link is None:
        return None
    return c.Link(label=_("The whole explanation, with a file to redo the sum"), url=link.url)


def _why_not_computed(book: CommitmentBook) -> str:
    if book.plan.start > book.numbers.today:
        return _("The plan starts on %(date)s.") % {"date": full_date(book.plan.start)}
    return _("No activity of this commitment counts. It does not enter the mean of its axis.")


def _facts(book: CommitmentBook) -> c.Facts:
    page, lead = book.commitment.source, book.lead
    judged = book.judged
    start, end = (judged.start, judged.end) if judged else (page.start, page.end)
    values = in_a_row([str(OgpValue(value).label) for value in page.ogp_values])
    goals = tuple(f"{value}. {Sdg(value).label}" for value in page.sdgs)
    facts = [
        c.Fact(_("Responsible"), links=(organisation_link(lead),)) if lead else None,
        c.Fact(_("Contact"), links=contact_links(lead)) if lead else None,
        c.Fact(_("Supporting"), links=tuple(organisation_link(row) for row in book.supporting)),
        c.Fact(_("Period"), texts=(period(start, end),) if start or end else ()),
        c.Fact(capfirst(_("OGP values")), texts=(capfirst(values),) if values else ()),
        c.Fact(_("Goals (SDG)"), texts=goals),
        c.Fact(
            _("Carries on"),
            texts=() if book.earlier else _carries_on(page),
            links=tuple(_relative_link(each) for each in book.earlier),
        ),
        c.Fact(_("Carried on by"), links=tuple(_relative_link(each) for each in book.later)),
    ]
    return c.Facts(facts=tuple(fact for fact in facts if fact and (fact.texts or fact.links)))


def _relative_link(relative: Relative) -> c.Link:
    names = {"number": relative.commitment.source.number, "years": plan_years(relative.plan)}
    label = _("Commitment %(number)d of the plan %(years)s") % names
    return c.Link(label=label, url=relative.commitment.url)


def _carries_on(page: CommitmentPage) -> tuple[str, ...]:
    if not page.continues_plan:
        return ()
    if page.continues_number is None:
        return (page.continues_plan,)
    text = _("commitment %(number)d of plan %(plan)s")
    return (text % {"number": page.continues_number, "plan": page.continues_plan},)


def organisation_link(row: Organisation) -> c.Link:
    """The way to the public page of an organisation."""
    url = reverse("organisation", args=[row.organisation_id])
    link: c.Link = text_link(org_name(row), url)
    return link


def contact_links(row: Organisation) -> tuple[c.Link, ...]:
    """The public e-mail address and telephone number of an organisation."""
    links = []
    if row.email:
        links.append(c.Link(label=row.email, url=f"mailto:{row.email}"))
    if row.phone:
        digits = "".join(sign for sign in row.phone if sign.isdigit() or sign == "+")
        links.append(c.Link(label=row.phone, url=f"tel:{digits}"))
    return tuple(links)


def _history(book: CommitmentBook) -> c.History | None:
    days = history_days(book.content.reports, book.rounds, book.numbers.today)
    rates = [
        (day, book.numbers.rate(ScopeKind.COMMITMENT, book.commitment.key, day)) for day in days
    ]
    return history_of(rates, height=150)


def _latest(latest: Latest | None) -> Prose | None:
    return prose(latest.text) if latest else None


def communication(action: ActionItem) -> Communication:
    """A communication action with its date, audience and indicators."""
    facts = (
        (_("Date"), action.date),
        (_("Audience"), action.audience),
        (_("Indicators"), action.indicators),
    )
    named = tuple(c.Fact(term, texts=(shown(text),)) for term, text in facts if text)
    return Communication(title=shown(action.title), facts=c.Facts(facts=named) if named else None)


def _documents(
    documents: Sequence[tuple[CommitmentDocument, Text]],
) -> c.LinkList | None:
    links = tuple(_document_link(row, title) for row, title in documents)
    return c.LinkList(links=links, title=_("Documents")) if links else None


def _document_link(row: CommitmentDocument, title: Text) -> c.Link:
    document = row.document
    size = filesizeformat(document.file_size) if document.file_size else ""
    kind = str(document.file_extension).upper()
    note = in_a_row([part for part in (kind, size) if part])
    link: c.Link = text_link(title, document.url, note=note, icon="file")
    return link


def _pager(book: CommitmentBook) -> c.Pager:
    keys = [each.key for each in book.siblings]
    place = keys.index(book.commitment.key) if book.commitment.key in keys else None
    before = book.siblings[place - 1] if place else None
    after = book.siblings[place + 1 : place + 2] if place is not None else []
    return c.Pager(
        label=_("Other commitments"),
        previous=_side(_("Previous commitment"), before),
        next=_side(_("Next commitment"), after[0] if after else None),
    )


def _side(label: str, commitment: Pair[CommitmentPage] | None) -> c.PagerSide | None:
    if commitment is None:
        return None
    return c.PagerSide(label=label, link=commitment.link(f"{commitment.source.number}. "))
