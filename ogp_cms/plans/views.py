"""Views of the back office that ask for more than Wagtail's: why a promise is withdrawn or moved."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page
from wagtail_localize.views.update_translations import UpdateTranslationsView

from ogp_cms.core.refusals import Refused
from ogp_cms.plans.domain import move_commitment, withdraw_commitment
from ogp_cms.plans.models import SourceTreePage
from ogp_cms.plans.models.source import SOURCE_NOT_PUBLIC


class ReasonForm(forms.Form):
    """The public reason for what is done to a promise."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Public: it is shown on the plan's page."),
        widget=AdminAutoHeightTextInput,
        max_length=2000,
        error_messages={"required": gettext_lazy("Give the reason: the public reads it.")},
    )


class PlanTreeUnpublishView(UnpublishView):
    """Unpublishes a page of a plan's tree with all that follows from it, or nothing."""

    def unpublish(self) -> HttpResponse | None:
        with transaction.atomic():
            response: HttpResponse | None = super().unpublish()
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.object.is_source:
            # What is below is not offered along: promises leave with a reason, one by one.
            context |= {"live_descendant_count": 0, "translation_descendant_count": 0}
        return context


class CommitmentUnpublishView(PlanTreeUnpublishView):
    """Withdraws a commitment, and asks why."""

    template_name = "admin/plans/confirm_withdrawal.html"

    def unpublish(self) -> HttpResponse | None:
        if not self.object.is_source:
            return super().unpublish()
        form = ReasonForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(reason_form=form))
        response = self.run_hook("before_unpublish_page", self.request, self.object)
        if response is not None:
            return response
        withdraw_commitment(self.object, form.cleaned_data["reason"], self.request.user)
        after: HttpResponse | None = self.run_hook(
            "after_unpublish_page", self.request, self.object
        )
        return after

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ReasonForm() if self.object.is_source else None
        return {"reason_form": form, **super().get_context_data(**kwargs)}


class CommitmentMoveView(MoveConfirmView):
    """Moves a commitment to another axis, and asks why."""

    template_name = "admin/plans/confirm_move.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.page_to_move.permissions_for_user(request.user).can_move_to(self.destination):
            raise PermissionDenied
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(reason_form=form))
        axis = self.destination.specific
        move_commitment(self.page_to_move, axis, form.cleaned_data["reason"], request.user)
        title = self.page_to_move.get_admin_display_title()
        messages.success(request, _("Page '%(page_title)s' moved.") % {"page_title": title})
        for hook in hooks.get_hooks("after_move_page"):
            result = hook(request, self.page_to_move)
            if hasattr(result, "status_code"):
                return result
        return redirect("wagtailadmin_explore", self.destination.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"reason_form": ReasonForm(), **super().get_context_data(**kwargs)}


class PlanTreeUpdateTranslationsView(UpdateTranslationsView):
    """Brings translations up to date; does not offer to publish those of what is not public.

    wagtail-localize would publish after the commit, where a refusal is an accident.
    """

    def form_valid(self, form: forms.Form) -> HttpResponse:
        source = self.object.get_source_instance()
        if (
            form.cleaned_data["publish_translations"]
            and isinstance(source, SourceTreePage)
            and not source.live
        ):
            messages.error(self.request, SOURCE_NOT_PUBLIC)
            return redirect(self.request.get_full_path())
        return super().form_valid(form)


def refused(request: HttpRequest, page: Page, error: Exception) -> HttpResponse:
    """Back to where the page is listed, with the sentence that says why nothing was done."""
    for sentence in sentences_of(error):
        messages.error(request, sentence)
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)


def sentences_of(error: Exception) -> list[str]:
    """What an exception has to say to a person."""
    if isinstance(error, Refused):
        return [str(error.message)]
    return [str(sentence) for sentence in getattr(error, "messages", [error])]
