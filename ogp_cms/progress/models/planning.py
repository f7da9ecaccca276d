"""The planning change: new weights, states or dates of activities, from a day on."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from ogp_cms.extensions import Fact
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.plans.enums import ActivityState
from ogp_cms.plans.panels import TreeInlinePanel
from ogp_cms.progress.forms import FirstWeightsForm
from ogp_cms.progress.formsets import PlanningFormSet
from ogp_cms.progress.models.report import ReportPage


class PlanningChangePage(ReportPage):
    """A change of the plan of work. The first weights are one too."""

    reason = models.TextField(_("reason"), blank=True, help_text=_("Public: why this changes."))

    base_form_class = FirstWeightsForm
    slug_prefix = "planning"
    template = "pages/planning_change.html"

    content_panels = [
        FieldPanel("date"),
        FieldPanel("reason"),
        TreeInlinePanel(
            "rows",
            formset=PlanningFormSet,
            label=_("activity"),
            heading=capfirst(_("activities")),
            help_text=_("Only what changes: what is left empty stays as it was."),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("title", overridable=False),
        SynchronizedField("date", overridable=False),
        SynchronizedField("rows", overridable=False),
        SynchronizedField("seo_title", overridable=False),
        SynchronizedField("search_description", overridable=False),
    ]

    class Meta:
        verbose_name = _("planning change")
        verbose_name_plural = _("planning changes")

    def facts(self) -> list[Fact]:
        """What changes for each activity; what a row leaves empty is no part of its fact."""
        return [
            Fact(
                EntryKind.PLANNING,
                row.activity,
                self.date,
                weight=None if row.weight is None else Decimal(row.weight),
                state=row.state or None,
                planned_start=row.start,
                planned_end=row.end,
            )
            for row in self.rows.all()
        ]


class PlanningRow(Orderable):
    """What changes for one activity, named by its `translation_key`; what is empty stays as it was."""

    page = ParentalKey(PlanningChangePage, on_delete=models.CASCADE, related_name="rows")
    activity = models.UUIDField(_("activity"))
    weight = models.DecimalField(
        _("weight"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(1_000_000)],
    )
    state = models.CharField(_("state"), max_length=12, choices=ActivityState.choices, blank=True)
    start = models.DateField(_("planned start"), null=True, blank=True)
    end = models.DateField(_("planned end"), null=True, blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("activity"),
        FieldRowPanel([FieldPanel("weight"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("planning of an activity")
        verbose_name_plural = _("planning of activities")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "activity"],
                name="ogp_activity_once_per_planning_change",
                violation_error_message=_("This activity already has a row in this change."),
            ),
            models.CheckConstraint(
                condition=models.Q(weight__isnull=True) | models.Q(weight__gt=0),
                name="ogp_weight_positive",
                violation_error_message=_("A weight is above 0."),
            ),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start"))
                | models.Q(start__isnull=True)
                | models.Q(end__isnull=True),
                name="ogp_planning_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)
