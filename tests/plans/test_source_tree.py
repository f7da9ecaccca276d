"""The source-tree rule of the design: the plan's own language decides, other trees follow."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page

from ogp_cms.core.models import HomePage
from ogp_cms.core.refusals import Refused
from ogp_cms.plans.models import AxisPage, CommitmentPage, PlanPage
from ogp_cms.plans.queries import is_source, plan_of, source_of
from tests import factories as f


@pytest.fixture
def arabic(commitment):
    """The commitment in Arabic, live, under aliases of plan and axis."""
    return f.translate(commitment, "ar", title="التزام")


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def test_the_plan_keeps_the_language_it_was_born_in(home):
    english = HomePage.objects.get(locale__language_code="en")
    plan = f.PlanPageFactory(parent=english)
    assert (plan.source_language, plan.is_source) == ("en", True)


def test_only_a_page_in_the_plans_language_that_is_no_alias_is_source(commitment, arabic):
    alias = PlanPage.objects.get(locale__language_code="ar")
    assert alias.alias_of_id is not None
    assert (is_source(commitment), is_source(arabic), is_source(alias)) == (True, False, False)
    assert is_source(commitment.get_parent())
    assert not is_source(HomePage.objects.get(locale__language_code="fr"))


def test_a_translation_knows_its_source_and_its_plan(plan, commitment, arabic):
    assert source_of(arabic) == commitment
    assert source_of(commitment) == commitment
    assert plan_of(arabic) == plan


def test_pages_are_born_in_the_source_tree_only(commitment, arabic, axis):
    assert CommitmentPage.can_create_at(axis)
    assert not CommitmentPage.can_create_at(arabic.get_parent())
    assert AxisPage.can_create_at(axis.get_parent())
    assert not AxisPage.can_create_at(arabic.get_parent().get_parent())


def test_unpublishing_the_source_unpublishes_its_translations(commitment, arabic):
    commitment.unpublish()
    assert not fresh(arabic).live


def test_unpublishing_a_translation_leaves_the_source(commitment, arabic):
    arabic.unpublish()
    assert fresh(commitment).live


def test_expiry_of_the_source_takes_its_translations_along(axis, commitment):
    arabic = f.translate(axis, "ar", title="محور")
    AxisPage.objects.filter(pk=axis.pk).update(
        expire_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    call_command("publish_scheduled")
    assert (fresh(axis).live, fresh(axis).expired, fresh(arabic).live) == (False, True, False)


def test_a_translation_goes_live_only_while_its_source_is(commitment, arabic):
    commitment.unpublish()
    with pytest.raises(ValidationError, match="the page that it translates is not"):
        fresh(arabic).get_latest_revision().publish()
    assert not fresh(arabic).live
    f.publish(fresh(commitment))
    fresh(arabic).get_latest_revision().publish()
    assert fresh(arabic).live


def test_deleting_the_source_deletes_its_translations(commitment, arabic):
    commitment.delete()
    assert not CommitmentPage.objects.filter(translation_key=commitment.translation_key).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_a_plan_deletes_every_tree_of_it(plan, commitment, arabic):
    plan.delete()
    assert not PlanPage.objects.exists()
    assert not CommitmentPage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_by_queryset_deletes_translations_too(commitment, arabic):
    Page.objects.filter(pk=commitment.pk).delete()
    assert not CommitmentPage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_a_translation_leaves_the_source(commitment, arabic):
    arabic.delete()
    assert CommitmentPage.objects.get() == commitment


def test_moving_the_source_moves_its_translations(commitment, arabic, other_axis):
    commitment.move(other_axis, pos="last-child")
    arabic = fresh(arabic)
    assert fresh(commitment).get_parent().pk == other_axis.pk
    assert arabic.get_parent().translation_key == other_axis.translation_key
    assert arabic.get_parent().locale == arabic.locale
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_translation_never_moves_by_itself(arabic, other_axis):
    arabic_axis = f.translate(other_axis, "ar", title="محور")
    with pytest.raises(Refused, match="never by itself"):
        arabic.move(arabic_axis, pos="last-child")


def test_a_commitment_moves_only_within_its_plan(commitment, home):
    elsewhere = f.publish(
        f.AxisPageFactory(parent=f.publish(f.PlanPageFactory(parent=home, slug="b")))
    )
    with pytest.raises(Refused, match="only within its plan"):
        commitment.move(elsewhere, pos="last-child")
    assert not commitment.can_move_to(elsewhere)


def test_axes_and_plans_never_move(axis, home):
    elsewhere = f.publish(f.PlanPageFactory(parent=home, slug="b"))
    with pytest.raises(Refused, match="never moved"):
        axis.move(elsewhere, pos="last-child")
    assert not axis.can_move_to(elsewhere)


def test_pages_may_change_their_order_under_their_parent(axis, other_axis, plan):
    other_axis.move(axis, pos="left")
    assert [page.pk for page in plan.get_children()] == [other_axis.pk, axis.pk]


def test_slug_and_neutral_values_follow_the_source(commitment, arabic):
    commitment.slug, commitment.number = "eight", 8
    commitment.start = datetime.date(2021, 1, 1)
    f.publish(commitment)
    arabic = fresh(arabic)
    assert (arabic.slug, arabic.number, arabic.start) == ("eight", 8, datetime.date(2021, 1, 1))
    assert arabic.url_path.endswith("/eight/")
    assert arabic.title == "التزام"


def test_an_old_draft_of_a_translation_brings_no_old_number_back(commitment, arabic):
    arabic.title = "التزام آخر"
    draft = arabic.save_revision()
    commitment.number = 8
    f.publish(commitment)
    draft.publish()
    arabic = fresh(arabic)
    assert (arabic.number, arabic.title) == (8, "التزام آخر")


def test_a_page_of_a_plan_has_no_translation_in_a_language_nobody_asked_for(commitment):
    languages = Locale.objects.filter(
        pk__in=CommitmentPage.objects.values("locale_id")
    ).values_list("language_code", flat=True)
    assert list(languages) == ["fr"]
