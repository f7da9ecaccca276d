"""What happened to a promise after it was made: withdrawn, moved, taken up again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ogp_cms.plans.enums import PromiseChangeKind


class PromiseChange(models.Model):
    """A commitment was withdrawn or moved, with the reason that the plan's page shows.

    Named by `translation_key`, with the number and title of that day: the row outlives its page.
    """

    plan = models.UUIDField(_("plan"), db_index=True)
    commitment = models.UUIDField(_("commitment"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=255)
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=12, choices=PromiseChangeKind.choices)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("change of a promise")
        verbose_name_plural = _("changes of promises")
        ordering: ClassVar = ["-date", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(reason="") | models.Q(kind="restored"),
                name="ogp_promise_change_has_reason",
                violation_error_message=_("Give the reason: the public reads it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.number}. {self.title}: {self.kind}"
