"""Reads the pages of a plan's trees: each source page with its version for the reader, once."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left
from django.http import HttpRequest
from wagtail.models import Page

from ogp_cms.core.models import BasePage
from ogp_cms.core.site_map import language_order, page_url
from ogp_cms.plans.models import AxisPage, CommitmentPage, Organisation, PlanPage
from ogp_cms.plans.models.plan import PlanTreePage
from ogp_cms.progress.models import ReportingRound
from ogp_cms.progress.presenters.words import reader_language, text_link
from ogp_cms.progress.reports import Text, worded

P = TypeVar("P", bound=BasePage)

# Root, home, plan, axis.
AXIS_PATH = 4 * Page.steplen

# The long texts that a list never shows.
LONG_TEXTS = ("problem", "description")


@dataclass(frozen=True)
class Pair(Generic[P]):
    """A page of the source tree, with its version in the reader's language where there is one."""

    source: P
    version: P | None = None

    @property
    def key(self) -> UUID:
        """What names it in every language."""
        return self.source.translation_key

    @property
    def page(self) -> P:
        """The page that the reader gets."""
        return self.version or self.source

    def text(self, name: str) -> Text | None:
        """A field's text in the reader's language, else in the source's; None where empty."""
        languages = (self.source.language, self.page.language)
        return worded(self.source, self.version, name, languages)

    @property
    def title(self) -> Text:
        """The title, which every page has."""
        return self.text("title") or Text("", self.source.language)

    @property
    def url(self) -> str:
        """The address for this reader, whatever language the text is in."""
        return page_url(reader_language(), self.page.url_path)

    def link(self, prefix: str = "", **options: Any) -> Any:
        """A link to the page by its title."""
        title = self.title
        return text_link(Text(prefix + title.value, title.language), self.url, **options)


def pairs_of(pages: Iterable[P], source_language: str) -> list[Pair[P]]:
    """Puts pages in the source's and the reader's language together, in the source's order."""
    reader = reader_language()
    sources, versions = [], {}
    for page in pages:
        if page.alias_of_id is not None:
            continue
        if page.language == source_language:
            sources.append(page)
        elif page.language == reader:
            versions[page.translation_key] = page
    return [Pair(source, versions.get(source.translation_key)) for source in sources]


def plan_pair(page: PlanPage) -> Pair[PlanPage]:
    """The plan of which a page in any language is given (0 queries after routing)."""
    versions = versions_of(page)
    return pairs_of(versions.values(), page.source_language)[0]


def versions_of(page: P) -> dict[str, P]:
    """The live versions of a page by language; the page itself stands for its own (preview)."""
    known: dict[str, P] | None = page.versions
    if known is None:
        found = type(page)._default_manager.filter(
            translation_key=page.translation_key, live=True, alias_of__isnull=True
        )
        known = {version.language: version for version in found.select_related("locale")}
    return {**known, page.language: page}


def plan_of_tree(page: PlanTreePage) -> Pair[PlanPage]:
    """The plan above a page of its tree in any language (1 query)."""
    own = PlanPage.objects.filter(pk=page.plan_page or 0).values("translation_key")
    plans = PlanPage.objects.filter(translation_key__in=own, alias_of__isnull=True)
    found = list(plans.select_related("locale"))
    return pairs_of(found, found[0].source_language)[0]


def live_plans(reader: str) -> list[Pair[PlanPage]]:
    """Every public plan for the reader, the latest-starting first (1 query)."""
    plans = PlanPage.objects.filter(live=True, alias_of__isnull=True).filter(
        Q(locale__language_code=F("source_language")) | Q(locale__language_code=reader)
    )
    by_language: dict[str, list[PlanPage]] = {}
    for plan in plans.select_related("locale"):
        by_language.setdefault(plan.source_language, []).append(plan)
    pairs = [pair for code, pages in by_language.items() for pair in pairs_of(pages, code)]
    return sorted(pairs, key=lambda pair: (pair.source.start, pair.source.pk), reverse=True)


def trees_of(plan: PlanPage | UUID | QuerySet[Any]) -> QuerySet[Any]:
    """The ids of a plan's pages in all languages, to be used inside a query."""
    key: Any = plan.translation_key if isinstance(plan, PlanPage) else plan
    lookup = "translation_key__in" if isinstance(key, QuerySet) else "translation_key"
    return PlanPage.objects.filter(**{lookup: key}).values("pk")


def read_axes(plan: Pair[PlanPage]) -> list[Pair[AxisPage]]:
    """The public axes of a plan for the reader, in tree order (1 query)."""
    axes = AxisPage.objects.filter(plan_page__in=_pks(plan), live=True).defer("description")
    found = axes.select_related("locale").order_by("path")
    return pairs_of(found, plan.source.source_language)


def read_commitments(plan: Pair[PlanPage]) -> list[Pair[CommitmentPage]]:
    """The public commitments of a plan for the reader, by number (1 query)."""
    found = public_commitments(plan_page__in=_pks(plan)).select_related(
        "locale", "lead_organisation"
    )
    return pairs_of(found.order_by("number"), plan.source.source_language)


def public_commitments(*terms: Q, **conditions: Any) -> QuerySet[CommitmentPage]:
    """Public commitments below public axes, without their long texts."""
    live_axes = AxisPage.objects.filter(live=True).values("path")
    return (
        _any(*terms, live=True, **conditions)
        .annotate(axis_path=Left("path", AXIS_PATH))
        .filter(axis_path__in=live_axes)
    )


def _any(*terms: Q, **conditions: Any) -> QuerySet[CommitmentPage]:
    pages = CommitmentPage.objects.filter(*terms, **conditions)
    return pages.select_related("locale").defer(*LONG_TEXTS)


def commitments_with(conditions: Q) -> list[Pair[CommitmentPage]]:
    """The public commitments of public plans that meet conditions in their source, by number.

    1 query. What is the same in every language need only hold of the source page.
    """
    keys = CommitmentPage.objects.filter(conditions, alias_of__isnull=True)
    plans = PlanPage.objects.filter(live=True).values("pk")
    pages = public_commitments(
        translation_key__in=keys.values("translation_key"), plan_page__in=plans
    )
    return _by_language(with_plan(pages).order_by("plan_start", "number"))


def _by_language(pages: Iterable[Any]) -> list[Pair[CommitmentPage]]:
    """Pairs of the pages of several plans, each by its own plan's language."""
    by_language: dict[str, list[Any]] = {}
    for page in pages:
        by_language.setdefault(page.plan_source_language, []).append(page)
    return [pair for code, found in by_language.items() for pair in pairs_of(found, code)]


PLAN_COLUMNS = ("translation_key", "start", "end", "state", "source_language", "plan_id")


def with_plan(commitments: QuerySet[CommitmentPage]) -> QuerySet[Any]:
    """With the facts of each commitment's plan, and only what is in its or the reader's language."""
    plan = PlanPage.objects.filter(pk=OuterRef("plan_page"))
    columns = {f"plan_{name}": Subquery(plan.values(name)) for name in PLAN_COLUMNS}
    return commitments.annotate(**columns).filter(
        Q(locale__language_code=F("plan_source_language"))
        | Q(locale__language_code=reader_language())
    )


def plan_key(commitment: Pair[CommitmentPage]) -> UUID:
    """The key of the plan of a commitment that was read with its plan's facts."""
    key: UUID = vars(commitment.source)["plan_translation_key"]
    return key


def plan_id_of(commitment: Pair[CommitmentPage]) -> str:
    """The identifier of the plan of a commitment that was read with its plan's facts."""
    plan_id: str = vars(commitment.source)["plan_plan_id"]
    return plan_id


@dataclass(frozen=True)
class PlanFacts:
    """What a page below a plan needs to know of it."""

    key: UUID
    start: datetime.date
    end: datetime.date
    state: str
    source_language: str
    plan_id: str


def plan_years(plan: PlanPage | PlanFacts) -> str:
    """The years of a plan: "2018-2020"."""
    first, last = plan.start.year, plan.end.year
    return str(first) if first == last else f"{first}-{last}"


def facts_of(commitment: Any) -> PlanFacts:
    """The plan of a commitment that was read with its plan's facts."""
    return PlanFacts(*(getattr(commitment, f"plan_{name}") for name in PLAN_COLUMNS))


def read_parents(
    pages: Iterable[BasePage], *, drafts: bool = False
) -> tuple[PlanFacts, Pair[CommitmentPage]] | None:
    """The commitment above the versions of a report, and its plan's facts (1 query).

    Only a public commitment, unless `drafts` (a preview) lets any stand.
    """
    paths = [page.path[: -Page.steplen] for page in pages]
    found = list(with_plan((_any if drafts else public_commitments)(path__in=paths)))
    if not found:
        return None
    facts = facts_of(found[0])
    pairs = pairs_of(found, facts.source_language)
    return (facts, pairs[0]) if pairs else None


def _pks(plan: Pair[PlanPage]) -> list[int]:
    return [page.pk for page in (plan.source, plan.version) if page is not None]


def read_organisations(conditions: Q) -> dict[UUID, Text]:
    """The names of organisations by key: the reader's version, else the source's (1 query).

    `conditions` are about any version of them: all versions of those found are read.
    """
    return {key: org_name(row) for key, row in organisation_rows(conditions).items()}


def organisation_rows(conditions: Q) -> dict[UUID, Organisation]:
    """The rows of organisations by key, each in the best language for the reader (1 query)."""
    keys = Organisation.objects.filter(conditions).values("translation_key")
    rows = Organisation.objects.filter(translation_key__in=keys).select_related("locale")
    return best_rows(rows, reader_language())


def best_rows(rows: Iterable[Organisation], reader: str) -> dict[UUID, Organisation]:
    """Of the versions of each organisation the one that suits the reader best, by key."""
    ranks = {code: rank for rank, code in enumerate(language_order(reader))}
    ordered = sorted(rows, key=lambda row: ranks.get(row.locale.language_code, 99), reverse=True)
    return {row.translation_key: row for row in ordered}


def org_name(row: Organisation) -> Text:
    """The name of an organisation with the language it is in."""
    return Text(row.name, row.locale.language_code)


@dataclass(frozen=True)
class Rounds:
    """The rounds of a plan as its pages speak of them.

    `dues`: the due days up to today, the last of them cut to today. `previous`: the due day
    before the round in which the latest fact falls: every movement is reckoned from it.
    """

    dues: tuple[datetime.date, ...] = ()
    previous: datetime.date | None = None
    current: datetime.date | None = None


def read_rounds(plan: UUID, today: datetime.date) -> list[ReportingRound]:
    """The rounds of a plan that have opened by today, in order (1 query)."""
    return list(ReportingRound.objects.filter(plan=plan, opens__lte=today).order_by("due"))


def rounds_at(
    opened: Sequence[ReportingRound], latest: datetime.date | None, today: datetime.date
) -> Rounds:
    """The rounds as seen from the latest fact: its round is the one that pages speak of."""
    if not opened or latest is None:
        return Rounds()
    reached = [each for each in opened if each.opens <= latest]
    if not reached:
        return Rounds()
    dues = tuple(min(each.due, today) for each in reached)
    return Rounds(dues, dues[-2] if len(dues) > 1 else None, reached[-1].due)


def request_today(request: HttpRequest) -> datetime.date:
    """The day that a request is answered for: read once, so that midnight splits no page."""
    from ogp_cms.core.dates import today

    known: datetime.date | None = getattr(request, "ogp_today", None)
    if known is None:
        known = today()
        request.ogp_today = known  # type: ignore[attr-defined]
    return known
