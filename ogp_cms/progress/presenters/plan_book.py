"""All that the pages about a whole plan show, read in a constant number of queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from ogp_cms.core.components import Lateness, Rate, Timing
from ogp_cms.core.dates import local_day
from ogp_cms.extensions import ScopeKind
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.ledger.queries import InForce, in_force
from ogp_cms.plans.enums import ActivityState
from ogp_cms.plans.models import Activity, AxisPage, CommitmentPage, PlanPage
from ogp_cms.progress import lateness as rules
from ogp_cms.progress.models import ActivityProgress, ProgressUpdatePage
from ogp_cms.progress.presenters.figures import Numbers, read_numbers, scopes_of
from ogp_cms.progress.presenters.reading import (
    AXIS_PATH,
    Pair,
    Rounds,
    read_axes,
    read_commitments,
    read_organisations,
    read_rounds,
    rounds_at,
)
from ogp_cms.progress.reports import Text


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """A public update as lists show it; `has_figures`: whether it moved anything at all."""

    commitment: UUID
    date: datetime.date
    url_path: str
    approved: datetime.date | None
    has_figures: bool


@dataclass(frozen=True)
class PlanBook:
    """A plan with its axes, commitments, figures, dates and updates."""

    plan: Pair[PlanPage]
    axes: list[Pair[AxisPage]]
    commitments: list[Pair[CommitmentPage]]
    activities: dict[int, list[Activity]]
    planning: dict[UUID, InForce]
    updates: list[UpdateLine]
    rounds: Rounds
    latest: datetime.date | None
    numbers: Numbers
    organisations: dict[UUID, Text]
    organisation_of: dict[int, UUID]

    @property
    def today(self) -> datetime.date:
        """The day that everything is reckoned for."""
        return self.numbers.today

    @property
    def rate(self) -> Rate:
        """The plan's own rate."""
        return self.numbers.rate(ScopeKind.PLAN, self.plan.key)

    def of_axis(self, axis: Pair[AxisPage]) -> list[Pair[CommitmentPage]]:
        """The commitments of an axis, by number."""
        path = axis.source.path
        return [each for each in self.commitments if each.source.path[:AXIS_PATH] == path]

    def commitment_rate(
        self, commitment: Pair[CommitmentPage], day: datetime.date | None = None
    ) -> Rate:
        """A commitment's rate, today or on a day that was asked for."""
        return self.numbers.rate(ScopeKind.COMMITMENT, commitment.key, day)

    def organisation(self, commitment: Pair[CommitmentPage]) -> Text | None:
        """The name of the organisation that leads a commitment."""
        key = self.organisation_of.get(commitment.source.lead_organisation_id)
        return self.organisations.get(key) if key else None

    @cached_property
    def last_updates(self) -> dict[UUID, datetime.date]:
        """The effective date of each commitment's latest update."""
        found: dict[UUID, datetime.date] = {}
        for line in self.updates:
            known = found.get(line.commitment, line.date)
            found[line.commitment] = max(line.date, known)
        return found

    @cached_property
    def lateness(self) -> dict[UUID, rules.CommitmentLateness]:
        """How each commitment stands against its time; empty where no rates are known."""
        if not self.numbers.known:
            return {}
        activities = [each.translation_key for rows in self.activities.values() for each in rows]
        rates = {
            **self.numbers.values(ScopeKind.ACTIVITY, activities),
            **self.numbers.values(ScopeKind.COMMITMENT, [each.key for each in self.commitments]),
        }
        return {
            each.key: rules.judge(
                each.source,
                self.activities.get(each.source.pk, []),
                self.planning,
                rates,
                self.today,
                self.plan.source.end,
            )
            for each in self.commitments
        }

    def is_suspended(self, commitment: Pair[CommitmentPage]) -> bool:
        """Whether work on every activity that counts is suspended."""
        states = [
            state_of(self.planning.get(each.translation_key))
            for each in self.activities.get(commitment.source.pk, [])
        ]
        counting = [state for state in states if state != ActivityState.CANCELLED]
        return bool(counting) and set(counting) == {ActivityState.SUSPENDED}


def state_of(planning: InForce | None) -> str:
    """The state of an activity by the planning in force."""
    return (planning.state if planning else None) or ActivityState.ACTIVE


def read_plan_book(
    plan: Pair[PlanPage], today: datetime.date, *, latest_updates: int = 0, activities: bool = True
) -> PlanBook:
    """Reads a plan (8 queries and those of the metric).

    `latest_updates`: for how many of the latest updates the move that each made will be asked.
    `activities`: whether the rates of activities are needed, which lateness is judged by.
    """
    axes = read_axes(plan)
    commitments = read_commitments(plan)
    rows = _activities(commitments)
    keys = [each.translation_key for per_page in rows.values() for each in per_page]
    planning = in_force(EntryKind.PLANNING, keys, today)
    updates = read_updates(plan.source, commitments)
    latest = latest_fact(planning.values(), updates, today)
    rounds = rounds_at(read_rounds(plan.key, today), latest, today)
    numbers = read_numbers(
        [
            *scopes_of(ScopeKind.PLAN, [plan.key]),
            *scopes_of(ScopeKind.AXIS, [each.key for each in axes]),
            *scopes_of(ScopeKind.COMMITMENT, [each.key for each in commitments]),
            *(scopes_of(ScopeKind.ACTIVITY, keys) if activities else []),
        ],
        today,
        *rounds.dues,
        *move_dates(updates[:latest_updates]),
    )
    organisation_of = _organisation_keys(commitments)
    return PlanBook(
        plan=plan,
        axes=axes,
        commitments=commitments,
        activities=rows,
        planning=planning,
        updates=updates,
        rounds=rounds,
        latest=latest,
        numbers=numbers,
        organisations=read_organisations(Q(pk__in=organisation_of)),
        organisation_of=organisation_of,
    )


def timing_of(judged: rules.CommitmentLateness | None) -> Lateness | None:
    """The sign for a commitment against its time; nothing where nothing can be said."""
    if judged is None or judged.status == rules.Lateness.UNKNOWN:
        return None
    if judged.status == rules.Lateness.LATE:
        return Lateness.late(judged.months_late)
    if judged.status == rules.Lateness.AT_RISK:
        return Lateness(timing=Timing.AT_RISK)
    return Lateness(timing=Timing.ON_TIME)


def read_updates(plan: PlanPage, commitments: Sequence[Pair[CommitmentPage]]) -> list[UpdateLine]:
    """The public updates of a plan's commitments, the latest first (1 query)."""
    by_path = {each.source.path: each.key for each in commitments}
    figures = ActivityProgress.objects.filter(page=OuterRef("pk"), progress__isnull=False)
    found = (
        ProgressUpdatePage.objects.live()
        .filter(path__startswith=plan.path, alias_of__isnull=True)
        .annotate(has_figures=Exists(figures))
        .order_by("-date", "-last_published_at", "-pk")
        .values_list("path", "date", "url_path", "approved", "last_published_at", "has_figures")
    )
    return [
        UpdateLine(by_path[path[: -Page.steplen]], day, url_path, approval_day(*known), figures)
        for path, day, url_path, *known, figures in found
        if path[: -Page.steplen] in by_path
    ]


def approval_day(
    stated: datetime.date | None, published: datetime.datetime | None
) -> datetime.date | None:
    """The day that an imported document states, else that of the last publication."""
    if stated is not None or published is None:
        return stated
    return local_day(published)


def move_dates(updates: Sequence[UpdateLine]) -> list[datetime.date]:
    """The days at which rates are asked, to know what each of these updates moved."""
    return [day for line in updates for day in (day_before(line.date), line.date)]


def day_before(day: datetime.date) -> datetime.date:
    """The last day on which what came before still stood."""
    return day - datetime.timedelta(days=1) if day > datetime.date.min else day


def latest_fact(
    planning: Any, updates: Sequence[UpdateLine], today: datetime.date
) -> datetime.date | None:
    """The effective date of the latest fact that today's rates are made of."""
    days = [each.effective for each in planning]
    days += [line.date for line in updates if line.has_figures]
    return max((day for day in days if day <= today), default=None)


def _activities(commitments: Sequence[Pair[CommitmentPage]]) -> dict[int, list[Activity]]:
    found: dict[int, list[Activity]] = {}
    pages = [each.source.pk for each in commitments]
    for row in Activity.objects.filter(page__in=pages).order_by("number"):
        found.setdefault(row.page_id, []).append(row)
    return found


def _organisation_keys(commitments: Sequence[Pair[CommitmentPage]]) -> dict[int, UUID]:
    """Lead organisations by the id that a commitment names; filled when their rows are read."""
    return {
        each.source.lead_organisation_id: each.source.lead_organisation.translation_key
        for each in commitments
    }
