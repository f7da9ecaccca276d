import pytest

from tests import factories as f


@pytest.fixture(autouse=True)
def _sentences(in_english):
    """What people are told is compared in the language of the code."""


@pytest.fixture
def plan(home):
    """A live plan in the source language."""
    return f.publish(f.PlanPageFactory(parent=home, slug="the-plan"))


@pytest.fixture
def axis(plan):
    """A live axis of it."""
    return f.publish(f.AxisPageFactory(parent=plan, slug="first"))


@pytest.fixture
def other_axis(plan):
    """Another live axis of it."""
    return f.publish(f.AxisPageFactory(parent=plan, slug="second"))


@pytest.fixture
def commitment(axis):
    """A live commitment with two activities."""
    return f.publish(f.CommitmentPageFactory(parent=axis, number=7, activities=2))
