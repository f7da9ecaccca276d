"""The reports of a commitment as its page needs them: one query for both types, few for rows."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import ReportPage
from ogp_cms.progress.presenters.reading import Pair
from ogp_cms.progress.presenters.words import reader_language
from ogp_cms.progress.queries import REPORT_MODELS, make_report, read_rows, recency
from ogp_cms.progress.reports import Report

CHILDREN = tuple(model._meta.model_name or "" for model in REPORT_MODELS)


def read_reports(commitment: Pair[CommitmentPage], rows_of: Collection[type[Any]]) -> list[Report]:
    """The public reports of a commitment, newest first, with the rows of some models.

    1 query, and 1 for each of these models.
    """
    reader = reader_language()
    pages = _report_pages(commitment)
    rows = read_rows(pages, rows_of)
    source_language = commitment.source.language
    versions: dict[UUID, ReportPage] = {
        page.translation_key: page for page in pages if page.language != source_language
    }
    reports = [
        make_report(page, versions.get(page.translation_key), rows, reader)
        for page in pages
        if page.language == source_language
    ]
    return sorted(reports, key=recency, reverse=True)


def _report_pages(commitment: Pair[CommitmentPage]) -> list[ReportPage]:
    """Both types at once, below the commitment's source and its version for the reader."""
    below = Q(path__startswith=commitment.source.path)
    if commitment.version is not None:
        below |= Q(path__startswith=commitment.version.path)
    found = Page.objects.filter(
        below, depth=commitment.source.depth + 1, live=True, alias_of__isnull=True
    ).select_related("locale", *CHILDREN)
    return [report for page in found if (report := _specific(page)) is not None]


def _specific(page: Page) -> ReportPage | None:
    for name in CHILDREN:
        report: ReportPage | None = getattr(page, name, None)
        if report is not None:
            report.locale = page.locale
            return report
    return None


def neighbours(
    commitment: Pair[CommitmentPage], report: Report
) -> tuple[Report | None, Report | None]:
    """The reports before and after one in time (1 query)."""
    reports = read_reports(commitment, [])
    keys = [each.key for each in reports]
    if report.key not in keys:
        return None, None
    place = keys.index(report.key)
    older = reports[place + 1] if place + 1 < len(reports) else None
    return older, reports[place - 1] if place else None
