"""The ledger: an append-only, language-neutral chain of facts. Nothing in it is changed or deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ogp_cms.ledger.enums import EntryKind, Role, Subject
from ogp_cms.ledger.fields import HundredthsField
from ogp_cms.plans.enums import ActivityState, PlanState, RateOf


class Entry(models.Model):
    """One fact. `number` runs without gaps from 1; `hash` chains it to the one before.

    Subjects, plans, organisations and reports are named by `translation_key`: an entry holds
    no foreign key, so no deletion reaches it.
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    plan = models.UUIDField()
    subject_kind = models.CharField(max_length=12, choices=Subject.choices, blank=True)
    subject = models.UUIDField(null=True)
    # None for a withdrawal only; 0001-01-01 is "from the beginning of time".
    effective = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    progress = HundredthsField(null=True)

    weight = HundredthsField(null=True)
    state = models.CharField(max_length=12, choices=ActivityState.choices, blank=True)
    planned_start = models.DateField(null=True)
    planned_end = models.DateField(null=True)

    # The commitment of an activity, the axis of a commitment, the plan of an axis; None: nowhere.
    parent = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    plan_start = models.DateField(null=True)
    plan_end = models.DateField(null=True)
    plan_state = models.CharField(max_length=20, choices=PlanState.choices, blank=True)
    rate_of = models.CharField(max_length=20, choices=RateOf.choices, blank=True)

    withdraws = models.BigIntegerField(null=True, unique=True)

    report = models.UUIDField(null=True)
    revision = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    # Outside the hash and never exported.
    approved_by = models.BigIntegerField(null=True)

    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        default_permissions = ("view",)
        ordering = ["number"]
        indexes = [
            models.Index(fields=["plan", "kind", "effective"], name="ogp_entry_plan"),
            models.Index(
                fields=["subject", "kind", "effective", "number"], name="ogp_entry_subject"
            ),
            models.Index(fields=["parent"], name="ogp_entry_parent"),
            models.Index(fields=["report"], name="ogp_entry_report"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(progress__isnull=True)
                | models.Q(progress__gte=0, progress__lte=100),
                name="ogp_entry_progress_0_100",
            ),
            models.CheckConstraint(
                condition=models.Q(weight__isnull=True) | models.Q(weight__gt=0),
                name="ogp_entry_weight_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind="withdrawal", withdraws__isnull=False, effective__isnull=True
                )
                | (
                    ~models.Q(kind="withdrawal")
                    & models.Q(
                        withdraws__isnull=True, effective__isnull=False, subject__isnull=False
                    )
                ),
                name="ogp_entry_withdrawal_shape",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Head(models.Model):
    """The chain's end: one row (id 1), locked before anything is appended."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("ledger head")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="ogp_ledger_one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
