"""What was done about a promise: updates, planning changes, rounds."""

from ogp_cms.progress.models.planning import PlanningChangePage, PlanningRow
from ogp_cms.progress.models.report import ReportPage
from ogp_cms.progress.models.rounds import ReportingRound
from ogp_cms.progress.models.update import (
    ActivityProgress,
    CommunicationAction,
    Evidence,
    ProgressUpdatePage,
)

__all__ = [
    "ActivityProgress",
    "CommunicationAction",
    "Evidence",
    "PlanningChangePage",
    "PlanningRow",
    "ProgressUpdatePage",
    "ReportPage",
    "ReportingRound",
]
