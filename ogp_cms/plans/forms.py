"""The editor's forms of plans, axes and commitments."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, WorkflowState

from ogp_cms.plans.formsets import TreeFormSet
from ogp_cms.plans.models.organisation import keeps_identifier
from ogp_cms.plans.models.source import neutral_names


class SourceTreePageForm(WagtailAdminPageForm):
    """The form of a page of a plan's tree.

    Of a translation it shows only what is translated: language-neutral values follow the source.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_source = self.instance.pk is None or self.instance.is_source
        if not self.is_source:
            self._leave_out_neutral()
        for formset in self.formsets.values():
            if isinstance(formset, TreeFormSet):
                formset.attach(self, is_source=self.is_source)

    def _leave_out_neutral(self) -> None:
        for name in neutral_names(type(self.instance)):
            self.fields.pop(name, None)
            self.formsets.pop(name, None)

    def keep_identifier(self, name: str) -> None:
        """Refuses another identifier for what was published: addresses and exports name it."""
        typed = self.cleaned_data.get(name)
        if typed and self.is_source and self.instance.first_published_at:
            stored = type(self.instance).objects.filter(pk=self.instance.pk)
            before = stored.values_list(name, flat=True).first()
            if before and before != typed:
                self.add_error(name, keeps_identifier(before))


class PlanPageForm(SourceTreePageForm):
    """The form of a plan: its identifier is free and never changes once published."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.keep_identifier("plan_id")
        return cleaned


def pages_in_review(page: Page) -> int:
    """How many pages below this one are submitted and not yet decided."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    pks = [int(pk) for pk in states.values_list("object_id", flat=True)]
    return int(Page.objects.descendant_of(page).filter(pk__in=pks).count())


def still_in_review(count: int) -> ValidationError:
    """Why a plan is not closed yet."""
    return ValidationError(
        ngettext_lazy(
            "%(count)d report is in review: decide on it, then close the plan.",
            "%(count)d reports are in review: decide on them, then close the plan.",
            "count",
        ),
        params={"count": count},
    )


class AxisPageForm(SourceTreePageForm):
    """The form of an axis: its identifier is free within the plan, and kept once published."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.keep_identifier("axis_id")
        if self.is_source and cleaned.get("axis_id"):
            twin = self.instance.twins(self.parent_page, axis_id=cleaned["axis_id"])
            if twin:
                self.add_error(
                    "axis_id",
                    ValidationError(
                        _("The axis “%(title)s” of this plan has this identifier."),
                        params={"title": twin.title},
                    ),
                )
        return cleaned


class CommitmentPageForm(SourceTreePageForm):
    """The form of a commitment: its number is free within the plan."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.is_source and cleaned.get("number"):
            twin = self.instance.twins(self.parent_page, number=cleaned["number"])
            if twin:
                self.add_error(
                    "number",
                    ValidationError(
                        _("The commitment “%(title)s” of this plan has this number."),
                        params={"title": twin.title},
                    ),
                )
        if bool(cleaned.get("continues_plan")) != bool(cleaned.get("continues_number")):
            self.add_error(
                "continues_number",
                _("Name both the earlier plan and the number there, or neither."),
            )
        return cleaned
