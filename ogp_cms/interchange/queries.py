"""Which plans everybody may download."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageViewRestriction

from ogp_cms.interchange.reader import find_plan
from ogp_cms.plans.models import PlanPage


def downloadable_plan(plan_id: str) -> PlanPage | None:
    """The public plan with this identifier, None where a part of it is not for everybody.

    2 queries.
    """
    plan = find_plan(plan_id)
    if plan is None or not plan.live or plan.translation_key not in downloadable([plan]):
        return None
    return plan


def downloadable(plans: Iterable[PlanPage]) -> Collection[UUID]:
    """The keys of those plans of which no page, in any language, is restricted (1 query).

    A document is whole: a plan that hides a part from some readers has none for all.
    """
    keys = {plan.translation_key for plan in plans}
    around = Q(page__path__startswith=OuterRef("path")) | Q(plan_path__startswith=F("page__path"))
    hidden = PageViewRestriction.objects.annotate(
        plan_path=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(around)
    trees = PlanPage.objects.filter(Exists(hidden), translation_key__in=keys)
    return keys - set(trees.values_list("translation_key", flat=True))
