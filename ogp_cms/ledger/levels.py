"""How a rate is rounded, shown and named.

The bands are those of the published self-assessment report: not started (0), limited,
substantial, completed; 90 belongs to the last. The thresholds are a setting.
"""

import math
from fractions import Fraction

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The level of a rate; a rate that is undefined has none."""

    NOT_STARTED = "not_started", _("not started")
    LIMITED = "limited", _("limited")
    SUBSTANTIAL = "substantial", _("substantial")
    COMPLETED = "completed", _("completed")


def displayed_percent(value: Fraction) -> int:
    """The whole percent that is shown: rounded half up, once."""
    return math.floor(value + Fraction(1, 2))


def level_of(value: Fraction | None) -> Level | None:
    """The level of the displayed percent; above 0 it is never "not started"."""
    if value is None:
        return None
    if value == 0:
        return Level.NOT_STARTED
    shown = displayed_percent(value)
    if shown >= settings.OGP_LEVEL_THRESHOLDS["completed"]:
        return Level.COMPLETED
    if shown >= settings.OGP_LEVEL_THRESHOLDS["substantial"]:
        return Level.SUBSTANTIAL
    return Level.LIMITED
