"""Reporting rounds: making them, and who reported in one."""

import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import WorkflowState

from ogp_cms.core.dates import add_months, end_of_day, local_day, today
from ogp_cms.extensions.caching import public_content_changed
from ogp_cms.plans.models import PlanPage
from ogp_cms.plans.queries import commitments_of
from ogp_cms.progress.models import ProgressUpdatePage, ReportingRound


class RoundStatus(StrEnum):
    """What a commitment did in a round."""

    REPORTED = "reported"
    IN_REVIEW = "in_review"
    NOT_REPORTED = "not_reported"


def round_periods(
    start: datetime.date, end: datetime.date, months: int
) -> list[tuple[datetime.date, datetime.date]]:
    """Opening and due day of each round, one after the other from start to end.

    Counted back from the end, so that the last round is due on the plan's last day and dues
    fall on ends of months where the plan ends on one; the first round may be shorter.
    """
    if months < 1:
        raise ValueError("A round is at least one month long.")
    dues: list[datetime.date] = []
    due = end
    while due >= start:
        dues.insert(0, due)
        due = add_months(end, -months * len(dues))
    day = datetime.timedelta(days=1)
    opens = [start, *(due + day for due in dues[:-1])]
    return list(zip(opens, dues, strict=False))


@transaction.atomic
def generate_rounds(plan: PlanPage, months: int | None = None) -> list[ReportingRound]:
    """Makes the plan's missing rounds, every OGP_ROUND_MONTHS months; returns the new ones.

    A period that overlaps a round which is there already is left out: somebody planned it.
    """
    key = plan.translation_key
    there = list(ReportingRound.objects.filter(plan=key))
    periods = round_periods(plan.start, plan.end, months or settings.OGP_ROUND_MONTHS)
    new = [
        ReportingRound(plan=key, opens=opens, due=due)
        for opens, due in periods
        if not any(each.opens <= due and opens <= each.due for each in there)
    ]
    made = ReportingRound.objects.bulk_create(new)
    public_content_changed.send(sender=ReportingRound)
    return made


def rounds_of(plan: PlanPage) -> list[ReportingRound]:
    """The rounds of a plan in order (1 query)."""
    return list(ReportingRound.objects.filter(plan=plan.translation_key).order_by("due"))


def current_round(plan: PlanPage, day: datetime.date | None = None) -> ReportingRound | None:
    """The round that is open on a day (today), else the latest that was due; None before any."""
    day = day or today()
    opened = ReportingRound.objects.filter(plan=plan.translation_key, opens__lte=day)
    return opened.order_by("-due").first()


def round_statuses(plan: PlanPage, round_: ReportingRound) -> dict[UUID, RoundStatus]:
    """What each public commitment of a source plan did in a round, by key (4 queries).

    It reported when an update submitted between opening and due date is public; an imported one
    counts by its effective date, its submission being unknown. One submitted in time and not
    yet decided is in review, after the due date too.
    """
    commitments = {page.path: page.translation_key for page in commitments_of(plan)}
    submitted = _submitted_in(round_)
    statuses = dict.fromkeys(commitments.values(), RoundStatus.NOT_REPORTED)
    updates = ProgressUpdatePage.objects.filter(path__startswith=plan.path, alias_of__isnull=True)
    for update in updates.only("path", "date", "live", "first_published_at", "imported_revision"):
        key = commitments.get(update.path[: -update.steplen])
        if key is None or statuses[key] == RoundStatus.REPORTED:
            continue
        state = submitted.get(str(update.pk))
        if update.live and (state is not None or _published_in(update, round_)):
            statuses[key] = RoundStatus.REPORTED
        elif state == WorkflowState.STATUS_IN_PROGRESS:
            statuses[key] = RoundStatus.IN_REVIEW
    return statuses


def _submitted_in(round_: ReportingRound) -> dict[str, str]:
    """The updates submitted within a round, by page id, with how their moderation stands."""
    start = end_of_day(round_.opens - datetime.timedelta(days=1))
    states = WorkflowState.objects.filter(
        content_type=ContentType.objects.get_for_model(ProgressUpdatePage),
        created_at__gt=start,
        created_at__lte=end_of_day(round_.due),
    )
    return dict(states.order_by("created_at").values_list("object_id", "status"))


def _published_in(update: ProgressUpdatePage, round_: ReportingRound) -> bool:
    if update.imported_revision is not None:
        return round_.opens <= update.date <= round_.due
    if update.first_published_at is None:
        return False
    return round_.opens <= local_day(update.first_published_at) <= round_.due
