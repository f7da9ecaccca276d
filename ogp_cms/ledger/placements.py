"""Where the pages of a plan's source tree belong, as the ledger says it."""

from uuid import UUID

from ogp_cms.ledger import queries
from ogp_cms.ledger.drafts import Placement
from ogp_cms.ledger.enums import Subject
from ogp_cms.ledger.rules import ActivitiesInUse
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage


def of_plan(page: PlanPage) -> Placement:
    """A plan with its dates, state and what its rate is the mean of."""
    return Placement(
        Subject.PLAN,
        page.translation_key,
        plan_start=page.start,
        plan_end=page.end,
        plan_state=page.state,
        rate_of=page.rate_of,
    )


def of_axis(page: AxisPage, plan: UUID) -> Placement:
    """An axis in its plan."""
    return Placement(Subject.AXIS, page.translation_key, parent=plan)


def of_commitment(page: CommitmentPage, axis: UUID) -> Placement:
    """A commitment in its axis, led by its organisation."""
    return Placement(
        Subject.COMMITMENT,
        page.translation_key,
        parent=axis,
        organisation=page.lead_organisation.translation_key,
    )


def of_activities(page: CommitmentPage) -> list[Placement]:
    """The activities of a commitment in it; those it has no more are nowhere.

    Raises `ActivitiesInUse` if one of those has a progress or planning entry.
    """
    commitment = page.translation_key
    keys = [activity.translation_key for activity in page.activities.all()]
    gone = queries.activities_of([commitment])[commitment] - set(keys)
    if in_use := queries.activities_with_facts(gone):
        raise ActivitiesInUse(in_use)
    placed = [Placement(Subject.ACTIVITY, key, parent=commitment) for key in keys]
    return placed + [Placement(Subject.ACTIVITY, key) for key in sorted(gone)]
