"""Finding plans, axes, commitments and organisations, in the source tree and in a language."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import OuterRef, Subquery
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import (
    Activity,
    AxisPage,
    CommitmentPage,
    Organisation,
    PlanPage,
    PlanSettings,
    PromiseChange,
    SourceTreePage,
)
from ogp_cms.plans.models.plan import PlanTreePage

P = TypeVar("P", bound=SourceTreePage)


def is_source(page: Page) -> bool:
    """Whether a page belongs to the source tree of a plan: in its language, and no alias."""
    page = page.specific
    return isinstance(page, SourceTreePage) and page.is_source


def source_of(page: P) -> P | None:
    """The page of the source tree that this one stands for (itself if it is the one)."""
    return page.source


def plan_of(page: Page) -> PlanPage | None:
    """The source plan page of a page anywhere in a plan's tree, in any language."""
    plan = PlanPage.objects.ancestor_of(page, inclusive=True).select_related("locale").first()
    return None if plan is None else plan.source


def plan_is_closed(page: Page) -> bool:
    """Whether the plan that a page belongs to is closed, by the tree it stands in (1 query)."""
    plans = PlanPage.objects.ancestor_of(page, inclusive=True)
    return plans.values_list("state", flat=True).first() == PlanState.CLOSED


def translations_of(source: P) -> list[P]:
    """Every other page that stands for the same thing: translations and aliases (1 query)."""
    pages = type(source).objects.filter(translation_key=source.translation_key)
    return list(pages.exclude(pk=source.pk).select_related("locale").order_by("path"))


def source_plans() -> list[PlanPage]:
    """The plan pages of the source trees, public or not, the latest-starting first (1 query)."""
    plans = PlanPage.objects.filter(alias_of__isnull=True).select_related("locale")
    own = [plan for plan in plans if plan.locale.language_code == plan.source_language]
    return sorted(own, key=lambda plan: (plan.start, plan.pk), reverse=True)


def live_plans() -> list[PlanPage]:
    """The public plans, the latest-starting first (1 query)."""
    return [plan for plan in source_plans() if plan.live]


def source_plan(plan_id: str) -> PlanPage | None:
    """The source page of the plan with this identifier, public or not (1 query)."""
    return next((plan for plan in source_plans() if plan.plan_id == plan_id), None)


def plan_id_of(page: PlanTreePage) -> str:
    """The identifier of the plan above a page of its tree, "" for a page in none (1 query)."""
    found = PlanPage.objects.filter(pk=page.plan_page or 0).values_list("plan_id", flat=True)
    return found.first() or ""


def every_axis(plan: PlanPage) -> list[AxisPage]:
    """The axes of a plan in tree order, public or not (1 query)."""
    return list(AxisPage.objects.child_of(plan).select_related("locale").order_by("path"))


def every_commitment(plan: PlanPage) -> list[CommitmentPage]:
    """The commitments of a plan by number, public or not (1 query)."""
    pages = CommitmentPage.objects.descendant_of(plan).select_related("locale")
    return list(pages.order_by("number"))


def activities_in(pages: Iterable[CommitmentPage]) -> list[Activity]:
    """The activities of these very pages, in their language, by number (1 query)."""
    found = Activity.objects.filter(page__in=[page.pk for page in pages])
    return list(found.select_related("locale").order_by("number"))


def organisation_with_id(organisation_id: str, language: str) -> Organisation | None:
    """An organisation in a language, else in another one (1 query)."""
    rows = Organisation.objects.filter(organisation_id=organisation_id).select_related("locale")
    ordered = sorted(rows, key=lambda row: (row.locale.language_code != language, row.pk))
    return ordered[0] if ordered else None


def home_plan(site: Site | None) -> PlanPage | None:
    """The plan that the home page shows (2 queries at most).

    The one chosen in the site's settings, while it is public; else the latest-starting plan in
    implementation; else the latest-starting closed one.
    """
    plans = live_plans()
    chosen = _chosen_plan(site)
    in_order = [
        [plan for plan in plans if plan.translation_key == chosen],
        [plan for plan in plans if plan.state == PlanState.IMPLEMENTATION],
        [plan for plan in plans if plan.state == PlanState.CLOSED],
    ]
    return next((candidates[0] for candidates in in_order if candidates), None)


def _chosen_plan(site: Site | None) -> UUID | None:
    if site is None:
        return None
    chosen = PlanSettings.objects.filter(site=site).values_list("plan__translation_key", flat=True)
    return chosen.first()


def axes_of(plan: PlanPage) -> list[AxisPage]:
    """The public axes of a plan in tree order (1 query)."""
    return list(AxisPage.objects.child_of(plan).live().select_related("locale").order_by("path"))


def commitments_of(parent: PlanPage | AxisPage) -> list[CommitmentPage]:
    """The public commitments under the public axes of a plan, or under one axis, by number.

    2 queries for a plan, 1 for an axis.
    """
    pages = CommitmentPage.objects.live().descendant_of(parent)
    if isinstance(parent, PlanPage):
        hidden = AxisPage.objects.child_of(parent).filter(live=False)
        for path in hidden.values_list("path", flat=True):
            pages = pages.exclude(path__startswith=path)
    return list(pages.select_related("locale", "lead_organisation").order_by("number"))


def public_commitments(page: Page) -> PageQuerySet:
    """The public commitments of the source trees that a page is, or that stand below it."""
    languages = PlanPage.objects.filter(pk=OuterRef("plan_page")).values("source_language")
    pages = CommitmentPage.objects.live().descendant_of(page, inclusive=True)
    return pages.filter(alias_of__isnull=True, locale__language_code=Subquery(languages))


def promised_in_public(page: Page) -> bool:
    """Whether a page is, or holds, a public commitment of a plan that runs or ran (1 query)."""
    made = (PlanState.IMPLEMENTATION, PlanState.CLOSED)
    plans = PlanPage.objects.filter(state__in=made, live=True)
    return public_commitments(page).filter(plan_page__in=plans.values("pk")).exists()


def commitments_led_by(
    organisations: Collection[UUID], plan: PlanPage | None = None
) -> list[CommitmentPage]:
    """The public commitments of the source trees that these organisations lead, by number."""
    pages = CommitmentPage.objects.live().filter(
        lead_organisation__translation_key__in=organisations, alias_of__isnull=True
    )
    plans = [plan] if plan is not None else live_plans()
    pages = pages.filter(plan_page__in=[each.pk for each in plans])
    return list(pages.select_related("locale", "lead_organisation").order_by("number"))


def localised(pages: Sequence[P], language: str) -> list[P]:
    """Each page's public translation into a language, else the page itself; the order is kept.

    One query per page type; none where every page is in that language already.
    """
    foreign = [page for page in pages if page.language != language]
    found = {
        version.translation_key: version
        for model in {type(page) for page in foreign}
        for version in model.objects.live()
        .filter(
            translation_key__in=[page.translation_key for page in foreign],
            locale__language_code=language,
            alias_of__isnull=True,
        )
        .select_related("locale")
    }
    return [
        page if page.language == language else found.get(page.translation_key, page)
        for page in pages
    ]


def localised_organisations(
    organisations: Iterable[Organisation], language: str
) -> dict[UUID, Organisation]:
    """Each organisation in a language, else as given, by `translation_key` (1 query)."""
    named = {organisation.translation_key: organisation for organisation in organisations}
    versions = Organisation.objects.filter(
        translation_key__in=named, locale__language_code=language
    ).select_related("locale")
    return named | {version.translation_key: version for version in versions}


def promise_changes(plan: PlanPage) -> list[PromiseChange]:
    """What happened to the promises of a plan, with the public reasons, newest first (1 query)."""
    return list(PromiseChange.objects.filter(plan=plan.translation_key))
