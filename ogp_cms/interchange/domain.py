"""Importing a plan: all of it in one transaction, or nothing."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ogp_cms.core.models import HomePage
from ogp_cms.core.phrases import in_a_row
from ogp_cms.extensions.signals import plan_imported
from ogp_cms.interchange import files
from ogp_cms.interchange.apply import Importer
from ogp_cms.interchange.changes import Changes, commitments_of, compare
from ogp_cms.interchange.document import Document
from ogp_cms.interchange.export import PlanUnknownError, export_plan, listed_organisations
from ogp_cms.interchange.frame import Frame
from ogp_cms.interchange.localize import any_text
from ogp_cms.interchange.organisations import read_organisations
from ogp_cms.interchange.reader import Site, find_plan, read_site
from ogp_cms.interchange.refusals import ImportRefusedError, refusals
from ogp_cms.ledger.domain import lock_plan
from ogp_cms.plans.models import PlanPage

__all__ = ["ImportRefusedError", "PlanUnknownError", "export_plan", "import_plan"]


@any_text()
def import_plan(
    document: Document,
    *,
    user: Any = None,
    dry_run: bool = False,
    overwrite: bool = False,
    progress: Callable[[int], None] = lambda _count: None,
) -> Changes:
    """Imports a valid document in normal form and says what it did; `dry_run` changes nothing.

    `overwrite` also changes promise pages and translations that were edited on the site since
    the last import. `progress` is told how many source pages were written, as they are. Raises
    `ImportRefusedError`; then nothing was changed either.
    """
    with transaction.atomic():
        frame = _frame(document)
        plan = _locked_plan(frame, document["plan"]["id"])
        changes, site = _compare(document, frame, plan)
        source = frame.source.language_code
        if site and (reasons := refusals(changes, site, source, overwrite=overwrite)):
            raise ImportRefusedError(reasons)
        if not dry_run and changes.any:
            page = Importer(document, frame, changes, site, user, progress).run()
            plan_imported.announce(page=page, created=site is None)
    return changes


def _compare(
    document: Document, frame: Frame, plan: PlanPage | None
) -> tuple[Changes, Site | None]:
    site = read_site(plan) if plan else None
    names = [node["id"] for node in document["organisations"]]
    there = read_organisations(names, frame.source.language_code)
    listed = listed_organisations(plan.translation_key) if plan else set()
    return compare(document, site, there, listed), site


def _frame(document: Document) -> Frame:
    codes = [code for code, _name in settings.LANGUAGES]
    locales = {
        locale.language_code: locale
        for locale in Locale.all_objects.filter(language_code__in=codes)
    }
    homes = set(HomePage.objects.values_list("locale__language_code", flat=True))
    missing = [code for code in codes if code not in homes]
    if missing:
        wrong = _("There is no home page yet in: %(codes)s. Run “manage.py prepare” first.")
        raise ImportRefusedError([wrong % {"codes": in_a_row(missing)}])
    addresses = {
        item["url"]
        for _axis, commitment in commitments_of(document)
        for update in commitment.get("updates", [])
        for item in update.get("evidence", [])
    }
    source = locales[document["source_language"]]
    return Frame(source, locales, files=files.known_files(addresses))


def _locked_plan(frame: Frame, plan_id: str) -> PlanPage | None:
    """The plan with its row locked; for one that is not there yet, the home page is locked that
    will hold it, so that of two first imports the second finds what the first has made."""
    plan = find_plan(plan_id)
    if plan is None:
        homes = HomePage.objects.select_for_update(of=("self",))
        list(homes.filter(locale=frame.source).values_list("pk"))
        plan = find_plan(plan_id)
    if plan is not None:
        lock_plan(plan.translation_key)
        plan = find_plan(plan_id)
    return plan
