"""The data page: the ledger's head, what can be downloaded, how anybody verifies it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from ogp_cms.core import components as c
from ogp_cms.core.addresses import absolute
from ogp_cms.core.breadcrumbs import breadcrumb
from ogp_cms.core.date_formats import full_date
from ogp_cms.core.dates import local_day
from ogp_cms.core.hashes import shown_hash
from ogp_cms.core.head import add_download, data_download
from ogp_cms.interchange.queries import downloadable
from ogp_cms.ledger.queries import HeadState, head
from ogp_cms.plans.models import PlanPage
from ogp_cms.progress.presenters.plan_links import (
    download,
    download_named,
    ledger_downloads,
    rates_url,
)
from ogp_cms.progress.presenters.reading import Pair, live_plans
from ogp_cms.progress.presenters.words import reader_language


@dataclass(frozen=True)
class DataView:
    """All that the data page shows."""

    breadcrumb: c.Breadcrumb
    head: c.Facts
    commands: tuple[str, ...]
    kept: str
    lists: tuple[c.LinkList, ...]
    has_rates: bool
    licence: c.Link | None
    licence_name: str


def present_data(request: HttpRequest) -> DataView:
    """The data page in the reader's language."""
    last = head()
    plans = live_plans(reader_language())
    rates = _rates(plans)
    licence = settings.OGP_DATA_LICENCE
    url = settings.OGP_DATA_LICENCE_URL
    return DataView(
        breadcrumb=breadcrumb(),
        head=_head(last),
        commands=(
            f"curl -O {absolute(reverse('ledger:jsonl'))}",
            f"curl -O {absolute(reverse('ledger:verifier'))}",
            "python3 verify_ledger.py ledger.jsonl",
        ),
        kept=f"python3 verify_ledger.py ledger.jsonl {last.hash}",
        lists=tuple(each for each in (_ledger(), _documents(plans), rates) if each.links),
        has_rates=bool(rates.links),
        licence=c.Link(label=licence, url=url) if licence and url else None,
        licence_name=licence,
    )


def plan_downloads(page: Page, request: HttpRequest) -> c.LinkList | None:
    """What the page of a plan offers beside its own downloads."""
    plan = page.specific
    links = [
        c.Link(label=_("About the data, and how to verify them"), url=reverse("data"), icon="file")
    ]
    if not page.live:
        return None
    if plan.translation_key in downloadable([plan]):
        whole = _("The whole plan, with all its reports")
        document = download(whole, _document_url(plan.plan_id), "JSON")
        links.insert(0, document)
        add_download(request, data_download(document, "application/json"))
    return c.LinkList(links=tuple(links), strong=True)


def _head(last: HeadState) -> c.Facts:
    day = full_date(local_day(last.recorded_at)) if last.recorded_at else _("nothing yet")
    return c.Facts(
        facts=(
            c.Fact(_("Last entry of the ledger"), texts=(str(last.number),)),
            c.Fact(_("Recorded on"), texts=(day,)),
            c.Fact(_("Its hash"), texts=(shown_hash(last.hash),)),
        )
    )


def _ledger() -> c.LinkList:
    return c.LinkList(title=_("The ledger"), heading_level=3, links=ledger_downloads())


def _documents(plans: Sequence[Pair[PlanPage]]) -> c.LinkList:
    public = downloadable([plan.source for plan in plans]) if plans else ()
    links = [
        download_named(plan, _document_url(plan.source.plan_id), "JSON")
        for plan in plans
        if plan.key in public
    ]
    if links:
        links.append(
            download(_("The format of these documents"), reverse("plan_schema"), "JSON Schema")
        )
    return c.LinkList(
        title=_("Each plan in all its languages"), heading_level=3, links=tuple(links)
    )


def _document_url(plan_id: str) -> str:
    return reverse("plan_document", args=[plan_id])


def _rates(plans: Sequence[Pair[PlanPage]]) -> c.LinkList:
    title = _("The rates of each plan, with all that they are made of")
    links = tuple(download_named(plan, url, "CSV") for plan in plans if (url := rates_url(plan)))
    return c.LinkList(title=title, heading_level=3, links=links)
