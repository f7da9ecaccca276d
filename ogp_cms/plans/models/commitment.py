"""The commitment: the promise, with its activities. What was done about it lives in its children."""

from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ogp_cms.plans.enums import OgpValue, PlanState, Sdg
from ogp_cms.plans.fields import ChoiceListField
from ogp_cms.plans.forms import CommitmentPageForm
from ogp_cms.plans.formsets import ActivityFormSet
from ogp_cms.plans.guards import recorded_activities
from ogp_cms.plans.models.organisation import Organisation, validate_id
from ogp_cms.plans.models.plan import CLOSED, PlanPage, PlanTreePage
from ogp_cms.plans.panels import TreeInlinePanel

NUMBER_RANGE = [MinValueValidator(1), MaxValueValidator(9999)]


class CommitmentPage(PlanTreePage):
    """One commitment of a plan, as it was promised. Edited by the secretariat, not by leads."""

    number = models.PositiveSmallIntegerField(_("number"), validators=NUMBER_RANGE)
    lead_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible organisation"),
        on_delete=models.PROTECT,
        related_name="led_commitments",
    )
    ogp_values = ChoiceListField(_("OGP values"), choices=OgpValue.choices)
    sdgs = ChoiceListField(_("Sustainable Development Goals"), choices=Sdg.choices)
    start = models.DateField(_("planned start"), null=True, blank=True)
    end = models.DateField(_("planned end"), null=True, blank=True)
    problem = models.TextField(
        _("problem"), help_text=_("What is wrong today, for whom. Two to five sentences.")
    )
    description = models.TextField(
        _("what the commitment consists of"),
        blank=True,
        help_text=_("The first sentence is shown under the title: say the promise in plain words."),
    )
    continues_plan = models.CharField(
        _("carries on from plan"),
        max_length=50,
        blank=True,
        validators=[validate_id],
        help_text=_("The identifier of the earlier plan, if this commitment carries one on."),
    )
    continues_number = models.PositiveSmallIntegerField(
        _("number there"), null=True, blank=True, validators=NUMBER_RANGE
    )

    parent_page_types: ClassVar[list[str]] = ["ogp_plans.AxisPage"]
    subpage_types: ClassVar[list[str]] = [
        "ogp_progress.ProgressUpdatePage",
        "ogp_progress.PlanningChangePage",
    ]
    base_form_class = CommitmentPageForm
    template = "pages/commitment.html"

    content_panels = [
        FieldPanel("number"),
        *PlanTreePage.content_panels,
        FieldPanel("lead_organisation"),
        TreeInlinePanel(
            "supporting_organisations",
            label=_("supporting organisation"),
            heading=capfirst(_("supporting organisations")),
        ),
        FieldPanel("problem"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        TreeInlinePanel(
            "activities",
            formset=ActivityFormSet,
            label=_("activity"),
            heading=capfirst(_("activities")),
            help_text=_(
                "The steps of the promise, numbered once. Weights, states and new dates come "
                "later, by planning changes."
            ),
        ),
        FieldPanel("ogp_values"),
        FieldPanel("sdgs"),
        MultiFieldPanel(
            [FieldPanel("continues_plan"), FieldPanel("continues_number")],
            heading=_("Carried over"),
        ),
        TreeInlinePanel("documents", label=_("document"), heading=capfirst(_("documents"))),
    ]
    # No go-live and no expiry: a commitment is withdrawn by a person, who gives the reason.
    settings_panels: list[Any] = []
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("number", overridable=False),
        SynchronizedField("lead_organisation", overridable=False),
        SynchronizedField("ogp_values", overridable=False),
        SynchronizedField("sdgs", overridable=False),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
        SynchronizedField("continues_plan", overridable=False),
        SynchronizedField("continues_number", overridable=False),
        SynchronizedField("supporting_organisations", overridable=False),
    ]

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.UniqueConstraint(
                fields=["plan_page", "number"],
                name="ogp_commitment_number_once_per_plan",
                violation_error_message=_("Another commitment of this plan has this number."),
            ),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start"))
                | models.Q(start__isnull=True)
                | models.Q(end__isnull=True),
                name="ogp_commitment_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.pk and self.live and self.is_source:
            self._check_activities()

    def _check_activities(self) -> None:
        """Stands behind the editor's formset: what has facts stays, under its number."""
        now = {activity.translation_key: activity.number for activity in self.activities.all()}
        stored = Activity.objects.filter(page_id=self.pk).values_list("translation_key", "number")
        before = dict(stored)
        for key in recorded_activities([key for key in before if before[key] != now.get(key)]):
            raise ValidationError(
                {
                    NON_FIELD_ERRORS: ValidationError(
                        _(
                            "Activity %(number)s has recorded progress or planning: it stays as it is."
                        ),
                        params={"number": before[key]},
                    )
                }
            )

    def why_not_move_to(self, parent: Page) -> Any:
        """A commitment moves only to another axis of its plan."""
        if not self.is_source:
            return super().why_not_move_to(parent)
        plan = PlanPage.objects.ancestor_of(parent, inclusive=True).first()
        if plan is None or plan.pk != self.plan_page:
            return _("A commitment moves only within its plan.")
        return CLOSED if plan.state == PlanState.CLOSED else None


class SupportingOrganisation(Orderable):
    """An organisation that takes part in a commitment without leading it."""

    page = ParentalKey(
        CommitmentPage, on_delete=models.CASCADE, related_name="supporting_organisations"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="supported_commitments",
    )

    panels = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("supporting organisation")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "organisation"],
                name="ogp_supporting_organisation_once",
                violation_error_message=_("This organisation is already named."),
            )
        ]


class Activity(TranslatableMixin, Orderable):
    """A planned step of a commitment. It is referred to by `translation_key`, never by id."""

    page = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveSmallIntegerField(_("number"), validators=NUMBER_RANGE)
    title = models.CharField(_("title"), max_length=255)
    start = models.DateField(_("planned start"), null=True, blank=True)
    end = models.DateField(_("planned end"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("title")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
    ]
    override_translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("number", overridable=False),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "number"],
                name="ogp_activity_number_once_per_commitment",
                violation_error_message=_("Another activity of this commitment has this number."),
            ),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start"))
                | models.Q(start__isnull=True)
                | models.Q(end__isnull=True),
                name="ogp_activity_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class CommitmentDocument(TranslatableMixin, Orderable):
    """A document that belongs to the promise, such as a law or a study."""

    page = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=255)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [FieldPanel("title"), FieldPanel("document")]
    override_translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("document"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title
