import datetime

import pytest
from django.db import transaction

from ogp_cms.ledger.domain import Approval, Placement, place
from ogp_cms.ledger.enums import Role, Subject
from tests import factories as f

DAY = datetime.date(2024, 6, 30)


@pytest.fixture(autouse=True)
def _sentences(in_english):
    """What people are told is compared in the language of the code."""


@pytest.fixture
def plan(home):
    """A live plan in implementation."""
    return f.publish(f.PlanPageFactory(parent=home, slug="the-plan"))


@pytest.fixture
def commitment(plan):
    """A live commitment with three activities that the ledger knows."""
    axis = f.publish(f.AxisPageFactory(parent=plan))
    return make_commitment(plan, axis, 3)


@pytest.fixture
def activities(commitment):
    """Its activities, by number."""
    return list(commitment.activities.all())


def make_commitment(plan, axis, activities):
    """A live commitment with so many activities, in the plan from the beginning of time."""
    page = f.publish(f.CommitmentPageFactory(parent=axis, activities=activities))
    with transaction.atomic():
        place(
            plan.translation_key,
            [
                Placement(Subject.ACTIVITY, activity.translation_key, page.translation_key)
                for activity in page.activities.all()
            ],
            Approval(Role.SECRETARIAT, None),
            timeless=True,
        )
    return page


@pytest.fixture
def moderator(db):
    """Who publishes: a superuser, as long as the roles are Wagtail's plain ones."""
    return f.UserFactory(is_superuser=True, is_staff=True, email="moderator@example.org")
