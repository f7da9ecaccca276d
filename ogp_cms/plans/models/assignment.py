"""Who leads a commitment, and for how long."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Assignment(models.Model):
    """A person's charge of one commitment. A plain row: when it ends, access ends at once."""

    commitment = models.UUIDField(_("commitment"), db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("project lead"),
        on_delete=models.CASCADE,
        related_name="assignments",
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")) | models.Q(until__isnull=True),
                name="ogp_assignment_ends_after_start",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment} → {self.user}"
