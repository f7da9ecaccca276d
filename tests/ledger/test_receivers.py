"""What publishing, withdrawing, moving and deleting pages writes, through Wagtail itself."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from ogp_cms.ledger import domain, placements, queries
from ogp_cms.ledger.domain import ActivitiesInUse, Approval, Fact, ReportFacts
from ogp_cms.ledger.enums import Role
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import BEGINNING
from ogp_cms.ledger.receivers import place_published
from ogp_cms.ledger.rules import today
from ogp_cms.plans.models import Activity, CommitmentPage
from tests import factories as f


@pytest.fixture
def plan(home):
    return f.publish(f.PlanPageFactory(parent=home, state="adopted"))


@pytest.fixture
def axis(plan):
    return f.publish(f.AxisPageFactory(parent=plan))


@pytest.fixture
def other_axis(plan):
    return f.publish(f.AxisPageFactory(parent=plan))


@pytest.fixture
def commitment(axis):
    return f.publish(f.CommitmentPageFactory(parent=axis, activities=2))


def start(plan):
    plan.state = "implementation"
    return f.publish(plan)


def placed(*pages):
    """The standing placements of pages or activities: (key, from when, where)."""
    keys = [page.translation_key for page in pages]
    facts = queries.placement_facts(subjects=keys)
    return [(fact.subject, fact.effective, fact.parent) for fact in facts]


def test_a_plan_is_placed_with_its_dates_and_its_state(plan):
    [fact] = queries.placement_facts()
    assert fact[3:] == (
        "plan",
        plan.translation_key,
        None,
        None,
        datetime.date(2020, 1, 1),
        datetime.date(2030, 12, 31),
        "adopted",
        "commitments",
    )
    assert (fact.subject, fact.effective) == (plan.translation_key, BEGINNING)


def test_a_commitment_is_placed_with_its_activities_and_its_organisation(commitment, axis):
    first, second = commitment.activities.all()
    facts = queries.placement_facts(subjects=[commitment.translation_key])
    assert [(fact.effective, fact.parent, fact.organisation) for fact in facts] == [
        (BEGINNING, axis.translation_key, commitment.lead_organisation.translation_key)
    ]
    assert placed(first, second) == [
        (first.translation_key, BEGINNING, commitment.translation_key),
        (second.translation_key, BEGINNING, commitment.translation_key),
    ]


def test_publishing_again_without_a_change_appends_nothing(plan, axis, commitment):
    head = queries.head()
    for page in (plan, axis, commitment):
        f.publish(page)
    assert queries.head() == head


def test_the_switch_to_implementation_is_dated_and_moves_nothing_else(plan, commitment):
    number = queries.head().number
    start(plan)
    assert queries.head().number == number + 1
    states = [
        queries.in_force("placement", [plan.translation_key], day)[plan.translation_key]
        for day in (BEGINNING, today())
    ]
    assert [state.plan_state for state in states] == ["adopted", "implementation"]
    f.publish(commitment)
    assert queries.head().number == number + 1


def test_a_changed_plan_is_dated_while_it_runs(plan):
    start(plan)
    plan.refresh_from_db()
    plan.end, plan.rate_of = datetime.date(2031, 12, 31), "axes"
    f.publish(plan)
    latest = queries.placement_facts()[-1]
    assert (latest.effective, latest.plan_end, latest.rate_of) == (today(), plan.end, "axes")


def test_an_activity_added_while_the_plan_runs_counts_from_that_day(plan, commitment):
    start(plan)
    commitment.activities.add(Activity(number=3, title="New", locale=commitment.locale))
    commitment = f.publish(commitment)
    *_old, new = commitment.activities.all()
    assert placed(new) == [(new.translation_key, today(), commitment.translation_key)]


def without_last_activity(commitment):
    first, second = commitment.activities.all()
    commitment.activities.set([first])
    return second


def test_an_activity_removed_while_the_plan_runs_leaves_from_that_day(plan, commitment):
    start(plan)
    gone = without_last_activity(commitment)
    f.publish(commitment)
    assert placed(gone) == [
        (gone.translation_key, BEGINNING, commitment.translation_key),
        (gone.translation_key, today(), None),
    ]


def test_an_activity_removed_while_the_plan_is_made_was_never_there(commitment):
    gone = without_last_activity(commitment)
    f.publish(commitment)
    assert placed(gone) == [(gone.translation_key, BEGINNING, None)]


def test_an_activity_with_facts_cannot_leave(plan, commitment):
    gone = without_last_activity(commitment)
    report = ReportFacts(
        plan.translation_key,
        1,
        [Fact("progress", gone.translation_key, today(), progress=Decimal(5))],
    )
    domain.record_report(plan.translation_key, report, Approval(Role.SECRETARIAT, None))
    domain.withdraw_report(plan.translation_key, Approval(Role.SECRETARIAT, None))
    head = queries.head()
    # The page itself refuses first, in a sentence; the ledger stands behind it.
    with pytest.raises(ValidationError), transaction.atomic():
        f.publish(commitment)
    with pytest.raises(ActivitiesInUse) as refused, transaction.atomic():
        place_published(commitment)
    assert refused.value.keys == {gone.translation_key}
    assert queries.head() == head
    assert CommitmentPage.objects.get(pk=commitment.pk).activities.count() == 2


def test_withdrawing_and_publishing_again_keeps_earlier_dates(plan, commitment, axis):
    start(plan)
    commitment.unpublish()
    nowhere = (commitment.translation_key, today(), None)
    assert placed(commitment)[1:] == [nowhere]
    f.publish(CommitmentPage.objects.get(pk=commitment.pk))
    assert placed(commitment) == [
        (commitment.translation_key, BEGINNING, axis.translation_key),
        nowhere,
        (commitment.translation_key, today(), axis.translation_key),
    ]


def test_what_is_withdrawn_while_the_plan_is_made_was_never_there(commitment, axis):
    commitment.unpublish()
    assert placed(commitment) == [(commitment.translation_key, BEGINNING, None)]
    f.publish(CommitmentPage.objects.get(pk=commitment.pk))
    assert placed(commitment) == [(commitment.translation_key, BEGINNING, axis.translation_key)]


@pytest.mark.parametrize("name", ["plan", "axis"])
def test_withdrawing_a_plan_or_an_axis_places_it_nowhere(request, name, plan):
    page = request.getfixturevalue(name)
    start(plan)
    page.refresh_from_db()
    page.unpublish()
    latest = queries.placement_facts(subjects=[page.translation_key])[-1]
    assert (latest.effective, latest.parent, latest.plan_start) == (today(), None, None)
    number = queries.head().number
    f.publish(type(page).objects.get(pk=page.pk))
    assert queries.head().number == number + 1


def test_a_move_is_dated(plan, commitment, axis, other_axis):
    start(plan)
    commitment.move(other_axis, pos="last-child")
    assert placed(commitment) == [
        (commitment.translation_key, BEGINNING, axis.translation_key),
        (commitment.translation_key, today(), other_axis.translation_key),
    ]


def test_moving_what_is_not_live_places_nothing(plan, commitment, other_axis):
    start(plan)
    commitment.unpublish()
    head = queries.head()
    CommitmentPage.objects.get(pk=commitment.pk).move(other_axis, pos="last-child")
    assert queries.head() == head


def test_a_move_takes_live_values_not_those_of_a_draft(plan, commitment, other_axis):
    live = commitment.lead_organisation.translation_key
    start(plan)
    commitment.lead_organisation = f.OrganisationFactory()
    commitment.save_revision()
    Page.objects.get(pk=commitment.pk).move(other_axis, pos="last-child")
    assert queries.placement_facts(subjects=[commitment.translation_key])[-1].organisation == live


def test_sorting_places_nothing(commitment, axis):
    f.publish(f.CommitmentPageFactory(parent=axis, activities=1))
    head = queries.head()
    CommitmentPage.objects.get(pk=commitment.pk).move(axis, pos="last-child")
    assert queries.head() == head


@pytest.mark.parametrize("as_page", [True, False])
def test_deleting_places_nowhere(plan, commitment, as_page):
    start(plan)
    page = Page.objects.get(pk=commitment.pk) if as_page else commitment
    page.delete()
    assert placed(commitment)[1:] == [(commitment.translation_key, today(), None)]


def test_deleting_a_plan_places_everything_below_nowhere(plan, axis, commitment):
    start(plan)
    Page.objects.get(pk=plan.pk).delete()
    for page in (axis, commitment):
        assert placed(page)[1:] == [(page.translation_key, today(), None)]
    latest = queries.placement_facts(subjects=[plan.translation_key])[-1]
    assert (latest.effective, latest.plan_start) == (today(), None)


def test_a_draft_places_nothing(plan, axis):
    head = queries.head()
    draft = f.CommitmentPageFactory(parent=axis, activities=1, live=False)
    draft.save_revision()
    draft.delete()
    assert queries.head() == head


def test_a_scheduled_publication_places_nothing_yet(plan, axis):
    head = queries.head()
    page = f.CommitmentPageFactory(parent=axis, activities=1, live=False)
    page.go_live_at = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)
    signalled = []

    def listen(instance, **_kwargs):
        signalled.append(instance.live)

    page_published.connect(listen)
    page.save_revision().publish()
    page_published.disconnect(listen)
    assert signalled == [False]
    assert queries.head() == head


def test_translations_and_aliases_place_nothing(plan, axis, commitment):
    head = queries.head()
    arabic = Locale.objects.get(language_code="ar")
    for page in (plan, axis):
        f.publish(page.copy_for_translation(arabic))
    alias = commitment.copy_for_translation(arabic, alias=True)
    f.publish(commitment)
    alias.refresh_from_db()
    assert (alias.live, alias.alias_of_id) == (True, commitment.pk)
    translation = plan.get_translation(arabic)
    translation.state = "implementation"
    f.publish(translation)
    translation.unpublish()
    alias.delete()
    assert queries.head() == head


def test_who_did_it(plan, axis):
    writer, publisher = f.UserFactory.create(), f.UserFactory.create()
    page = f.CommitmentPageFactory(parent=axis, live=False)
    revision = page.save_revision(user=writer)
    with LogContext(user=publisher):
        revision.publish(user=publisher, skip_permission_checks=True)
    entry = Entry.objects.get(subject=page.translation_key)
    assert (entry.role, entry.approved_by, entry.revision) == (
        "secretariat",
        publisher.pk,
        revision.pk,
    )


def test_the_author_stands_in_where_nobody_is_named(plan, axis):
    writer = f.UserFactory.create()
    page = f.CommitmentPageFactory(parent=axis, live=False)
    page.save_revision(user=writer).publish()
    assert Entry.objects.get(subject=page.translation_key).approved_by == writer.pk


def test_the_placements_of_a_page_are_there_for_an_import(plan, axis, commitment):
    assert placements.of_axis(axis, plan.translation_key).parent == plan.translation_key
    assert len(placements.of_activities(commitment)) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_a_publication_do_not_grow(axis, count, django_assert_num_queries):
    page = f.publish(f.CommitmentPageFactory(parent=axis, activities=count))
    page.activities.set([Activity(number=9, title="Another", locale=page.locale)])
    # One activity comes, one or three leave.
    with django_assert_num_queries(14):
        place_published(page)
