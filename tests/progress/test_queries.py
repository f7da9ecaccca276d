import datetime

import pytest
from django.utils import timezone

from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import (
    ActivityProgress,
    CommunicationAction,
    Evidence,
    ProgressUpdatePage,
)
from ogp_cms.progress.queries import (
    content_of,
    holds_published_report,
    last_updates,
    report_of,
    reports_of,
)
from ogp_cms.progress.reports import Text
from tests import factories as f
from tests.progress.conftest import make_commitment

ISO = datetime.date.fromisoformat


def update_of(commitment, date="2024-06-30", rows=(), evidence=(), actions=(), **kwargs):
    page = f.ProgressUpdatePageFactory(
        parent=commitment, live=False, date=ISO(date), **{"summary": "Moved.", **kwargs}
    )
    page.rows.set([ActivityProgress(locale=page.locale, **row) for row in rows])
    page.evidence.set([Evidence(locale=page.locale, **item) for item in evidence])
    page.communication_actions.set(
        [CommunicationAction(locale=page.locale, **item) for item in actions]
    )
    return f.publish(page)


def row(activity, **values):
    return {"activity": activity.translation_key, **values}


def fr(value):
    return Text(value, "fr")


def test_reports_come_newest_first_by_date_then_approval(commitment, activities):
    late = update_of(commitment, "2024-06-30")
    early = update_of(commitment, "2024-04-30")
    again = update_of(commitment, "2024-06-30")
    planning = f.publish(
        f.PlanningChangePageFactory(
            parent=commitment,
            live=False,
            date=ISO("2024-05-31"),
            reason="Slower.",
            planning={activities[0]: {"weight": 2, "end": ISO("2025-01-31")}},
        )
    )
    assert [each.source for each in reports_of(commitment, "fr")] == [again, late, planning, early]
    # Approved once more, the first of that day is the latest.
    f.publish(late)
    reports = reports_of(commitment, "fr")
    assert [each.source for each in reports] == [late, again, planning, early]
    assert (reports[2].kind, reports[2].reason) == ("planning", fr("Slower."))
    (item,) = reports[2].rows
    assert (item.activity, item.weight, item.state, item.end) == (
        activities[0].translation_key,
        2,
        "",
        ISO("2025-01-31"),
    )


def test_only_public_reports_are_read(commitment):
    update_of(commitment).unpublish()
    f.ProgressUpdatePageFactory(parent=commitment, live=False)
    assert reports_of(commitment, "fr") == []
    assert content_of(commitment, "fr").texts == {}


def test_the_approved_day_is_the_documents_else_that_of_publication(commitment):
    page = update_of(commitment)
    (report,) = reports_of(commitment, "fr")
    assert report.approved == timezone.localdate()
    ProgressUpdatePage.objects.filter(pk=page.pk).update(approved=ISO("2024-07-03"))
    (report,) = reports_of(commitment, "fr")
    assert report.approved == ISO("2024-07-03")


def test_of_each_field_the_latest_text_stands(commitment, activities):
    first, second, _third = activities
    old = update_of(
        commitment,
        "2024-04-30",
        rows=[
            row(first, progress=40, done="- a\n- b", not_done="- c"),
            row(second, progress=10, additional="- d"),
        ],
        summary="Old.",
        results="Results.",
    )
    new = update_of(
        commitment,
        "2024-06-30",
        rows=[row(first, done="- e"), row(second, progress=20)],
        summary="New.",
        results="  ",
    )
    content = content_of(commitment, "fr")
    assert {
        name: (each.text.value, each.report.source) for name, each in content.texts.items()
    } == {
        "summary": ("New.", new),
        "results": ("Results.", old),
    }
    one, two = (content.activities[each.translation_key] for each in (first, second))
    assert (one.progress, one.done.text, one.not_done.text) == (40, fr("- e"), fr("- c"))
    assert (one.done.report.source, one.not_done.report.source) == (new, old)
    assert (two.progress, two.done, two.additional.text) == (20, None, fr("- d"))
    assert set(content.activities) == {first.translation_key, second.translation_key}


def test_evidence_and_actions_come_newest_first(commitment):
    link = {"title": "Site", "url": "https://example.org/a"}
    old = update_of(commitment, "2024-04-30", evidence=[link], actions=[{"title": "Fair"}])
    new = update_of(
        commitment,
        "2024-06-30",
        actions=[{"title": "Radio", "date": "mai 2024", "audience": "tous"}],
    )
    content = content_of(commitment, "fr")
    assert [(report.source, action.title, action.date) for report, action in content.actions] == [
        (new, fr("Radio"), fr("mai 2024")),
        (old, fr("Fair"), None),
    ]
    assert [(report.source, item.title, item.url) for report, item in content.evidence] == [
        (old, fr("Site"), "https://example.org/a")
    ]


def test_texts_are_the_readers_where_there_is_a_translation(commitment, activities):
    update_of(
        commitment,
        rows=[row(activities[0], progress=40, done="- fait", not_done="- non fait")],
        evidence=[{"title": "Site", "url": "https://example.org/a"}],
        summary="Avancé.",
        results="Résultats.",
    )
    page = ProgressUpdatePage.objects.get()
    english = f.translate(page, "en", live=False, summary="It moved.")
    (translated,) = english.rows.all()
    translated.done = "- done"
    english.rows.set([translated])
    english.summary = "It moved."
    english = f.publish(english)
    content = content_of(commitment, "en")
    (report,) = content.reports
    assert (report.page, report.source, report.language) == (english, page, "en")
    assert report.title == "Update of 30 June 2024"
    assert content.texts["summary"].text == Text("It moved.", "en")
    # Not translated: offered in the source language, and said so.
    assert content.texts["results"].text == fr("Résultats.")
    found = content.activities[activities[0].translation_key]
    assert (found.progress, found.done.text) == (40, Text("- done", "en"))
    assert found.not_done.text == fr("- non fait")


def test_a_report_without_translation_is_the_source_under_a_title_in_the_readers_language(
    commitment,
):
    page = update_of(commitment)
    f.translate(page, "en", live=False, summary="Draft.")
    report = report_of(page, "en")
    assert (report.page, report.language, report.title) == (page, "fr", "Update of 30 June 2024")
    assert report.texts["summary"] == fr("Moved.")


def test_a_report_is_found_from_its_page_in_any_language(commitment):
    page = update_of(commitment)
    english = f.translate(page, "en", summary="It moved.")
    assert report_of(english, "fr").page == page
    assert report_of(page, "en").page == english
    page.unpublish()
    assert report_of(ProgressUpdatePage.objects.get(pk=english.pk), "en") is None


def test_last_updates(plan, commitment):
    other = make_commitment(plan, commitment.get_parent(), 1)
    silent = make_commitment(plan, commitment.get_parent(), 1)
    update_of(commitment, "2024-06-30")
    update_of(commitment, "2024-04-30")
    update_of(other, "2024-05-31")
    assert last_updates([commitment, other, silent]) == {
        commitment.translation_key: ISO("2024-06-30"),
        other.translation_key: ISO("2024-05-31"),
    }
    assert last_updates([]) == {}


def test_who_holds_a_published_report(plan, commitment, home):
    arabic = f.translate(commitment, "ar", title="التزام")
    assert not holds_published_report(plan)
    page = update_of(commitment)
    f.translate(page, "ar", summary="تقدم")
    assert [holds_published_report(each) for each in (page, commitment, plan, home)] == [True] * 4
    assert not holds_published_report(arabic)


@pytest.mark.parametrize(("updates", "rows"), [(1, 1), (3, 3), (10, 20)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_takes_six_queries(plan, commitment, updates, rows, language, django_assert_num_queries):
    page = make_commitment(plan, commitment.get_parent(), rows)
    steps = list(page.activities.all())
    for month in range(1, updates + 1):
        made = update_of(
            page, f"2024-{month:02}-28", rows=[row(step, progress=month) for step in steps]
        )
        if month % 2:
            f.translate(made, "en", summary="It moved.")
    f.publish(
        f.PlanningChangePageFactory(
            parent=page, live=False, date=ISO("2024-01-01"), planning={steps[0]: {"weight": 2}}
        )
    )
    page = CommitmentPage.objects.get(pk=page.pk)
    with django_assert_num_queries(6):
        content = content_of(page, language)
    assert (len(content.reports), len(content.activities)) == (updates + 1, rows)


@pytest.mark.parametrize("count", [1, 3])
def test_last_updates_take_one_query(plan, commitment, count, django_assert_num_queries):
    pages = [make_commitment(plan, commitment.get_parent(), 1) for _ in range(count)]
    for page in pages:
        update_of(page)
    with django_assert_num_queries(1):
        assert len(last_updates(pages)) == count
