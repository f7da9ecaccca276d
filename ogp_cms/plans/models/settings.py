"""Which plan the home page shows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ogp_cms.plans.models.plan import PlanPage


@register_setting(icon="list-ol")
class PlanSettings(BaseSiteSetting):
    """The site's choice of plan; without one the home page shows the running plan."""

    plan = models.ForeignKey(
        PlanPage,
        verbose_name=_("plan on the home page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Empty: the latest-starting plan in implementation, else the latest-starting closed one."
        ),
    )

    panels = [FieldPanel("plan")]

    class Meta:
        verbose_name = _("Plans")
