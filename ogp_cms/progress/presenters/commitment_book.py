"""All that the page of a commitment shows, read in a constant number of queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest

from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.queries import InForce, in_force, standing
from ogp_cms.plans.models import Activity, CommitmentDocument, CommitmentPage, Organisation
from ogp_cms.progress import lateness as rules
from ogp_cms.progress.models import ActivityProgress, CommunicationAction, ReportingRound
from ogp_cms.progress.presenters.figures import Numbers, read_numbers, scopes_of
from ogp_cms.progress.presenters.kin import Relative, read_kin
from ogp_cms.progress.presenters.plan_book import day_before
from ogp_cms.progress.presenters.reading import (
    Pair,
    PlanFacts,
    Rounds,
    best_rows,
    pairs_of,
    rounds_at,
    versions_of,
)
from ogp_cms.progress.presenters.report_reading import read_reports
from ogp_cms.progress.presenters.words import reader_language
from ogp_cms.progress.reports import (
    CommitmentContent,
    Report,
    Text,
    content_of_reports,
    worded,
)


@dataclass(frozen=True)
class CommitmentBook:
    """A commitment with its activities, reports, figures and neighbours."""

    plan: PlanFacts
    commitment: Pair[CommitmentPage]
    siblings: list[Pair[CommitmentPage]]
    earlier: list[Relative]
    later: list[Relative]
    activities: list[tuple[Activity, Text]]
    documents: list[tuple[CommitmentDocument, Text]]
    lead: Organisation | None
    supporting: list[Organisation]
    content: CommitmentContent
    planning: dict[UUID, InForce]
    opened: list[Any]
    rounds: Rounds
    numbers: Numbers

    @property
    def scope(self) -> Scope:
        """What the commitment's own rate is about."""
        return Scope(ScopeKind.COMMITMENT, self.commitment.key)

    @property
    def latest(self) -> datetime.date | None:
        """The effective date of the latest fact that today's rate is made of."""
        return latest_of(self.content.reports, self.planning, self.numbers.today)

    @cached_property
    def judged(self) -> rules.CommitmentLateness | None:
        """How the commitment stands against its time; None where no rates are known."""
        if not self.numbers.known:
            return None
        rows = [row for row, _title in self.activities]
        rates = self.numbers.values(ScopeKind.ACTIVITY, [row.translation_key for row in rows])
        rates[self.commitment.key] = self.numbers.value(ScopeKind.COMMITMENT, self.commitment.key)
        return rules.judge(
            self.commitment.source,
            rows,
            self.planning,
            rates,
            self.numbers.today,
            self.plan.end,
        )

    def report(self, key: UUID | None) -> Report | None:
        """A public report of the commitment by its key."""
        return next((report for report in self.content.reports if report.key == key), None)


def read_commitment_book(
    page: CommitmentPage, request: HttpRequest, today: datetime.date
) -> CommitmentBook:
    """Reads a commitment (10 queries and those of the metric)."""
    kin = read_kin(page)
    plan = kin.plan
    commitment = _pair(page, plan)
    activities = _activities(commitment, request)
    keys = [row.translation_key for row, _title in activities]
    reports = read_reports(commitment, [ActivityProgress, CommunicationAction])
    planning = in_force(EntryKind.PLANNING, keys, today)
    opened = read_rounds_and_latest([plan.key], today)
    rounds = rounds_at(opened, opened[0].latest if opened else None, today)
    rows = _organisations(commitment.source)
    lead, supporting = _lead_and_supporting(rows, commitment.source.lead_organisation_id)
    return CommitmentBook(
        plan=plan,
        commitment=commitment,
        siblings=kin.siblings,
        earlier=kin.earlier,
        later=kin.later,
        activities=activities,
        documents=_documents(commitment),
        lead=lead,
        supporting=supporting,
        content=content_of_reports(reports),
        planning=planning,
        opened=opened,
        rounds=rounds,
        numbers=read_numbers(
            [
                *scopes_of(ScopeKind.COMMITMENT, [commitment.key]),
                *scopes_of(ScopeKind.ACTIVITY, keys),
            ],
            today,
            *history_days(reports, rounds, today),
            *(day for report in reports for day in (day_before(report.date), report.date)),
        ),
    )


def read_rounds_and_latest(plans: Sequence[UUID], today: datetime.date) -> list[Any]:
    """The rounds opened by today, in order, each with the day of its plan's latest fact (1 query)."""
    facts = standing().filter(
        plan=OuterRef("plan"),
        kind__in=[EntryKind.PROGRESS, EntryKind.PLANNING],
        effective__lte=today,
    )
    latest = Subquery(facts.order_by("-effective").values("effective")[:1])
    opened = ReportingRound.objects.filter(plan__in=plans, opens__lte=today)
    return list(opened.annotate(latest=latest).order_by("due"))


def previous_rounds(
    plans: Sequence[UUID], today: datetime.date
) -> dict[UUID, datetime.date | None]:
    """By plan the due day before the round of its latest fact (1 query)."""
    by_plan: dict[UUID, list[Any]] = {}
    for one in read_rounds_and_latest(plans, today):
        by_plan.setdefault(one.plan, []).append(one)
    return {
        plan: rounds_at(opened, opened[0].latest, today).previous
        for plan, opened in by_plan.items()
    }


def history_days(
    reports: Sequence[Report], rounds: Rounds, today: datetime.date
) -> list[datetime.date]:
    """The days of the line: the rounds' due days, or the reports' where a plan has no rounds."""
    if rounds.dues:
        return list(rounds.dues)
    return sorted({report.date for report in reports if report.date <= today})


def latest_of(
    reports: Sequence[Report], planning: dict[UUID, InForce], today: datetime.date
) -> datetime.date | None:
    """The effective date of the latest fact among updates with a figure and planning in force."""
    days = [each.effective for each in planning.values()]
    updates = (report for report in reports if report.kind == "update")
    days += [each.date for each in updates if any(r.progress is not None for r in each.rows)]
    return max((day for day in days if day <= today), default=None)


def _pair(page: CommitmentPage, plan: PlanFacts) -> Pair[CommitmentPage]:
    found = pairs_of(versions_of(page).values(), plan.source_language)
    return found[0] if found else Pair(page)


def _worded_rows(rows: Sequence[Any], commitment: Pair[CommitmentPage]) -> list[tuple[Any, Text]]:
    """The source's rows with their titles in the reader's language, else in the source's."""
    source, version = commitment.source, commitment.version
    others = {row.translation_key: row for row in rows if version and row.page_id == version.pk}
    languages = (source.language, commitment.page.language)
    return [
        (row, title)
        for row in rows
        if row.page_id == source.pk
        and (title := worded(row, others.get(row.translation_key), "title", languages))
    ]


def _pks(commitment: Pair[CommitmentPage]) -> list[int]:
    return [page.pk for page in (commitment.source, commitment.version) if page is not None]


def _activities(
    commitment: Pair[CommitmentPage], request: HttpRequest
) -> list[tuple[Activity, Text]]:
    if getattr(request, "is_preview", False) and commitment.version is None:
        drafts = commitment.source.activities.all()
        return [(row, Text(row.title, commitment.source.language)) for row in drafts]
    rows = list(Activity.objects.filter(page__in=_pks(commitment)).order_by("number"))
    return _worded_rows(rows, commitment)


def _documents(
    commitment: Pair[CommitmentPage],
) -> list[tuple[CommitmentDocument, Text]]:
    rows = CommitmentDocument.objects.filter(page__in=_pks(commitment))
    return _worded_rows(list(rows.select_related("document")), commitment)


def _organisations(commitment: CommitmentPage) -> list[Organisation]:
    named = Organisation.objects.filter(
        Q(pk=commitment.lead_organisation_id) | Q(supported_commitments__page=commitment.pk)
    )
    rows = Organisation.objects.filter(translation_key__in=named.values("translation_key"))
    return list(rows.select_related("locale"))


def _lead_and_supporting(
    rows: Sequence[Organisation], lead: int
) -> tuple[Organisation | None, list[Organisation]]:
    chosen = best_rows(rows, reader_language())
    key = next((row.translation_key for row in rows if row.pk == lead), None)
    others = [row for each, row in chosen.items() if each != key]
    return (chosen.get(key) if key else None), sorted(others, key=lambda row: row.name)
