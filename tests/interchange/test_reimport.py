"""Importing over a plan that is there: what changes, what stays, what is refused."""

import copy

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import HealthCheck, Phase, given, settings
from wagtail.models import Page, PageLogEntry, Revision
from wagtail_localize.models import Translation, TranslationSource

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import ImportRefusedError, export_plan, import_plan
from ogp_cms.ledger.models import Entry
from ogp_cms.plans.models import (
    Activity,
    AxisPage,
    CommitmentPage,
    Organisation,
    PromiseChange,
)
from ogp_cms.progress.models import ProgressUpdatePage
from tests.examples import examples
from tests.interchange.digest import digest
from tests.interchange.documents import small, text
from tests.interchange.rollback import undone
from tests.interchange.steps import actions, commitment, source_page
from tests.interchange.strategies import documents


def reason_of_an_import():
    """As everything on the page, in the plan's source language."""
    with translation.override("fr"):
        return gettext("By the latest document of the plan.")


def notices():
    return list(PromiseChange.objects.values_list("number", "kind", "reason"))


def test_the_same_document_changes_nothing(document):
    before = digest()
    changes = import_plan(document)
    assert {item.action for item in changes.items} == {"untouched"}
    assert len(changes.items) == 11
    assert digest() == before


def test_a_dry_run_says_what_would_happen_and_changes_nothing(document):
    commitment(document)["title"]["fr"] = "Publier tout"
    before = digest()
    assert actions(document, dry_run=True) == {"commitment 1": "changed"}
    assert digest() == before


def test_a_first_dry_run_changes_nothing(home):
    before = digest()
    changes = import_plan(normalise(small()), dry_run=True)
    assert {item.action for item in changes.items} == {"added"}
    assert digest() == before


@pytest.mark.usefixtures("home")
@settings(
    max_examples=examples(25),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents())
def test_any_document_imported_twice_changes_nothing_the_second_time(made):
    with undone():
        import_plan(normalise(copy.deepcopy(made)))
        before = digest()
        import_plan(normalise(made))
        assert digest() == before


@pytest.mark.usefixtures("home")
@settings(
    max_examples=examples(60),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents(plan_id="p"), documents(plan_id="p"))
def test_any_document_can_follow_any_other_or_is_refused_whole(first, second):
    with undone():
        import_plan(normalise(copy.deepcopy(first)))
        before = digest()
        wanted = normalise(copy.deepcopy(second))
        try:
            import_plan(wanted)
        except ImportRefusedError:
            assert digest() == before
        else:
            assert export_plan("p") == wanted
            assert Page.find_problems() == ([], [], [], [], [])
            after = digest()
            import_plan(wanted)
            assert digest() == after


def test_a_changed_text_changes_only_its_pages(document):
    commitment(document)["title"]["fr"] = "Publier tout"
    assert actions(document) == {"commitment 1": "changed"}
    assert export_plan("plan-1") == document
    page = source_page(CommitmentPage, number=1)
    assert [page.title, page.draft_title, page.has_unpublished_changes] == [
        "Publier tout",
        "Publier tout",
        False,
    ]
    assert page.live_revision == page.latest_revision
    assert page.revisions.count() == 2
    logged = PageLogEntry.objects.filter(page=page).order_by("pk")
    assert [entry.action for entry in logged] == [
        "wagtail.create",
        "wagtail.publish",
        "wagtail.rename",
        "wagtail.publish",
    ]


def test_a_changed_translation_leaves_the_source_page_alone(document):
    revisions = source_page(CommitmentPage, number=1).revisions.count()
    commitment(document)["title"]["en"] = "Publish all"
    assert actions(document) == {"commitment 1": "changed"}
    assert export_plan("plan-1") == document
    assert source_page(CommitmentPage, number=1).revisions.count() == revisions
    english = CommitmentPage.objects.get(number=1, locale__language_code="en")
    assert english.title == "Publish all"
    source = TranslationSource.objects.get_for_instance(source_page(CommitmentPage, number=1))
    translation = Translation.objects.get(source=source, target_locale__language_code="en")
    total, done = translation.get_progress()
    # "Former" and the problem have no English text.
    assert total - done == 2


def test_a_language_that_comes_later(document):
    commitment(document, 1)["title"]["ar"] = "الإنصات"
    commitment(document, 1)["updates"] = [
        {"id": "x", "date": "2020-01-01", "summary": text("Fait.", ar="تم."), "activities": []}
    ]
    assert actions(document) == {"commitment 3": "changed", "update 3/x": "added"}
    assert export_plan("plan-1") == document
    arabic = CommitmentPage.objects.get(number=3, locale__language_code="ar")
    assert [page.specific.summary for page in arabic.get_children()] == ["تم."]
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_language_that_goes(document):
    for node in (commitment(document, 1), document["axes"][0]["commitments"][1]):
        node["title"].pop("en", None)
    assert actions(document) == {"commitment 3": "changed"}
    assert export_plan("plan-1") == document
    english = CommitmentPage.objects.get(number=3, locale__language_code="en")
    assert not english.live


def test_a_report_that_is_dropped_is_withdrawn_and_comes_back(document):
    dropped = copy.deepcopy(document)
    update = commitment(dropped)["updates"].pop()
    assert actions(dropped) == {"update 1/2019-12-31": "removed"}
    assert export_plan("plan-1") == dropped
    page = source_page(ProgressUpdatePage, report_id="2019-12-31")
    assert [page.live, page.imported_revision] == [False, 0]
    standing = Entry.objects.filter(report=page.translation_key).exclude(kind="withdrawal")
    withdrawn = Entry.objects.filter(kind="withdrawal").values_list("withdraws", flat=True)
    assert {entry.number for entry in standing} == set(withdrawn)
    assert len(withdrawn) == 2
    before = digest()
    import_plan(dropped)
    assert digest() == before
    assert actions(document) == {f"update 1/{update['id']}": "changed"}
    assert export_plan("plan-1") == document


def test_a_changed_figure_replaces_its_entry(document):
    commitment(document)["updates"][1]["activities"][0]["progress"] = 95
    number = Entry.objects.last().number
    assert actions(document) == {"update 1/2019-12-31": "changed"}
    kinds = Entry.objects.filter(number__gt=number).values_list("kind", "progress", "role")
    assert list(kinds) == [("withdrawal", None, "import"), ("progress", 95, "import")]


def test_commitments_move_and_axes_change_places(document):
    document["axes"].reverse()
    document["axes"][0]["commitments"] = [document["axes"][1]["commitments"].pop()]
    assert actions(document) == {"plan plan-1": "changed", "commitment 3": "changed"}
    assert export_plan("plan-1") == normalise(document)
    assert Page.find_problems() == ([], [], [], [], [])
    page = source_page(CommitmentPage, number=3)
    assert page.url_path.endswith("/plan-1/axe-b/3/")
    english = CommitmentPage.objects.get(number=3, locale__language_code="en")
    assert english.get_parent().translation_key == page.get_parent().translation_key
    last = Entry.objects.filter(subject=page.translation_key).last()
    assert [last.kind, last.parent] == ["placement", page.get_parent().translation_key]
    assert notices() == [(3, "moved", reason_of_an_import())]
    before = digest()
    import_plan(normalise(document))
    assert digest() == before


def test_axes_change_places_in_a_language_that_comes_later(home):
    document = small()
    document["axes"] = [{"id": "a", "title": text("A"), "commitments": []}]
    import_plan(normalise(copy.deepcopy(document)))
    document["axes"] = [
        {"id": "new", "title": text("N"), "commitments": []},
        {"id": "a", "title": text("A", ar="أ"), "commitments": []},
        {"id": "last", "title": text("L", ar="ل"), "commitments": []},
    ]
    import_plan(normalise(copy.deepcopy(document)))
    assert export_plan("plan-1") == normalise(document)
    assert Page.find_problems() == ([], [], [], [], [])
    arabic = AxisPage.objects.filter(locale__language_code="ar").order_by("path")
    assert [axis.axis_id for axis in arabic] == ["a", "last"]


@pytest.mark.parametrize("name", ["budget.html", "https://example.org/plan.csv", "/etc/hosts.txt"])
def test_a_text_may_look_like_a_file(document, name):
    commitment(document)["title"] = text(name, en=f"en/{name}")
    assert actions(document) == {"commitment 1": "changed"}
    assert export_plan("plan-1") == document


def test_a_dropped_commitment_is_withdrawn_and_comes_back(document):
    whole = copy.deepcopy(document)
    document["axes"][0]["commitments"].pop()
    assert actions(document) == {"commitment 3": "removed"}
    assert export_plan("plan-1") == document
    page = source_page(CommitmentPage, number=3)
    last = Entry.objects.filter(subject=page.translation_key).last()
    assert [page.live, last.kind, last.parent] == [False, "placement", None]
    assert actions(whole) == {"commitment 3": "changed"}
    assert notices() == [
        (3, "restored", ""),
        (3, "withdrawn", reason_of_an_import()),
    ]
    assert export_plan("plan-1") == whole


def test_a_dropped_axis_goes_with_what_it_held(document):
    document["axes"].pop()
    assert actions(document) == {"axis axe-b": "removed"}
    assert export_plan("plan-1") == document


def test_an_activity_without_facts_leaves(document):
    commitment(document, 1)["activities"] = [
        {"number": 1, "title": text("Réunir")},
        {"number": 2, "title": text("Écrire")},
    ]
    import_plan(normalise(document))
    gone = Activity.objects.filter(number=2, title="Écrire")[0]
    commitment(document, 1)["activities"].pop()
    assert actions(document) == {"commitment 3": "changed"}
    assert export_plan("plan-1") == normalise(document)
    last = Entry.objects.filter(subject=gone.translation_key).last()
    assert [last.kind, last.parent] == ["placement", None]


def test_organisations_are_decided_by_the_last_import(document):
    document["organisations"][0]["name"] = text("Agence nationale", en="National agency")
    document["organisations"].append({"id": "zz", "name": text("Nouveau"), "kind": "other"})
    assert actions(document) == {"organisation agence": "changed", "organisation zz": "added"}
    assert export_plan("plan-1") == document
    document["organisations"].pop()
    assert actions(document) == {"organisation zz": "removed"}
    assert export_plan("plan-1") == document
    assert Organisation.objects.filter(organisation_id="zz").exists()


def test_two_plans_share_their_organisations(document):
    other = normalise(small())
    other["plan"]["id"] = "plan-2"
    other["source_language"] = "ar"
    other["axes"] = [{"id": "a", "title": {"ar": "محور"}, "commitments": []}]
    other["plan"]["title"] = {"ar": "خطة"}
    del other["plan"]["description"]
    other["organisations"] = [
        {"id": "agence", "name": {"ar": "الوكالة", "en": "Agency"}, "kind": "other"}
    ]
    import_plan(normalise(other))
    assert export_plan("plan-2") == normalise(other)
    assert Organisation.objects.filter(organisation_id="agence").count() == 3
    exported = export_plan("plan-1")
    assert exported["organisations"][0]["kind"] == "other"
    import_plan(document)
    assert export_plan("plan-1") == document


def test_no_revision_is_made_in_vain(document):
    revisions = Revision.objects.count()
    commitment(document)["updates"][1]["summary"]["en"] = "Almost."
    import_plan(document)
    assert Revision.objects.count() == revisions + 1
