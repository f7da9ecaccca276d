"""What other apps do that concerns the rights of the back office."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page

from ogp_cms.core.models import HomePage
from ogp_cms.editorial.roles import install_on
from ogp_cms.extensions.signals import plan_imported
from ogp_cms.plans.models import PlanPage


def connect() -> None:
    """Connects every receiver; called once the apps are ready."""
    for model in (HomePage, PlanPage):
        post_save.connect(
            give_rights, sender=model, dispatch_uid=f"ogp_editorial.rights.{model.__name__}"
        )
    plan_imported.connect(give_rights_on_import, dispatch_uid="ogp_editorial.rights.import")


def give_rights(
    instance: Page, *, created: bool = False, raw: bool = False, **_kwargs: Any
) -> None:
    """A new home page or plan, in whatever language: the groups get their rights on it."""
    if created and not raw:
        install_on(instance)


def give_rights_on_import(page: PlanPage, **_kwargs: Any) -> None:
    """An import writes its pages in bulk, which tells nobody: the plan and its versions."""
    for plan in PlanPage.objects.filter(translation_key=page.translation_key):
        install_on(plan)
