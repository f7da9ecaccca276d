"""The rows of a report: one per activity spoken of, judged together."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ogp_cms.plans.formsets import TreeFormSet
from ogp_cms.progress.fields import ActivityChoiceField
from ogp_cms.progress.rules import (
    Problem,
    problems_of_planning,
    problems_of_update,
    recorded_without,
)

TWICE = _("This activity already has a row. Put everything about it into one.")
NOTHING_SAID = _("Say something: a summary, or a row for an activity.")
NO_ROW = _("Add the activities whose weight, state or dates change.")


class ReportFormSet(TreeFormSet):
    """Rows that name an activity of the report's commitment, each at most once."""

    @cached_property
    def activities(self) -> list[tuple[UUID, str]]:
        """Key and label of the commitment's activities, in the language of the page's tree."""
        parent = self.page_form.parent_page if self.page_form else None
        if parent is None:
            return []
        rows = parent.specific.activities.all()
        return [(activity.translation_key, str(activity)) for activity in rows]

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "activity" in form.fields or not self.is_source:
            # In another language the name stays in sight, but nothing can be chosen.
            form.fields["activity"] = ActivityChoiceField(
                self.activities, disabled=not self.is_source
            )
            form.order_fields(["activity"])

    def validate_unique(self) -> None:
        """Tells of a second row for an activity in a sentence, at the row."""
        seen: set[UUID] = set()
        for form in self.kept_forms():
            activity = form.cleaned_data.get("activity")
            if activity in seen:
                form.add_error("activity", ValidationError(TWICE, code="unique"))
            elif activity is not None:
                seen.add(activity)

    def clean(self, *args: Any, **kwargs: Any) -> None:
        super().clean(*args, **kwargs)
        if not self.is_source or self.is_draft:
            return
        rows = {
            id(form.instance): form
            for form in self.kept_forms()
            if not form.errors and form.cleaned_data.get("activity")
        }
        for problem in self.problems([form.instance for form in rows.values()]):
            rows[id(problem.row)].add_error(problem.field or None, problem.message)
        if not self.kept_forms():
            self.check_empty()

    def problems(self, rows: list[Any]) -> list[Problem]:
        """What is wrong with the rows; they hold what was just typed."""
        raise NotImplementedError

    def check_empty(self) -> None:
        """Raises ValidationError where a report without rows says nothing."""
        raise NotImplementedError


class UpdateFormSet(ReportFormSet):
    """The rows of a progress update."""

    def problems(self, rows: list[Any]) -> list[Problem]:
        day = self.page_form.cleaned_data.get("date")
        if day is None:
            return []
        keys = [row.activity for row in rows]
        recorded = recorded_without(self.instance.translation_key, keys, day)
        return list(problems_of_update(rows, recorded))

    def check_empty(self) -> None:
        typed = self.page_form.cleaned_data
        names = ("summary", "difficulties", "results", "contribution", "next_steps")
        if not any((typed.get(name) or "").strip() for name in names):
            raise ValidationError(NOTHING_SAID)


class PlanningFormSet(ReportFormSet):
    """The rows of a planning change."""

    def problems(self, rows: list[Any]) -> list[Problem]:
        return list(problems_of_planning(rows))

    def check_empty(self) -> None:
        raise ValidationError(NO_ROW)
