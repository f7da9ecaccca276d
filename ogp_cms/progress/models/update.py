"""The progress update and its rows."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ogp_cms.extensions import Fact
from ogp_cms.ledger.enums import EntryKind
from ogp_cms.plans.panels import TreeInlinePanel
from ogp_cms.progress.forms import ReportForm
from ogp_cms.progress.formsets import UpdateFormSet
from ogp_cms.progress.models.report import ReportPage


class ProgressUpdatePage(ReportPage):
    """What a project lead reports for an effective date: one row per activity spoken of."""

    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences: what moved since last time.")
    )
    difficulties = models.TextField(_("difficulties"), blank=True)
    results = models.TextField(_("results"), blank=True)
    contribution = models.TextField(
        _("contribution to the problem"),
        blank=True,
        help_text=_("How the commitment helped to solve the problem it started from."),
    )
    next_steps = models.TextField(_("next steps"), blank=True)

    base_form_class = ReportForm
    slug_prefix = "update"
    template = "pages/update.html"

    content_panels = [
        FieldPanel("date"),
        FieldPanel("summary"),
        TreeInlinePanel(
            "rows",
            formset=UpdateFormSet,
            label=_("activity"),
            heading=capfirst(_("activities")),
            help_text=_(
                "One row for each activity you speak of. The others keep their last approved figure."
            ),
        ),
        FieldPanel("difficulties"),
        TreeInlinePanel(
            "evidence", label=pgettext_lazy("one item", "evidence"), heading=capfirst(_("evidence"))
        ),
        TreeInlinePanel(
            "communication_actions",
            label=_("communication action"),
            heading=capfirst(_("communication actions")),
            help_text=_("Those that took place since the last update."),
        ),
        MultiFieldPanel(
            [FieldPanel("results"), FieldPanel("contribution"), FieldPanel("next_steps")],
            heading=_("Results and what comes next"),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("title", overridable=False),
        SynchronizedField("date", overridable=False),
        SynchronizedField("seo_title", overridable=False),
        SynchronizedField("search_description", overridable=False),
    ]

    class Meta:
        verbose_name = _("progress update")
        verbose_name_plural = _("progress updates")

    def facts(self) -> list[Fact]:
        """The progress of every activity for which a figure is given."""
        return [
            Fact(EntryKind.PROGRESS, row.activity, self.date, progress=Decimal(row.progress))
            for row in self.rows.all()
            if row.progress is not None
        ]


class ActivityProgress(TranslatableMixin, Orderable):
    """What an update says of one activity, named by its `translation_key`."""

    page = ParentalKey(ProgressUpdatePage, on_delete=models.CASCADE, related_name="rows")
    activity = models.UUIDField(_("activity"))
    progress = models.DecimalField(
        _("progress"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("In percent, 0 to 100. Empty: the last approved figure stands."),
    )
    done = models.TextField(_("actions done"), blank=True)
    not_done = models.TextField(_("actions not done"), blank=True)
    additional = models.TextField(_("additional actions"), blank=True)
    decrease_reason = models.TextField(
        _("reason for the decrease"),
        blank=True,
        help_text=_("Public. Needed when the figure is below the last approved one."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("activity"),
        FieldPanel("progress"),
        FieldPanel("done"),
        FieldPanel("not_done"),
        FieldPanel("additional"),
        FieldPanel("decrease_reason"),
    ]
    override_translatable_fields = [
        SynchronizedField("activity", overridable=False),
        SynchronizedField("progress", overridable=False),
        TranslatableField("done"),
        TranslatableField("not_done"),
        TranslatableField("additional"),
        TranslatableField("decrease_reason"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("progress of an activity")
        verbose_name_plural = _("progress of activities")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "activity"],
                name="ogp_activity_once_per_update",
                violation_error_message=_("This activity already has a row in this update."),
            ),
            models.CheckConstraint(
                condition=models.Q(progress__isnull=True)
                | models.Q(progress__gte=0, progress__lte=100),
                name="ogp_progress_0_100",
                violation_error_message=_("Progress is a percentage from 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.progress}"


class Evidence(TranslatableMixin, Orderable):
    """What shows that an update is true: a link or a file."""

    page = ParentalKey(ProgressUpdatePage, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("title"), max_length=255)
    url = models.URLField(_("address"), max_length=500, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("title"),
        FieldPanel("url"),
        FieldPanel("document"),
    ]
    override_translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("url", overridable=False),
        SynchronizedField("document", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = pgettext_lazy("one item", "evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url="") ^ models.Q(document__isnull=True),
                name="ogp_evidence_link_or_file",
                violation_error_message=_("Give either an address or a file."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class CommunicationAction(TranslatableMixin, Orderable):
    """A communication action that took place."""

    page = ParentalKey(
        ProgressUpdatePage, on_delete=models.CASCADE, related_name="communication_actions"
    )
    title = models.CharField(_("action"), max_length=255)
    date = models.CharField(
        _("date"),
        max_length=255,
        blank=True,
        help_text=_("As people write it: “March and September 2019”."),
    )
    audience = models.CharField(_("audience"), max_length=255, blank=True)
    indicators = models.CharField(_("indicators"), max_length=255, blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("title"),
        FieldPanel("date"),
        FieldPanel("audience"),
        FieldPanel("indicators"),
    ]
    override_translatable_fields = [
        TranslatableField("title"),
        TranslatableField("date"),
        TranslatableField("audience"),
        TranslatableField("indicators"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("communication action")
        verbose_name_plural = _("communication actions")

    def __str__(self) -> str:
        return self.title
