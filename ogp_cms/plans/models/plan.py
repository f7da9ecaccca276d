"""The plan and its axes."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from ogp_cms.plans.enums import PlanState, RateOf
from ogp_cms.plans.forms import AxisPageForm, PlanPageForm, pages_in_review, still_in_review
from ogp_cms.plans.models.organisation import validate_id
from ogp_cms.plans.models.source import SourceTreePage

CLOSED = _("This plan is closed: only withdrawal and translation remain.")


class PlanTreePage(SourceTreePage):
    """A page within a plan's tree.

    `plan_page` is the id of the plan page of the same tree, kept by `save()`: constraints on
    numbers and ids lean on it, because the language stands in another table.
    """

    plan_page = models.PositiveIntegerField(null=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.path:
            ancestors = PlanPage.objects.ancestor_of(self)
            self.plan_page = ancestors.values_list("pk", flat=True).first()
        return super().save(*args, **kwargs)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """As the source tree's pages, in a plan that is not closed."""
        plans = PlanPage.objects.ancestor_of(parent, inclusive=True)
        closed = plans.filter(state=PlanState.CLOSED).exists()
        return bool(super().can_create_at(parent)) and not closed

    def twins(self, parent: Page, **values: Any) -> Self | None:
        """Another page of this type in the plan of `parent` that has these values, if any."""
        plan = PlanPage.objects.ancestor_of(parent, inclusive=True).first()
        pages = type(self).objects.filter(plan_page=plan.pk if plan else None, **values)
        return pages.exclude(pk=self.pk).first()


class PlanPage(SourceTreePage):
    """A national action plan: what was promised for a period, and the state it is in."""

    plan_id = models.CharField(
        _("identifier"),
        max_length=50,
        validators=[validate_id],
        help_text=_("Stable: it names the plan in every export, such as “maroc-2018-2020”."),
    )
    country = models.CharField(
        _("country code"), max_length=2, blank=True, help_text=_("Two letters, ISO 3166: MA.")
    )
    description = models.TextField(_("description"), blank=True)
    start = models.DateField(_("start"), help_text=_("Before this day there is no rate."))
    end = models.DateField(_("end"))
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=PlanState.choices,
        default=PlanState.ADOPTED,
        help_text=_(
            "Type a plan in as “adopted” and switch it to “in implementation” when it is complete: "
            "from then on every move is dated."
        ),
    )
    rate_of = models.CharField(
        _("the rate is the mean of"),
        max_length=20,
        choices=RateOf.choices,
        default=RateOf.COMMITMENTS,
    )
    own_neutral_fields = ("source_language",)
    # The language that the plan was written in: only this tree writes facts.
    source_language = models.CharField(max_length=20, blank=True, editable=False)

    parent_page_types: ClassVar[list[str]] = ["ogp_core.HomePage"]
    subpage_types: ClassVar[list[str]] = ["ogp_plans.AxisPage"]
    base_form_class = PlanPageForm
    template = "pages/plan.html"

    content_panels = [
        *SourceTreePage.content_panels,
        FieldPanel("plan_id"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("rate_of")]),
        FieldPanel("country"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("plan_id", overridable=False),
        SynchronizedField("country", overridable=False),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
        SynchronizedField("state", overridable=False),
        SynchronizedField("rate_of", overridable=False),
    ]

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")),
                name="ogp_plan_ends_after_start",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if not self.source_language:
            self.source_language = self.language
        return super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The end is before the start.")})
        same = PlanPage.objects.filter(plan_id=self.plan_id).exclude(pk=self.pk)
        if same.exclude(translation_key=self.translation_key).exists():
            raise ValidationError({"plan_id": _("Another plan has this identifier.")})
        if self.pk and self.live and self.state == PlanState.CLOSED and self.is_source:
            self._refuse_closing()

    def _refuse_closing(self) -> None:
        """Whoever closes the plan, by whatever way: nothing may be left in review."""
        stored = PlanPage.objects.filter(pk=self.pk).values_list("state", flat=True).first()
        waiting = pages_in_review(self) if stored != PlanState.CLOSED else 0
        if waiting:
            raise ValidationError({"state": still_in_review(waiting)})


class AxisPage(PlanTreePage):
    """A theme of the plan; its commitments are its children."""

    axis_id = models.CharField(
        _("identifier"),
        max_length=50,
        validators=[validate_id],
        help_text=_("Stable: it names the axis in every export."),
    )
    description = models.TextField(_("description"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["ogp_plans.PlanPage"]
    subpage_types: ClassVar[list[str]] = ["ogp_plans.CommitmentPage"]
    base_form_class = AxisPageForm
    template = "pages/axis.html"

    content_panels = [
        *SourceTreePage.content_panels,
        FieldPanel("axis_id"),
        FieldPanel("description"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("axis_id", overridable=False),
    ]

    class Meta:
        verbose_name = _("axis")
        verbose_name_plural = _("axes")
        constraints = [
            models.UniqueConstraint(
                fields=["plan_page", "axis_id"],
                # A draft may still lack its identifier.
                condition=~models.Q(axis_id=""),
                name="ogp_axis_id_once_per_plan",
                violation_error_message=_("Another axis of this plan has this identifier."),
            )
        ]
