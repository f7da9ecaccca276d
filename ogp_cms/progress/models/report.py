"""What an update and a planning change share."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ogp_cms.core.models import BasePage


class ReportPage(BasePage):
    """A report under a commitment. Its title and slug are made, never typed."""

    # Given once, at first publication: the date, then "-2" for the second of that date.
    report_id = models.CharField(max_length=50, blank=True, editable=False)
    date = models.DateField(
        _("effective date"), help_text=_("The day on which what you report was true.")
    )
    # The day of approval that an imported document states; shown, never used as `recorded_at`.
    approved = models.DateField(null=True, blank=True, editable=False)
    # The revision that an import published; the report is site-born when another one is live.
    imported_revision = models.PositiveBigIntegerField(null=True, editable=False)

    slug_prefix: ClassVar[str]

    parent_page_types: ClassVar[list[str]] = ["ogp_plans.CommitmentPage"]
    subpage_types: ClassVar[list[str]] = []
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    show_in_menus_default = False

    class Meta:
        abstract = True
