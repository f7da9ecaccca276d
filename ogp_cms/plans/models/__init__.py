"""Plan > axis > commitment > activity, and who is responsible."""

from ogp_cms.plans.models.assignment import Assignment
from ogp_cms.plans.models.change import PromiseChange
from ogp_cms.plans.models.commitment import (
    Activity,
    CommitmentDocument,
    CommitmentPage,
    SupportingOrganisation,
)
from ogp_cms.plans.models.organisation import Organisation
from ogp_cms.plans.models.plan import AxisPage, PlanPage
from ogp_cms.plans.models.settings import PlanSettings
from ogp_cms.plans.models.source import SourceTreePage

__all__ = [
    "Activity",
    "Assignment",
    "AxisPage",
    "CommitmentDocument",
    "CommitmentPage",
    "Organisation",
    "PlanPage",
    "PlanSettings",
    "PromiseChange",
    "SourceTreePage",
    "SupportingOrganisation",
]
