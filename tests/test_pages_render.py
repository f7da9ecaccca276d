"""Every page type, in both directions: what is on it, in which language, and where it leads."""

import re

import pytest
from django.utils.html import strip_tags
from wagtail.models import Page

from tests import factories as f
from tests.pages import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates")]

COMMITMENT = "plan-2024/integrite/7/"
TYPES = {
    "home": "",
    "plans": "plans/",
    "plan": "plan-2024/",
    "axis": "plan-2024/integrite/",
    "commitment": COMMITMENT,
    "update": f"{COMMITMENT}update-2024-06-28/",
    "planning": f"{COMMITMENT}planning-2024-02-28/",
    "organisation": "organisations/inpplc/",
    "news_index": "news/",
    "news": "news/portail/",
    "standard": "a-propos/",
}

# What a reader finds on each page, as words in their order. "Arabic" pages fall back to French.
CONTENT = {
    ("home", "fr"): ["Plan d’action 2023-2024", "14 %", "of the 2 commitments", "numbers 7"],
    ("home", "ar"): ["خطة العمل", "14%", "of the 2 commitments", "إحداث بوابة للنزاهة", "النزاهة"],
    ("plans", "fr"): ["Plan d’action 2023-2024", "14 %", "Le premier plan."],
    ("plans", "ar"): ["خطة العمل", "14%", "أول خطة."],
    ("plan", "fr"): ["Plan d’action 2023-2024", "28 juin 2024", "14 %", "Budget", "13", "28 juin"],
    ("plan", "ar"): ["خطة العمل", "28 يونيو 2024", "14%", "Budget", "إحداث بوابة للنزاهة"],
    ("axis", "fr"): ["Intégrité", "28 %", "Mise en place d’un portail d’intégrité"],
    ("axis", "ar"): ["النزاهة", "28%", "إحداث بوابة للنزاهة"],
    ("commitment", "fr"): [
        "Commitment 7",
        "Mise en place d’un portail d’intégrité",
        "Un seul site pour l’intégrité.",
        "Instance de probité",
        "contact@example.org",
        "janvier 2023 – mars 2024",
        "28 juin 2024",
        "28 %",
        "3 months late",
        "+18",
        "Chacun communique",
        "Il réunit tout.",
        "1. Activity 1",
        "Weight 20 of 101",
        "Maquette établie",
        "Élargissement",
        "Le projet est refondu.",
        "101",
        "2 800",
        "2 800 ÷ 101 = 27,7228 → 28 %",
        "10 % → 28 %",
        "Une version bêta existe.",
        "Un premier résultat.",
        "Une contribution.",
        "Les bailleurs manquent.",
        "La version finale.",
        "Le portail avance",
        "13. Suivi du financement public",
    ],
    ("commitment", "ar"): [
        "إحداث بوابة للنزاهة",
        "Instance de probité",
        "يناير 2023 – مارس 2024",
        "28%",
        "لا يوجد فضاء واحد.",
        "توجد نسخة تجريبية.",
        "Un premier résultat.",
    ],
    ("update", "fr"): [
        "28 juin 2024",
        "Mise en place d’un portail d’intégrité",
        "10 % → 28 %",
        "the secretariat",
        "Une version bêta existe.",
        "Activity 1",
        "50 % → 100 %",
        "Maquette établie",
        "Un premier résultat.",
    ],
    ("update", "ar"): ["إحداث بوابة للنزاهة", "10% → 28%", "توجد نسخة تجريبية.", "50% → 100%"],
    ("planning", "fr"): [
        "28 février 2024",
        "Le projet est refondu.",
        "Activity 1",
        "1 → 20",
        "active → suspended",
    ],
    ("planning", "ar"): ["28 فبراير 2024", "Le projet est refondu.", "1 → 20"],
    ("organisation", "fr"): [
        "Instance de probité",
        "contact@example.org",
        "2 commitments led",
        "14 %",
        "28 %",
        "Suivi du financement public",
    ],
    ("organisation", "ar"): ["Instance de probité", "خطة العمل", "14%", "إحداث بوابة للنزاهة"],
    ("news_index", "fr"): ["Actualités", "2 mai 2024", "Le portail avance", "What happened."],
    ("news_index", "ar"): ["not translated yet", "2 ماي 2024", "Le portail avance"],
    ("news", "fr"): [
        "Le portail avance",
        "What happened.",
        "2 mai 2024",
        "Ce qui est fait",
        "Une version bêta.",
        "28 %",
        "Commitment 7: Mise en place d’un portail d’intégrité",
    ],
    ("news", "ar"): ["not translated yet", "Le portail avance", "28%", "إحداث بوابة للنزاهة"],
    ("standard", "fr"): ["À propos"],
    ("standard", "ar"): ["حول"],
}


def words(html: str) -> str:
    """The text of a page as one line, its arrows and hidden words included."""
    body = html[html.index("<main") : html.index("</main>")]
    body = re.sub(r'<svg class="icon[^>]*icon-turns.*?</svg>', " → ", body, flags=re.DOTALL)
    body = re.sub(r'<span class="vh">.*?</span>', " ", body, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", strip_tags(body.replace("<", " <")).replace("&#x27;", "'"))
    return re.sub(r" (?=[%.,:])", "", text.replace("\u00a0", " ").replace(" %", "%"))


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_page_renders_in_the_readers_language(client, story: Story, kind, language):
    response = client.get(f"/{language}/{TYPES[kind]}")
    html = response.content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in html
    expected = CONTENT.get((kind, language), [])
    text = words(html)
    missing = [each for each in expected if each.replace(" %", "%") not in text]
    assert missing == [], text


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_has_a_title_a_description_and_its_addresses(client, story: Story, kind):
    html = client.get(f"/ar/{TYPES[kind]}").content.decode()
    assert re.search(r"<title>[^<\s–][^<]+</title>", html)
    assert '<meta name="description"' in html
    assert len(re.findall(r'<link rel="canonical" href="http[^"]+"', html)) == 1
    assert html.count("<h1") == 1


def test_a_translated_page_names_every_version_of_it(client, story: Story):
    html = client.get(f"/ar/{COMMITMENT}").content.decode()
    found = dict(
        re.findall(r'<link rel="alternate" hreflang="(\w+)" href="[^"]*?(/\w\w/[^"]*)"', html)
    )
    assert found == {"fr": f"/fr/{COMMITMENT}", "ar": f"/ar/{COMMITMENT}"}
    assert re.search(r'rel="canonical" href="[^"]+/ar/plan-2024/integrite/7/"', html)


def test_a_page_that_is_not_translated_points_to_its_source_and_says_so(client, story: Story):
    html = client.get(f"/en/{COMMITMENT}").content.decode()
    assert re.search(r'rel="canonical" href="[^"]+/fr/plan-2024/integrite/7/"', html)
    assert "This page is not translated yet. Its text is shown in French." in html
    assert '<h1 lang="fr" dir="ltr">Mise en place' in html


def test_a_text_without_translation_keeps_its_own_direction(client, story: Story):
    html = client.get(f"/ar/{COMMITMENT}").content.decode()
    assert "This page is not translated yet" not in html
    assert "<h1>إحداث بوابة للنزاهة</h1>" in html
    assert '<div class="prose" lang="fr" dir="ltr"><p>Un premier résultat.</p></div>' in html


@pytest.mark.parametrize("kind", TYPES)
def test_the_language_switcher_keeps_the_page(client, story: Story, kind):
    html = client.get(f"/fr/{TYPES[kind]}?page=2").content.decode()
    links = re.findall(r'<a href="(/\w\w/[^"]*)" lang="(\w\w)" dir="\w+" hreflang', html)
    assert links == [(f"/{code}/{TYPES[kind]}?page=2", code) for code in ("fr", "ar", "en")]


def test_every_link_of_a_page_leads_somewhere(client, story: Story):
    seen, waiting = set(), [f"/{code}/" for code in ("fr", "ar")]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("/ledger/"):
            continue
        seen.add(path)
        response = client.get(path)
        assert response.status_code == 200, path
        html = response.content.decode()
        links = [each.split("#")[0] for each in re.findall(r'<a[^>]* href="(/[^"]*)"', html)]
        # A list sorted and filtered by one thing is tried; all that may be combined is not.
        waiting += [each for each in links if each.count("=") < 2]
        targets = re.findall(r'href="#([^"]+)"', html)
        assert [each for each in targets if f'id="{each}"' not in html] == [], path
    assert {f"/ar/{path}" for path in TYPES.values()} <= seen


def test_without_a_metric_pages_show_no_rates(client, story: Story, monkeypatch):
    monkeypatch.setattr("ogp_cms.extensions.registry.metric", lambda _name: None)
    for path in TYPES.values():
        response = client.get(f"/fr/{path}")
        assert response.status_code == 200, path
    html = client.get(f"/fr/{COMMITMENT}").content.decode()
    text = words(html)
    assert "%" not in text
    assert [each in text for each in ("Maquette établie", "Chacun communique")] == [True, True]


def test_a_withdrawn_update_is_on_no_page(client, story: Story):
    story.update.unpublish()
    assert client.get(f"/fr/{TYPES['update']}").status_code == 404
    text = words(client.get(f"/fr/{COMMITMENT}").content.decode())
    assert [each in text for each in ("Une version bêta", "Des dossiers existent.", "10%")] == [
        False,
        True,
        True,
    ]


def test_a_commitment_whose_activities_are_all_cancelled_has_no_rate(client, story: Story):
    activities = story.other.activities.all()
    change = f.PlanningChangePageFactory(
        parent=story.other, planning={each: {"state": "cancelled"} for each in activities}
    )
    f.publish(change)
    text = words(client.get("/fr/plan-2024/budget/13/").content.decode())
    assert [each in text for each in ("Rate not computed", "Cancelled")] == [True, True]
    assert "28%" in words(client.get("/fr/plan-2024/").content.decode())


@pytest.mark.parametrize("path", ["nothing/", "organisations/nobody/", f"{COMMITMENT}nothing/"])
def test_what_is_not_there_is_said_in_the_readers_language(client, story: Story, path):
    response = client.get(f"/ar/{path}")
    html = response.content.decode()
    assert response.status_code == 404
    assert '<html lang="ar" dir="rtl">' in html
    assert "خطة" not in words(html)
    assert 'hreflang="fr"' in html
    assert 'rel="canonical"' not in html


def test_a_draft_can_be_previewed(client, story: Story, admin_client):
    page = Page.objects.get(pk=story.commitment.pk).specific
    page.title = "Un titre nouveau"
    html = page.make_preview_request(preview_mode="").content.decode()
    assert "Un titre nouveau" in html
