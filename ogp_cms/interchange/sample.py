"""The sample: Morocco's plans, news, people. Everything a newcomer needs to look around."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from ogp_cms.core.dates import today
from ogp_cms.core.domain import ensure_site
from ogp_cms.interchange import document as documents
from ogp_cms.interchange import sample_pages, sample_people
from ogp_cms.interchange.domain import import_plan
from ogp_cms.interchange.reader import find_plan
from ogp_cms.plans.models import PlanPage
from ogp_cms.progress.rounds import generate_rounds

FOLDER = Path(__file__).parent / "sample"
PLANS = ("maroc-2018-2020", "maroc-2021-2023")
# The sample is written in these; an installation without them starts empty.
LANGUAGES = ("fr", "ar", "en")


class SampleRefusedError(Exception):
    """The sample has no place in this installation; the message says why."""


def load_sample() -> bool:
    """Loads the sample into a site without a plan, whole or not at all; says whether it did.

    Raises `SampleRefusedError` where OGP_DEMO is off, as in production.
    """
    if not settings.OGP_DEMO:
        raise SampleRefusedError("The sample and its accounts are for development only.")
    missing = set(LANGUAGES) - {code for code, _name in settings.LANGUAGES}
    if missing:
        codes = ", ".join(sorted(missing))
        raise SampleRefusedError(f"The sample needs the languages {codes} in OGP_LANGUAGES.")
    with transaction.atomic():
        if PlanPage.objects.exists():
            return False
        # Whoever serves the site has set host and port already.
        site = _site()
        for plan_id in PLANS:
            import_plan(read_plan(plan_id))
            generate_rounds(_plan(plan_id))
        sample_pages.make_pages(site)
        sample_people.make_people()
        call_command("roles", verbosity=0)
        sample_people.assign_leads(_plan(PLANS[0]))
    return True


def read_plan(plan_id: str) -> documents.Document:
    """A plan of the sample, checked like any other document."""
    raw = documents.read(FOLDER / f"{plan_id}.json")
    return documents.load(raw, [code for code, _name in settings.LANGUAGES], today())


def _site() -> Any:
    from wagtail.models import Site

    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return ensure_site()
    return ensure_site(site.hostname, site.port)


def _plan(plan_id: str) -> PlanPage:
    plan = find_plan(plan_id)
    if plan is None:
        raise LookupError(plan_id)
    return plan
