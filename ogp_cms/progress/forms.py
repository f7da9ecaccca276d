"""The editor's form of a report."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Page

from ogp_cms.core.dates import today
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.forms import SourceTreePageForm
from ogp_cms.plans.models import PlanPage
from ogp_cms.plans.queries import plan_is_closed
from ogp_cms.progress.rules import IN_THE_FUTURE, PLAN_CLOSED


class ReportForm(SourceTreePageForm):
    """The form of an update or planning change; its rows are judged by their formset."""

    def clean_date(self) -> datetime.date | None:
        """The effective date, which is not after today."""
        day: datetime.date | None = self.cleaned_data["date"]
        if day is not None and day > today():
            raise ValidationError(IN_THE_FUTURE)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.is_source and self.parent_page is not None and plan_is_closed(self.parent_page):
            self.add_error(None, ValidationError(PLAN_CLOSED))
        return cleaned


class FirstWeightsForm(ReportForm):
    """The form of a planning change; the first one is proposed for the plan's start.

    The first weights are set after adoption, and count from the day that the plan starts.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None and not self.instance.date:
            proposed = first_planning_date(self.parent_page)
            if proposed is not None and "date" in self.fields:
                self.initial.setdefault("date", proposed)
                self.initial["date"] = self.initial["date"] or proposed


def first_planning_date(commitment: Page) -> datetime.date | None:
    """The plan's start, for the first planning change of a commitment; None for later ones."""
    if commitment.get_children().filter(content_type__model="planningchangepage").exists():
        return None
    plan = PlanPage.objects.ancestor_of(commitment).first()
    if plan is None or plan.state == PlanState.CLOSED or plan.start > today():
        return None
    return plan.start
