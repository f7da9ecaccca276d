"""Views of the back office: listings that tell where each commitment stands, safe moderation."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from ogp_cms.core.dates import today
from ogp_cms.core.formats import percent
from ogp_cms.core.refusals import Refused
from ogp_cms.extensions import ApprovalRefused, ScopeKind
from ogp_cms.ledger.rules import ActivitiesInUse, FactRefused
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.plans.views import sentences_of
from ogp_cms.progress.queries import last_updates
from ogp_cms.progress.rates import rates_of

# Whatever says no to a publication, with sentences for the person who asked.
REFUSALS = (Refused, FactRefused, ActivitiesInUse, ApprovalRefused, ValidationError)


def add_figures(pages: Iterable[Any]) -> None:
    """Sets the rate and the last update on listed commitments, in a constant number of queries."""
    commitments = [page for page in pages if isinstance(page, CommitmentPage)]
    keys = [page.translation_key for page in commitments]
    rates = rates_of(ScopeKind.COMMITMENT, keys, today()) if keys else {}
    latest = last_updates(commitments)
    prefetch_related_objects(commitments, "lead_organisation")
    for page in commitments:
        known = page.translation_key in rates
        page.rate_text = percent(rates[page.translation_key]) if known else ""
        page.last_update = latest.get(page.translation_key)


class FiguresMixin:
    """A listing of commitments with their figures."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        add_figures(context["object_list"])
        return context


class CommitmentIndexView(FiguresMixin, IndexView):  # type: ignore[misc]
    """All commitments, whatever their plan."""


class CommitmentExplorerView(FiguresMixin, ExplorableIndexView):  # type: ignore[misc]
    """The commitments of an axis."""


class PlanTreeCreateView(CreateView):
    """The editor of a new page: it is a draft until its publication has succeeded."""

    def publish_action(self) -> HttpResponse:
        # Wagtail writes the row as live before anything is published.
        self.page.live = False  # type: ignore[union-attr]
        return super().publish_action()


class PlanTreeEditView(EditView):
    """The editor, where a decision that cannot be carried out keeps what was typed."""

    def perform_workflow_action(self) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().perform_workflow_action()
        except REFUSALS as error:
            for sentence in sentences_of(error):
                self.form.add_error(None, sentence)
            return self.form_invalid(self.form)


class PlanTreeWorkflowActionView(WorkflowActionView):
    """A decision of a moderator: carried out wholly, or not at all with the reason."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except REFUSALS as error:
            for sentence in sentences_of(error):
                messages.error(request, sentence)
            return self.go_back()

    def go_back(self) -> HttpResponse:
        """To the page, as after any decision; the message tells that nothing was done."""
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(
                self.request, {"step": "success", "redirect": self.redirect_url}
            )
        return redirect(self.redirect_url)
