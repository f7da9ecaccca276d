"""Pages from the cache are those that would be made now: after every kind of change, at once.

Real commits, files as a site has them, and the next response in every language.
"""

import datetime

import pytest
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import Site

from ogp_cms.core.domain import ensure_site
from ogp_cms.core.page_cache import generation
from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import import_plan
from ogp_cms.plans.domain import move_commitment, withdraw_commitment
from ogp_cms.plans.models import PlanSettings
from ogp_cms.progress.rounds import generate_rounds
from tests import factories as f
from tests.interchange.documents import small
from tests.pages import tell
from tests.test_pages_render import TYPES

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("rates", "page_cache"),
]

LANGUAGES = ("fr", "ar", "en")
KINDS = ("home", "plans", "plan", "axis", "commitment", "organisation", "news_index", "standard")
PATHS = [f"/{language}/{TYPES[kind]}" for language in LANGUAGES for kind in KINDS]
PATHS += ["/sitemap.xml"]


def now(page):
    """The page as it stands now."""
    return type(page).objects.get(pk=page.pk)


def edit(page, **values):
    """Gives the live version of a page other values, and publishes it."""
    page = now(page)
    for name, value in values.items():
        setattr(page, name, value)
    return f.publish(page)


def publish(story):
    edit(story.commitment, title="Un titre nouveau")


def publish_progress(story):
    row = story.commitment.activities.get(number=2)
    f.publish(
        f.ProgressUpdatePageFactory(
            parent=now(story.commitment), date=datetime.date(2024, 6, 29), progress={row: 100}
        )
    )


def change_a_weight(story):
    row = story.commitment.activities.get(number=1)
    f.publish(
        f.PlanningChangePageFactory(
            parent=now(story.commitment),
            date=datetime.date(2024, 5, 1),
            reason="Plus lourd.",
            planning={row: {"weight": 500}},
        )
    )


def edit_a_translation(story):
    arabic = story.commitment.get_translations().get(locale__language_code="ar").specific
    edit(arabic, title="عنوان جديد")


def withdraw_a_translation(story):
    story.about.get_translations().get(locale__language_code="ar").specific.unpublish()


def change_a_site_setting(story):
    site = Site.objects.get(is_default_site=True)
    shown = f.publish(f.PlanPageFactory(parent=now(story.home), slug="autre", state="adopted"))
    PlanSettings.objects.update_or_create(site=site, defaults={"plan": shown})


def rename_an_organisation(story):
    story.organisation.name = "Un autre nom"
    story.organisation.save()


def make_rounds(story):
    generate_rounds(now(story.plan), months=1)


def import_a_plan(story):
    assert import_plan(normalise(small())).any


def import_it_again_changed(story):
    document = small()
    document["plan"]["title"]["fr"] = "Le plan renommé"
    assert import_plan(normalise(document)).any


def put_in_order(story):
    """By hand in the explorer: the last of the top level becomes the first."""
    now(story.about).move(now(story.home), pos="first-child")


# What is done, and an address at which it must show.
STEPS = {
    "publish a promise": (publish, "/fr/plan-2024/"),
    "publish a report": (publish_progress, "/ar/plan-2024/integrite/7/"),
    "change a weight": (change_a_weight, "/en/plan-2024/"),
    "withdraw a report": (
        lambda story: now(story.update).unpublish(),
        "/ar/plan-2024/integrite/7/",
    ),
    "rename a menu entry": (lambda story: edit(story.news_index, title="Nouvelles"), "/en/"),
    "add a menu entry": (lambda story: edit(story.about, show_in_menus=True), "/fr/"),
    "put the menu in order": (put_in_order, "/fr/"),
    "edit the home page": (lambda story: edit(story.home, tagline="Une devise"), "/fr/plans/"),
    "add a translation": (
        lambda story: f.translate(story.about, "en", title="About"),
        "/en/a-propos/",
    ),
    "edit a translation": (edit_a_translation, "/ar/plan-2024/"),
    "withdraw a translation": (withdraw_a_translation, "/ar/a-propos/"),
    "rename an organisation": (rename_an_organisation, "/ar/organisations/inpplc/"),
    "make rounds": (make_rounds, None),
    "move a promise": (
        lambda story: move_commitment(now(story.other), now(story.axis), "Mieux là."),
        "/en/plan-2024/integrite/",
    ),
    "change a site setting": (change_a_site_setting, "/ar/"),
    "import a plan": (import_a_plan, "/en/plans/"),
    "import it again": (import_it_again_changed, "/fr/plans/"),
    "withdraw a promise": (
        lambda story: withdraw_commitment(now(story.other), "Abandonné."),
        "/fr/plan-2024/",
    ),
    "delete a page": (lambda story: now(story.news).delete(), "/ar/news/"),
}


@pytest.fixture
def told(transactional_db, rates):
    return tell(ensure_site())


def read(client, paths=PATHS):
    responses = {path: client.get(path) for path in paths}
    return {path: (response.status_code, response.content) for path, response in responses.items()}


def test_the_next_response_in_every_language_shows_the_change(
    client, told, django_assert_num_queries
):
    read(client)
    for name, (change, address) in STEPS.items():
        public = [path for path, (status, _body) in read(client).items() if status == 200]
        with django_assert_num_queries(0):
            before = read(client, public)
        change(told)
        after = read(client)
        with override_settings(OGP_CACHE_SECONDS=0):
            assert after == read(client), name
        if address is not None:
            assert after[address] != before[address], name


def test_a_change_while_a_page_is_made_leaves_no_old_page(client, told, monkeypatch):
    from ogp_cms.core import public_views

    serve = public_views.wagtail_views.serve

    def slow(request, path):
        response = serve(request, path).render()
        edit(told.about, title="Renommée")
        return response

    monkeypatch.setattr(public_views.wagtail_views, "serve", slow)
    assert "Renommée" not in client.get("/fr/a-propos/").content.decode()
    monkeypatch.undo()
    assert "Renommée" in client.get("/fr/a-propos/").content.decode()


def test_a_draft_and_its_review_change_nothing(client, told):
    before = generation.current()
    page = now(told.about)
    page.title = "Brouillon"
    page.save_revision(log_action=True)
    assert generation.current() == before


def test_a_command_that_compiles_messages_counts(settings, told, tmp_path):
    before = generation.current()
    settings.MESSAGES_DIR = tmp_path / "messages"
    call_command("compile_catalogues")
    assert generation.current() != before
