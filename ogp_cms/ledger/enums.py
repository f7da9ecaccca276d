"""What an entry can be, and about what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """The four kinds of fact."""

    PROGRESS = "progress", _("progress")
    PLANNING = "planning", _("planning")
    PLACEMENT = "placement", _("placement")
    WITHDRAWAL = "withdrawal", _("withdrawal")


class Subject(models.TextChoices):
    """What a fact is about."""

    PLAN = "plan", _("plan")
    AXIS = "axis", _("axis")
    COMMITMENT = "commitment", _("commitment")
    ACTIVITY = "activity", _("activity")


class Role(models.TextChoices):
    """In which role a fact was approved."""

    SECRETARIAT = "secretariat", _("secretariat")
    IMPORT = "import", _("import")
