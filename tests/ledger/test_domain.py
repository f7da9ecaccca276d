import datetime
import uuid
from decimal import Decimal

import pytest

from ogp_cms.ledger import domain, queries
from ogp_cms.ledger.domain import Approval, Fact, Placement, ReportFacts
from ogp_cms.ledger.enums import Role, Subject

PLAN = uuid.UUID(int=1)
COMMITMENT = uuid.UUID(int=2)
ACTIVITY = uuid.UUID(int=3)
REPORT = uuid.UUID(int=4)
APPROVAL = Approval(Role.SECRETARIAT, 7)
DAY = datetime.date(2021, 1, 1)


@pytest.fixture
def activity(db):
    domain.place(
        PLAN,
        [Placement(Subject.ACTIVITY, ACTIVITY, parent=COMMITMENT)],
        APPROVAL,
        timeless=True,
    )
    return ACTIVITY


def record(*facts):
    return domain.record_report(PLAN, ReportFacts(REPORT, 1, facts), APPROVAL)


def progress(value, day=DAY, activity=ACTIVITY):
    return Fact("progress", activity, day, progress=Decimal(value))


def test_a_report_is_recorded_changed_and_withdrawn(activity):
    assert record(progress(50)) == ([], [2])
    assert record(progress("50.00")) == ([], [])
    assert record(progress(60)) == ([3], [4])
    assert queries.in_force("progress", [ACTIVITY], DAY)[ACTIVITY].progress == Decimal(60)
    assert queries.in_force("progress", [ACTIVITY], DAY, 2)[ACTIVITY].progress == Decimal(50)
    assert queries.progress_facts(plans=[PLAN]) == [(ACTIVITY, DAY, 4, 6000)]
    assert domain.withdraw_report(REPORT, APPROVAL) == ([5], [])
    assert domain.withdraw_report(REPORT, APPROVAL) == ([], [])
    assert queries.in_force("progress", [ACTIVITY], DAY) == {}
