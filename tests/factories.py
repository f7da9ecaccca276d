"""Factories of every page type and snippet; a page lands under the parent it is given."""

import datetime
from typing import Any

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from ogp_cms.accounts.models import User
from ogp_cms.newsroom.models import NewsIndexPage, NewsPage, StandardPage
from ogp_cms.plans.models import (
    Activity,
    AxisPage,
    CommitmentPage,
    Organisation,
    PlanPage,
)
from ogp_cms.progress.models import (
    ActivityProgress,
    PlanningChangePage,
    PlanningRow,
    ProgressUpdatePage,
)


class UserFactory(DjangoModelFactory[User]):
    """A user who can log in with the password "password"."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person-{n}@example.org")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(
            kwargs.pop("email"), kwargs.pop("password", "password"), **kwargs
        )


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """An organisation in the source language."""

    class Meta:
        model = Organisation

    organisation_id = factory.Sequence(lambda n: f"organisation-{n}")
    name = factory.Sequence(lambda n: f"Organisation {n}")


class PlanPageFactory(wagtail_factories.PageFactory):
    """A plan for 2020-2030 in implementation."""

    class Meta:
        model = PlanPage

    title = factory.Sequence(lambda n: f"Plan {n}")
    plan_id = factory.Sequence(lambda n: f"plan-{n}")
    start = datetime.date(2020, 1, 1)
    end = datetime.date(2030, 12, 31)
    state = "implementation"


class AxisPageFactory(wagtail_factories.PageFactory):
    """An axis."""

    class Meta:
        model = AxisPage

    title = factory.Sequence(lambda n: f"Axis {n}")
    axis_id = factory.Sequence(lambda n: f"axis-{n}")


class CommitmentPageFactory(wagtail_factories.PageFactory):
    """A commitment; `activities=3` gives it that many, published with it."""

    class Meta:
        model = CommitmentPage

    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda page: f"Commitment {page.number}")
    slug = factory.LazyAttribute(lambda page: str(page.number))
    lead_organisation = factory.SubFactory(OrganisationFactory)
    problem = "A problem."
    description = "A promise."

    @classmethod
    def _create(
        cls, model_class: type[CommitmentPage], *args: Any, **kwargs: Any
    ) -> CommitmentPage:
        activities = kwargs.pop("activities", 0)
        page: CommitmentPage = super()._create(model_class, *args, **kwargs)
        page.activities.set(
            [
                Activity(number=number, title=f"Activity {number}", locale=page.locale)
                for number in range(1, activities + 1)
            ]
        )
        return page


class ReportFactory(wagtail_factories.PageFactory):
    """What update and planning change share."""

    class Meta:
        abstract = True

    title = "Report"
    slug = factory.Sequence(lambda n: f"report-{n}")
    date = datetime.date(2021, 1, 1)


class ProgressUpdatePageFactory(ReportFactory):
    """An update; `progress={activity: value}` gives its rows."""

    class Meta:
        model = ProgressUpdatePage

    @classmethod
    def _create(
        cls, model_class: type[ProgressUpdatePage], *args: Any, **kwargs: Any
    ) -> ProgressUpdatePage:
        progress = kwargs.pop("progress", {})
        page: ProgressUpdatePage = super()._create(model_class, *args, **kwargs)
        page.rows.set(
            [
                ActivityProgress(
                    activity=activity.translation_key, progress=value, locale=page.locale
                )
                for activity, value in progress.items()
            ]
        )
        return page


class PlanningChangePageFactory(ReportFactory):
    """A planning change; `planning={activity: {"weight": 2}}` gives its rows."""

    class Meta:
        model = PlanningChangePage

    @classmethod
    def _create(
        cls, model_class: type[PlanningChangePage], *args: Any, **kwargs: Any
    ) -> PlanningChangePage:
        planning = kwargs.pop("planning", {})
        page: PlanningChangePage = super()._create(model_class, *args, **kwargs)
        page.rows.set(
            [
                PlanningRow(activity=activity.translation_key, **values)
                for activity, values in planning.items()
            ]
        )
        return page


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    """The list of news."""

    class Meta:
        model = NewsIndexPage

    title = "News"


class NewsPageFactory(wagtail_factories.PageFactory):
    """A news item."""

    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"News {n}")
    intro = "What happened."


class StandardPageFactory(wagtail_factories.PageFactory):
    """A plain page."""

    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"Page {n}")


def publish(page: Any) -> Any:
    """Publishes a page the way the site does: a revision, then that revision; returns it fresh."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def translate(page: Any, language: str, *, live: bool = True, **texts: Any) -> Any:
    """A translation of a page with texts of its own, below aliases where parents have none."""
    locale = Locale.objects.get(language_code=language)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, text in texts.items():
        setattr(copy, name, text)
    revision = copy.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=copy.pk)
