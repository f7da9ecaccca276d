"""How the rows of a page are checked: in the formset, because it is judged after the page's form."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet

from ogp_cms.plans.guards import recorded_activities
from ogp_cms.plans.models.source import neutral_names


class TreeFormSet(BaseChildFormSet):
    """Rows of a page of a plan's tree.

    Outside the source tree nothing is added or removed and the language-neutral fields are no
    form fields: what is there follows the source.
    """

    # Set by the page's form before the rows are built.
    page_form: Any = None
    is_source = True

    def attach(self, page_form: Any, *, is_source: bool) -> None:
        """Ties the rows to their page's form; called before they are built."""
        self.page_form = page_form
        self.is_source = is_source
        if not is_source:
            self.max_num = self.initial_form_count()

    @property
    def is_draft(self) -> bool:
        """Whether the page is only saved: what is needed for publication may still be missing."""
        return bool(self.page_form is not None and self.page_form.is_deferred_validation)

    def kept_forms(self) -> list[Any]:
        """The filled-in rows that are not being removed."""
        return [
            form
            for form in self.forms
            if not self._is_removed(form) and getattr(form, "cleaned_data", None)
        ]

    def removed_forms(self) -> list[Any]:
        """The rows that were there and are being removed."""
        return [form for form in self.initial_forms if self._is_removed(form)]

    def _is_removed(self, form: Any) -> bool:
        # Not `deleted_forms`: that is empty as long as any other row has an error.
        return bool(form.cleaned_data.get("DELETE")) if hasattr(form, "cleaned_data") else False

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        super().add_fields(form, index)
        if not self.is_source:
            for name in neutral_names(self.model):
                form.fields.pop(name, None)

    def clean(self, *args: Any, **kwargs: Any) -> None:
        super().clean(*args, **kwargs)
        if not self.is_source and (self.removed_forms() or self._added_forms()):
            raise ValidationError(
                _("Rows are added and removed in the plan's source language only.")
            )

    def _added_forms(self) -> list[Any]:
        return [form for form in self.extra_forms if form.has_changed()]


class ActivityFormSet(TreeFormSet):
    """The activities of a commitment: numbered once, and not removed once something is recorded."""

    messages: ClassVar = {
        "renumbered": _(
            "Activity %(number)s was published under this number and keeps it. Cancel it by a "
            "planning change and add a new one if the numbering must change."
        ),
        "recorded": _(
            "Activity %(number)s cannot be removed: progress or planning is recorded for it. "
            "Cancel it by a planning change instead."
        ),
        "twice": _("The number %(number)s is given to two activities."),
        "none": _("Add at least one activity: what is done about the promise, step by step."),
    }

    def clean(self, *args: Any, **kwargs: Any) -> None:
        super().clean(*args, **kwargs)
        if not self.is_source:
            return
        self._refuse_renumbering()
        self._refuse_removal()
        if not self.is_draft and not self.kept_forms():
            raise ValidationError(self.messages["none"], code="none")

    def validate_unique(self) -> None:
        """Tells of a number given twice in a sentence, at the row."""
        seen: set[int] = set()
        for form in self.kept_forms():
            number = form.cleaned_data.get("number")
            if number in seen:
                self._refuse(form, "twice", number)
            elif number is not None:
                seen.add(number)

    def _refuse_renumbering(self) -> None:
        published = self._published_numbers()
        for form in self.kept_forms():
            number = published.get(form.instance.translation_key)
            if number is not None and form.cleaned_data.get("number") != number:
                self._refuse(form, "renumbered", number)

    def _refuse_removal(self) -> None:
        removed = {
            form.instance.translation_key: form.instance.number for form in self.removed_forms()
        }
        for key in recorded_activities(removed.keys()):
            raise ValidationError(
                self.messages["recorded"], code="recorded", params={"number": removed[key]}
            )

    def _published_numbers(self) -> dict[UUID, int]:
        if not self.instance.pk or not self.instance.first_published_at:
            return {}
        rows = self.model._default_manager.filter(page_id=self.instance.pk)
        return dict(rows.values_list("translation_key", "number"))

    def _refuse(self, form: Any, code: str, number: int) -> None:
        form.add_error("number", ValidationError(self.messages[code], params={"number": number}))
