"""The choice of an activity by its key."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class ActivityChoiceField(forms.TypedChoiceField):
    """A select of the activities of a commitment; its value is a `translation_key`."""

    def __init__(self, activities: list[tuple[UUID, str]], **kwargs: Any) -> None:
        choices = [("", "---------"), *((str(key), label) for key, label in activities)]
        super().__init__(
            choices=choices,
            coerce=UUID,
            empty_value=None,
            label=_("Activity"),
            error_messages={
                "required": _("Choose the activity."),
                "invalid_choice": _("This is not an activity of this commitment."),
            },
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return None if value is None else str(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "")
