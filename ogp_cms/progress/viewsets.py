"""The menu "Plans": plans, commitments, reports, rounds, organisations."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ogp_cms.core.columns import DayColumn
from ogp_cms.plans.models import AxisPage, CommitmentPage, Organisation, PlanPage
from ogp_cms.plans.queries import source_plans
from ogp_cms.plans.views import CommitmentMoveView, CommitmentUnpublishView, PlanTreeUnpublishView
from ogp_cms.progress.models import PlanningChangePage, ProgressUpdatePage, ReportingRound
from ogp_cms.progress.views import (
    CommitmentExplorerView,
    CommitmentIndexView,
    PlanTreeCreateView,
    PlanTreeEditView,
    PlanTreeWorkflowActionView,
)

TITLE = PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")
STATUS = PageStatusColumn("status", label=_("Status"), sort_key="live")

COMMITMENT_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    Column("number", label=_("Number"), sort_key="number"),
    TITLE,
    Column("lead_organisation", label=_("Organisation")),
    Column("rate_text", label=_("Rate")),
    DayColumn("last_update", label=_("Last update")),
    STATUS,
]
REPORT_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    TITLE,
    ParentPageColumn("parent", label=_("Commitment")),
    DayColumn("date", label=_("Effective date"), sort_key="date"),
    STATUS,
]
PLAN_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    TITLE,
    Column("get_state_display", label=_("State"), sort_key="state"),
    DayColumn("start", label=_("Start"), sort_key="start"),
    DayColumn("end", label=_("End"), sort_key="end"),
    STATUS,
]


class PlanTreeViewSet(PageViewSet):
    """How pages of a plan's tree are edited, decided upon and withdrawn."""

    add_view_class = PlanTreeCreateView
    edit_view_class = PlanTreeEditView
    unpublish_view_class = PlanTreeUnpublishView
    workflow_action_view_class = PlanTreeWorkflowActionView


class PlanPages(PlanTreeViewSet):
    model = PlanPage


class AxisPages(PlanTreeViewSet):
    model = AxisPage


class CommitmentPages(PlanTreeViewSet):
    model = CommitmentPage
    index_view_class = CommitmentExplorerView
    unpublish_view_class = CommitmentUnpublishView
    move_confirm_view_class = CommitmentMoveView
    columns = COMMITMENT_COLUMNS


class UpdatePages(PlanTreeViewSet):
    model = ProgressUpdatePage


class PlanningPages(PlanTreeViewSet):
    model = PlanningChangePage


class PlanListing(PageListingViewSet):
    model = PlanPage
    name = "plan_pages"
    icon = "list-ul"
    menu_label = _("Plans")
    columns = PLAN_COLUMNS
    list_filter = ["state"]
    ordering = "-start"


class CommitmentListing(PageListingViewSet):
    model = CommitmentPage
    name = "commitment_pages"
    icon = "check"
    menu_label = _("Commitments")
    index_view_class = CommitmentIndexView
    columns = COMMITMENT_COLUMNS
    ordering = "number"


class UpdateListing(PageListingViewSet):
    model = ProgressUpdatePage
    name = "update_pages"
    icon = "draft"
    menu_label = _("Progress updates")
    columns = REPORT_COLUMNS
    ordering = "-date"


class PlanningListing(PageListingViewSet):
    model = PlanningChangePage
    name = "planning_pages"
    icon = "calendar"
    menu_label = _("Planning changes")
    columns = REPORT_COLUMNS
    ordering = "-date"


class RoundForm(WagtailAdminModelForm):
    """A reporting round of a plan that is chosen by its title."""

    plan = forms.TypedChoiceField(label=_("Plan"), coerce=UUID)

    class Meta:
        model = ReportingRound
        fields = ["plan", "opens", "due", "label"]
        widgets = {"opens": AdminDateInput, "due": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = [(str(plan.translation_key), plan.title) for plan in source_plans()]
        self.fields["plan"].choices = plans  # type: ignore[attr-defined]


class Rounds(ModelViewSet):
    model = ReportingRound
    name = "reporting_rounds"
    icon = "time"
    menu_label = _("Reporting rounds")
    list_display = [
        "__str__",
        Column("plan_title", label=_("Plan")),
        DayColumn("opens", label=_("Opening"), sort_key="opens"),
        DayColumn("due", label=_("Deadline"), sort_key="due"),
    ]
    ordering = ["-due"]
    inspect_view_enabled = True
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Any]]:  # noqa: FBT001, FBT002 - Wagtail's
        return RoundForm


class Organisations(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "organisation_id", "kind", "email", "phone"]
    list_filter = ["kind"]
    search_fields = ["name", "organisation_id"]
    ordering = ["name"]


class PlansGroup(SnippetViewSetGroup):
    menu_label = _("Plans")
    menu_icon = "list-ol"
    menu_order = 150
    items = (
        PlanListing,
        CommitmentListing,
        UpdateListing,
        PlanningListing,
        Rounds,
        Organisations,
    )


PAGE_VIEWSETS = (PlanPages, AxisPages, CommitmentPages, UpdatePages, PlanningPages)
