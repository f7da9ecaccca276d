"""Names, identifiers and the life of reports."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from ogp_cms.core.refusals import Refused
from ogp_cms.ledger.queries import standing_of_reports
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import CommitmentPage, PlanPage
from ogp_cms.progress.models import PlanningChangePage, ProgressUpdatePage
from ogp_cms.progress.titles import report_title
from tests import factories as f

DAY = datetime.date(2024, 6, 30)


def update_of(commitment, **kwargs):
    kwargs.setdefault("date", DAY)
    kwargs.setdefault("summary", "Moved.")
    return f.ProgressUpdatePageFactory(parent=commitment, live=False, **kwargs)


def figures(page):
    return sorted(entry.progress for entry in standing_of_reports([page.translation_key]))


def test_titles_are_made_in_every_language():
    assert report_title("update", DAY, "en") == "Update of 30 June 2024"
    assert report_title("planning", DAY, "en") == "Planning change of 30 June 2024"


def test_a_report_is_named_by_type_and_date_whatever_was_typed(commitment):
    draft = update_of(commitment, title="Typed", slug="typed")
    assert draft.title == report_title("update", DAY, "fr")
    assert draft.slug == f"update-draft-{draft.translation_key.hex[:8]}"
    draft.date = datetime.date(2024, 5, 31)
    draft.save_revision()
    draft.refresh_from_db()
    assert draft.draft_title == report_title("update", datetime.date(2024, 5, 31), "fr")


def test_the_identifier_is_given_at_first_publication_and_kept(commitment):
    page = update_of(commitment)
    assert page.report_id == ""
    page = f.publish(page)
    assert (page.report_id, page.slug) == ("2024-06-30", "update-2024-06-30")
    page.date = datetime.date(2024, 5, 31)
    page = f.publish(page)
    assert (page.report_id, page.slug) == ("2024-06-30", "update-2024-06-30")
    assert page.title == report_title("update", page.date, "fr")


def test_the_second_of_a_day_gets_a_number_and_types_count_apart(commitment, activities):
    first, second = (f.publish(update_of(commitment)) for _ in range(2))
    planning = f.publish(
        f.PlanningChangePageFactory(
            parent=commitment, live=False, date=DAY, planning={activities[0]: {"weight": 2}}
        )
    )
    assert [first.report_id, second.report_id, planning.report_id] == [
        "2024-06-30",
        "2024-06-30-2",
        "2024-06-30",
    ]


def test_a_withdrawn_identifier_is_not_given_again(commitment):
    f.publish(update_of(commitment)).unpublish()
    assert f.publish(update_of(commitment)).report_id == "2024-06-30-2"


def test_an_older_revision_published_again_keeps_identifier_and_address(commitment):
    page = f.publish(update_of(commitment))
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert (page.report_id, page.slug) == ("2024-06-30", "update-2024-06-30")


def test_a_translation_has_the_same_identifier_and_slug_and_its_own_title(commitment):
    page = f.publish(update_of(commitment))
    english = f.translate(page, "en", summary="It moved.")
    assert (english.report_id, english.slug) == (page.report_id, page.slug)
    assert english.title == "Update of 30 June 2024"
    assert english.url_path.endswith("/update-2024-06-30/")


def test_a_draft_translated_before_publication_follows_it(commitment):
    page = update_of(commitment)
    english = f.translate(page, "en", live=False, summary="It moved.")
    page.date = datetime.date(2024, 5, 31)
    f.publish(page)
    english.refresh_from_db()
    assert (english.report_id, english.slug) == ("2024-05-31", "update-2024-05-31")
    assert english.date == page.date
    assert english.title == "Update of 31 May 2024"


def test_a_copy_is_a_new_report(commitment):
    page = f.publish(update_of(commitment))
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert (copy.report_id, copy.live) == ("", False)
    assert copy.slug.startswith("update-draft-")


# What goes to the ledger


def test_publication_records_the_facts(commitment, activities, moderator):
    page = update_of(commitment, progress={activities[0]: 50})
    page.save_revision(user=moderator).publish(user=moderator)
    (entry,) = standing_of_reports([page.translation_key])
    assert (entry.subject, entry.progress, entry.effective) == (
        activities[0].translation_key,
        50,
        DAY,
    )
    assert (entry.role, entry.approved_by) == ("secretariat", moderator.pk)
    assert entry.revision == page.get_latest_revision().pk


def test_a_planning_change_records_only_what_it_names(commitment, activities):
    page = f.publish(
        f.PlanningChangePageFactory(
            parent=commitment,
            live=False,
            date=DAY,
            planning={activities[0]: {"weight": 2}, activities[1]: {"state": "suspended"}},
        )
    )
    entries = standing_of_reports([page.translation_key])
    assert [(e.weight, e.state, e.planned_end) for e in entries] == [
        (2, "", None),
        (None, "suspended", None),
    ]


def test_a_translation_writes_no_facts(commitment, activities):
    page = f.publish(update_of(commitment, progress={activities[0]: 50}))
    f.translate(page, "en", summary="It moved.")
    assert figures(page) == [50]


def test_approval_again_replaces_what_changed(commitment, activities):
    page = f.publish(update_of(commitment, progress={activities[0]: 50, activities[1]: 10}))
    rows = list(page.rows.all())
    rows[0].progress = 60
    page.rows.set(rows)
    f.publish(page)
    assert figures(page) == [10, 60]


def test_withdrawal_withdraws_the_facts(commitment, activities):
    page = f.publish(update_of(commitment, progress={activities[0]: 50}))
    english = f.translate(page, "en", summary="It moved.")
    page.unpublish()
    assert figures(page) == []
    assert not ProgressUpdatePage.objects.get(pk=english.pk).live


def test_withdrawing_a_translation_keeps_the_facts(commitment, activities):
    page = f.publish(update_of(commitment, progress={activities[0]: 50}))
    f.translate(page, "en", summary="It moved.").unpublish()
    assert figures(page) == [50]


# What is refused at publication, whoever asks


@pytest.mark.parametrize(
    ("kwargs", "sentence"),
    [
        ({"date": datetime.date(2999, 1, 1)}, "in the future"),
        ({"nonsense": True}, "not an activity of this commitment"),
        ({"silent": True}, "Say something about this activity"),
    ],
)
def test_a_report_that_breaks_a_rule_is_not_published(commitment, activities, kwargs, sentence):
    progress: dict = {activities[0]: 50}
    if kwargs.pop("nonsense", False):
        progress = {
            f.publish(
                f.CommitmentPageFactory(parent=commitment.get_parent(), activities=1)
            ).activities.get(): 50
        }
    if kwargs.pop("silent", False):
        progress = {activities[0]: None}
    page = update_of(commitment, progress=progress, **kwargs)
    with pytest.raises(ValidationError, match=sentence):
        page.save_revision().publish()
    page.refresh_from_db()
    assert (page.live, page.report_id, figures(page)) == (False, "", [])


def test_a_decrease_needs_its_reason_by_the_ledger_of_its_date(commitment, activities):
    f.publish(update_of(commitment, progress={activities[0]: 50}))
    earlier = update_of(
        commitment, date=DAY - datetime.timedelta(days=1), progress={activities[0]: 40}
    )
    assert f.publish(earlier).live
    later = update_of(commitment, progress={activities[0]: 45})
    with pytest.raises(ValidationError, match="The last approved figure is 50%"):
        later.save_revision().publish()
    (row,) = later.rows.all()
    row.decrease_reason = "Counted wrongly."
    later.rows.set([row])
    assert f.publish(later).live


def test_a_report_is_not_measured_against_itself(commitment, activities):
    page = f.publish(update_of(commitment, progress={activities[0]: 50}))
    (row,) = page.rows.all()
    row.progress = 40
    page.rows.set([row])
    f.publish(page)
    assert figures(page) == [40]


def test_a_cancelled_activity_takes_no_progress_from_that_day(commitment, activities):
    f.publish(
        f.PlanningChangePageFactory(
            parent=commitment,
            live=False,
            date=DAY,
            planning={activities[0]: {"state": "cancelled"}},
        )
    )
    before = update_of(
        commitment, date=DAY - datetime.timedelta(days=1), progress={activities[0]: 10}
    )
    assert f.publish(before).live
    with pytest.raises(ValidationError, match="This activity is cancelled"):
        update_of(commitment, progress={activities[0]: 20}).save_revision().publish()


def test_a_closed_plan_takes_no_reports(commitment, plan, activities):
    draft = update_of(commitment, progress={activities[0]: 50})
    assert ProgressUpdatePage.can_create_at(commitment)
    PlanPage.objects.filter(pk=plan.pk).update(state=PlanState.CLOSED)
    assert not ProgressUpdatePage.can_create_at(commitment)
    assert not PlanningChangePage.can_create_at(Page.objects.get(pk=commitment.pk))
    with pytest.raises(ValidationError, match="This plan is closed"):
        draft.save_revision().publish()


def test_a_report_is_not_public_before_its_commitment(commitment):
    commitment.unpublish()
    with pytest.raises(ValidationError, match="The commitment is not public"):
        update_of(commitment).save_revision().publish()


def test_reports_are_born_in_the_source_tree(commitment):
    arabic = f.translate(commitment, "ar", title="التزام")
    assert not ProgressUpdatePage.can_create_at(arabic)


def test_a_report_never_moves(commitment):
    other = f.publish(f.CommitmentPageFactory(parent=commitment.get_parent()))
    page = f.publish(update_of(commitment))
    with pytest.raises(Refused, match="never moved"):
        page.move(other, pos="last-child")


# What is not deleted


def test_a_report_that_was_public_is_not_deleted_but_withdrawn(commitment, plan, home):
    page = f.publish(update_of(commitment))
    page.unpublish()
    for holder in (page, commitment, commitment.get_parent().specific, plan):
        with pytest.raises(Refused, match="Withdraw it instead"):
            holder.delete()
    for queryset in (
        Page.objects.filter(pk=page.pk),
        ProgressUpdatePage.objects.filter(pk=page.pk),
        CommitmentPage.objects.filter(pk=commitment.pk),
    ):
        with pytest.raises(Refused), transaction.atomic():
            queryset.delete()
    assert ProgressUpdatePage.objects.filter(pk=page.pk).exists()


def test_a_draft_may_be_deleted_and_so_may_a_translation(commitment):
    page = f.publish(update_of(commitment))
    english = f.translate(page, "en", summary="It moved.")
    draft = update_of(commitment)
    draft.delete()
    english.get_parent().specific.delete()
    assert list(ProgressUpdatePage.objects.all()) == [page]


def test_an_activity_with_facts_stays_under_its_number(commitment, activities):
    f.publish(update_of(commitment, progress={activities[0]: 50}))
    commitment.activities.remove(activities[0])
    with pytest.raises(ValidationError, match="Activity 1 has recorded progress"):
        commitment.save_revision().publish()
    commitment = CommitmentPage.objects.get(pk=commitment.pk)
    commitment.activities.remove(commitment.activities.get(number=3))
    assert f.publish(commitment).activities.count() == 2
