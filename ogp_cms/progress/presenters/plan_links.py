"""Where the page of a plan leads to: plans before and after, what carries on, downloads."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ogp_cms.core import components as c
from ogp_cms.extensions import COMPLETION_RATE, Scope, ScopeKind, registry
from ogp_cms.plans.models import CommitmentPage, PlanPage
from ogp_cms.progress.presenters.plan_book import PlanBook
from ogp_cms.progress.presenters.reading import (
    Pair,
    commitments_with,
    plan_id_of,
)
from ogp_cms.progress.presenters.words import text_link


@dataclass(frozen=True)
class Carried:
    """What a plan carries on from earlier ones, and what later ones carry on from it."""

    earlier: c.LinkList | None
    later: c.LinkList | None


def carried(book: PlanBook) -> Carried:
    """The public commitments of other plans that are carried on here, or carry on one of here.

    1 query.
    """
    plan_id = book.plan.source.plan_id
    here = {
        (each.source.continues_plan, each.source.continues_number): each.source.number
        for each in book.commitments
        if each.source.continues_plan and each.source.continues_number
    }
    conditions = Q(continues_plan=plan_id)
    for other, number in here:
        plans = PlanPage.objects.filter(plan_id=other).values("pk")
        conditions |= Q(plan_page__in=plans, number=number)
    found = [each for each in commitments_with(conditions) if plan_id_of(each) != plan_id]
    earlier = [
        _earlier_link(each, here[place])
        for each in found
        if (place := (plan_id_of(each), each.source.number)) in here
    ]
    later = [_later_link(each) for each in found if each.source.continues_plan == plan_id]
    return Carried(earlier=_list(earlier), later=_list(later))


def _list(links: Sequence[c.Link]) -> c.LinkList | None:
    return c.LinkList(links=tuple(links), strong=True) if links else None


def _later_link(commitment: Pair[CommitmentPage]) -> c.Link:
    number = commitment.source.continues_number
    note = _("carries on commitment %(number)d") % {"number": number} if number else ""
    link: c.Link = commitment.link(f"{commitment.source.number}. ", note=note)
    return link


def _earlier_link(commitment: Pair[CommitmentPage], number: int) -> c.Link:
    note = _("carried on here as commitment %(number)d") % {"number": number}
    link: c.Link = commitment.link(f"{commitment.source.number}. ", note=note)
    return link


def downloads(book: PlanBook) -> c.LinkList:
    """What anybody may download to check or reuse the figures."""
    url = rates_url(book.plan)
    label = _("The rates, with a file to redo every sum")
    rates = (download(label, url, "CSV"),) if url else ()
    return c.LinkList(links=(*rates, *ledger_downloads()), strong=True)


def ledger_downloads() -> tuple[c.Link, ...]:
    """The ledger in its two forms, and the program that verifies it."""
    return (
        download(_("The ledger, for spreadsheets"), reverse("ledger:csv"), "CSV"),
        download(_("The ledger, one entry a line"), reverse("ledger:jsonl"), "JSON Lines"),
        download(_("The program that verifies the ledger"), reverse("ledger:verifier"), "Python"),
    )


def download(label: str, url: str, file_format: str) -> c.Link:
    """A link to a file, with the name of its format."""
    return c.Link(label=label, url=url, note=file_format, icon="download")


def download_named(plan: Pair[PlanPage], url: str, file_format: str) -> c.Link:
    """A link to a file that is called as the plan is."""
    return text_link(plan.title, url, note=file_format, icon="download")


def rates_url(plan: Pair[PlanPage]) -> str | None:
    """Where the rates of a plan are downloaded with all that they are made of, if anywhere."""
    metric = registry.metric(COMPLETION_RATE)
    return metric.download_url(Scope(ScopeKind.PLAN, plan.key), plan.page) if metric else None


def pager(plan: Pair[PlanPage], plans: Sequence[Pair[PlanPage]]) -> c.Pager:
    """The plans that start before and after this one; `plans`: the latest first."""
    start = plan.source.start
    earlier = [each for each in plans if each.source.start < start]
    later = [each for each in plans if each.source.start > start]
    return c.Pager(
        label=_("Other plans"),
        previous=c.PagerSide(
            label=_("Previous plan"),
            link=earlier[0].link() if earlier else None,
            text="" if earlier else _("None: this is the first plan"),
        ),
        next=c.PagerSide(
            label=_("Next plan"),
            link=later[-1].link(icon="arrow") if later else None,
            text="" if later else _("None yet"),
        ),
    )


def compare_link(plans: Sequence[Pair[PlanPage]]) -> c.Link | None:
    """The way to where the plans stand side by side; nothing with fewer than two."""
    if len(plans) < 2:
        return None
    return c.Link(label=_("Compare the plans"), url=reverse("compare_plans"), icon="table")
