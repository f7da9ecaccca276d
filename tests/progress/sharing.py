"""A plan of any size for the tests of what leaves the site."""

import datetime
from typing import Any

from tests import factories as f


def plan_with(home: Any, *, commitments: int, updates: int) -> Any:
    """A plan "plan" of so many commitments, the first of them with so many updates."""
    plan = f.publish(f.PlanPageFactory(parent=home, slug="plan", plan_id="plan"))
    axis = f.publish(f.AxisPageFactory(parent=plan, slug="axis"))
    organisation = f.OrganisationFactory()
    for number in range(1, commitments + 1):
        f.publish(
            f.CommitmentPageFactory(
                parent=axis, number=number, activities=1, lead_organisation=organisation
            )
        )
    first = axis.get_children().first().specific
    for place in range(updates):
        day = datetime.date(2021, 1 + place, 1)
        progress = {first.activities.first(): 10 * (place + 1)}
        f.publish(
            f.ProgressUpdatePageFactory(
                parent=first, date=day, summary=f"Summary {place}", progress=progress
            )
        )
    return plan
