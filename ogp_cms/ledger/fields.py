"""Exact hundredths: a decimal of two places kept as a whole number on every database."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

CENT = Decimal("0.01")


class HundredthsField(models.BigIntegerField):
    """A decimal with at most two places; SQLite would keep a DecimalField as a float."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: int | None, *_args: Any) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None:
            return None
        decimal = Decimal(value)
        if decimal != decimal.quantize(CENT):
            raise ValidationError(_("At most two decimal places."))
        return decimal.quantize(CENT)

    def get_prep_value(self, value: Any) -> int | None:
        decimal = self.to_python(value)
        return None if decimal is None else int(decimal.scaleb(2))
