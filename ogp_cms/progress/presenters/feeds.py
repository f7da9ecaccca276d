"""The feeds of a plan and of a commitment: their public reports, the last changed first."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models.functions import Left
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from ogp_cms.core.dates import time_zone
from ogp_cms.core.feeds import LATEST, Feed, FeedEntry, changed_at, latest
from ogp_cms.core.site_map import page_url
from ogp_cms.extensions import ScopeKind
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import ReportPage
from ogp_cms.progress.presenters.figures import Numbers, read_numbers, scopes_of
from ogp_cms.progress.presenters.home import update_label
from ogp_cms.progress.presenters.plan_book import day_before
from ogp_cms.progress.presenters.reading import (
    Pair,
    plan_years,
    read_commitments,
    request_today,
)
from ogp_cms.progress.presenters.sharing import public_commitment, public_plan
from ogp_cms.progress.presenters.words import reader_language
from ogp_cms.progress.queries import REPORT_MODELS
from ogp_cms.progress.reports import worded
from ogp_cms.progress.titles import report_title

# Root, home, plan, axis, commitment.
COMMITMENT_PATH = 5 * Page.steplen

# The text that an entry shows of each kind of report.
_TEXTS = {"update": "summary", "planning": "reason"}


@dataclass(frozen=True)
class _Line:
    """A report in a feed, with its public translation where there is one."""

    commitment: Pair[CommitmentPage]
    source: Any
    version: Any


def plan_feed(plan_id: str, request: HttpRequest) -> Feed:
    """The reports of a plan (7 queries at most); Http404 for an unknown plan."""
    plan = public_plan(plan_id)
    title = _("Updates of the plan %(years)s") % {"years": plan_years(plan.source)}
    entries = _entries(read_commitments(plan), request)
    return Feed(title, plan.url, entries, changed_at(plan.source), plan.title.value)


def commitment_feed(plan_id: str, number: int, request: HttpRequest) -> Feed:
    """The reports of a commitment (7 queries at most); Http404 for an unknown one."""
    plan = public_plan(plan_id)
    found = public_commitment(plan, number)
    words = {"number": number, "years": plan_years(plan.source)}
    title = _("Updates of commitment %(number)d of the plan %(years)s") % words
    entries = _entries([found], request)
    return Feed(title, found.url, entries, changed_at(found.source), found.title.value)


def _entries(commitments: Sequence[Pair[CommitmentPage]], request: HttpRequest) -> list[FeedEntry]:
    lines = [line for model in REPORT_MODELS for line in _lines(model, commitments)]
    days = {line.source.date for line in lines if line.source.slug_prefix == "update"}
    numbers = read_numbers(
        scopes_of(ScopeKind.COMMITMENT, [each.key for each in commitments]),
        request_today(request),
        *(moment for day in days for moment in (day_before(day), day)),
    )
    return latest([_entry(line, numbers) for line in lines])


def _lines(model: type[ReportPage], commitments: Sequence[Pair[CommitmentPage]]) -> list[_Line]:
    """The last changed reports of one kind (1 query, 2 where the reader has another language)."""
    by_path = {each.source.path: each for each in commitments}
    live = model._default_manager.filter(live=True, alias_of__isnull=True).select_related("locale")
    found = live.annotate(parent_path=Left("path", COMMITMENT_PATH)).filter(
        parent_path__in=by_path, depth=COMMITMENT_PATH // Page.steplen + 1
    )
    sources = list(found.order_by("-last_published_at", "-date", "-pk")[:LATEST])
    versions = _versions(live, sources)
    return [
        _Line(by_path[page.parent_path], page, versions.get(page.translation_key))
        for page in sources
    ]


def _versions(live: Any, sources: Sequence[Any]) -> dict[UUID, ReportPage]:
    reader = reader_language()
    if not sources or sources[0].language == reader:
        return {}
    keys = [page.translation_key for page in sources]
    found = live.filter(translation_key__in=keys, locale__language_code=reader)
    return {page.translation_key: page for page in found}


def _entry(line: _Line, numbers: Numbers) -> FeedEntry:
    page = line.version or line.source
    languages = (line.source.language, page.language)
    text = worded(line.source, line.version, _TEXTS[line.source.slug_prefix], languages)
    return FeedEntry(
        key=line.source.translation_key,
        title=_title(line, numbers),
        url=page_url(reader_language(), page.url_path),
        published=_published(line.source),
        updated=max(changed_at(each) for each in (line.source, page)),
        text=text.value if text else "",
        language=text.language if text else "",
    )


def _title(line: _Line, numbers: Numbers) -> str:
    number, day, key = line.commitment.source.number, line.source.date, line.commitment.key
    around = [numbers.value(ScopeKind.COMMITMENT, key, each) for each in (day_before(day), day)]
    if line.source.slug_prefix == "update" and None not in around:
        return update_label(numbers, key, number, day)
    report = report_title(line.source.slug_prefix, day, reader_language())
    return _("Commitment %(number)d: %(report)s") % {"number": number, "report": report}


def _published(page: ReportPage) -> datetime.datetime:
    """The day that an imported document states, else the moment of the first publication."""
    if page.approved is not None:
        return datetime.datetime.combine(page.approved, datetime.time.min, tzinfo=time_zone())
    return page.first_published_at or changed_at(page)
