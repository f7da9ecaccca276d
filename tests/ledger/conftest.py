"""A plan of keys alone: the ledger names everything by key and needs no page."""

import datetime
import itertools
from decimal import Decimal
from uuid import UUID

import pytest

from ogp_cms.ledger import domain
from ogp_cms.ledger.domain import Approval, Fact, Placement, ReportFacts
from ogp_cms.ledger.enums import Role, Subject

PLAN, AXIS, COMMITMENT, ORGANISATION = (UUID(int=n) for n in (1, 10, 100, 500))
FIRST, SECOND, THIRD = (UUID(int=n) for n in (1001, 1002, 1003))
REPORT, OTHER = UUID(int=9001), UUID(int=9002)
APPROVAL = Approval(Role.SECRETARIAT, 7)
DAY = datetime.date(2021, 1, 1)


def later(days):
    return DAY + datetime.timedelta(days=days)


def progress(value, day=DAY, activity=FIRST):
    return Fact("progress", activity, day, progress=Decimal(value))


def planning(day=DAY, activity=FIRST, **values):
    return Fact("planning", activity, day, **values)


def record(*facts, report=REPORT, revision=1):
    return domain.record_report(PLAN, ReportFacts(report, revision, facts), APPROVAL)


def place(*placements, timeless=True):
    return domain.place(PLAN, placements, APPROVAL, timeless=timeless)


def in_commitment(activity, commitment=COMMITMENT):
    return Placement(Subject.ACTIVITY, activity, parent=commitment)


@pytest.fixture(autouse=True)
def _sentences(in_english):
    """What people are told is compared in the language of the code."""


@pytest.fixture
def activities(db):
    """Three activities of one commitment: entries 1 to 3."""
    place(*(in_commitment(key) for key in (FIRST, SECOND, THIRD)))
    return FIRST, SECOND, THIRD


@pytest.fixture
def clock(monkeypatch):
    """Sets the ledger's clock: `clock(moment)`."""

    def set_clock(*moments):
        ticking = itertools.chain(moments, itertools.repeat(moments[-1]))
        monkeypatch.setattr("ogp_cms.ledger.domain.timezone.now", lambda: next(ticking))

    return set_clock
