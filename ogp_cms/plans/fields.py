"""A field for a short list out of a closed set of choices."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """Several values out of `choices`, kept as a sorted JSON list without repetition.

    A many-to-many field would not do: wagtail-localize leaves those out of translations.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:  # type: ignore[override]
        choices: list[tuple[Any, Any]] = list(self.choices or [])
        return forms.TypedMultipleChoiceField(
            choices=choices,
            coerce=int if choices and isinstance(choices[0][0], int) else str,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        known = {choice for choice, _label in self.choices or []}
        if not isinstance(value, Iterable) or isinstance(value, str | dict):
            raise ValidationError(_("This is not a list."), code="invalid")
        unknown = [item for item in value if item not in known]
        if unknown:
            raise ValidationError(
                _("%(value)s is not one of the choices."),
                code="invalid_choice",
                params={"value": unknown[0]},
            )

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(sorted(set(value or [])))
