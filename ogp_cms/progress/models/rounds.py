"""The rounds in which leads are asked to report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ogp_cms.core.date_formats import month_year
from ogp_cms.plans.queries import source_plans


class ReportingRound(models.Model):
    """A period of a plan: it opens on a day, and updates are due on another."""

    plan = models.UUIDField(_("plan"), db_index=True)
    label = models.CharField(
        _("label"),
        max_length=120,
        blank=True,
        help_text=_("Empty: month and year of the due date."),
    )
    opens = models.DateField(_("opens"))
    due = models.DateField(_("due"))

    class Meta:
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")
        ordering = ["plan", "due"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "due"],
                name="ogp_round_due_once",
                violation_error_message=_("Another round of this plan is due on this day."),
            ),
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("opens")),
                name="ogp_round_due_after_opening",
                violation_error_message=_("The due date is before the opening."),
            ),
        ]

    def __str__(self) -> str:
        return self.label or month_year(self.due)

    @property
    def plan_title(self) -> str:
        """The title of the round's plan, for the back office."""
        return next((p.title for p in source_plans() if p.translation_key == self.plan), "–")
