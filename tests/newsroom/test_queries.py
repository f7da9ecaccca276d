import datetime

import pytest

from ogp_cms.core.models import HomePage
from ogp_cms.newsroom.models import NewsCommitment, NewsIndexPage, NewsPage, StandardPage
from ogp_cms.newsroom.queries import commitments_of, latest_news, news_about, news_of
from tests import factories as f

ISO = datetime.date.fromisoformat


@pytest.fixture
def index(home):
    return f.publish(f.NewsIndexPageFactory(parent=home, slug="news"))


@pytest.fixture
def commitment(home):
    plan = f.publish(f.PlanPageFactory(parent=home))
    axis = f.publish(f.AxisPageFactory(parent=plan))
    return f.publish(f.CommitmentPageFactory(parent=axis, number=7))


def news(index, date="2024-06-30", about=(), **kwargs):
    page = f.NewsPageFactory(parent=index, live=False, date=ISO(date), **kwargs)
    page.commitments.set([NewsCommitment(commitment=each) for each in about])
    return f.publish(page)


def test_the_newest_comes_first_whenever_it_was_published(index):
    new = news(index, "2024-06-30")
    old = news(index, "2024-01-31")
    assert latest_news("fr") == news_of(index, "fr") == [new, old]
    assert latest_news("fr", limit=1) == [new]


def test_each_item_comes_once_in_the_readers_language_else_in_one_that_has_it(index):
    first = news(index, "2024-06-30")
    second = news(index, "2024-05-31")
    english = f.translate(first, "en", title="In English")
    arabic_index = f.translate(index, "ar", title="أخبار")
    third = news(arabic_index, "2024-04-30")
    assert latest_news("en") == news_of(index, "en") == [english, second, third]
    assert latest_news("fr") == news_of(arabic_index, "fr") == [first, second, third]


def test_only_public_news_are_found(index, commitment):
    news(index, about=[commitment]).unpublish()
    assert latest_news("fr") == news_of(index, "fr") == []
    assert news_about(commitment.translation_key, "fr") == []


def test_a_commitment_is_named_by_its_page_in_any_language(index, commitment):
    arabic = f.translate(commitment, "ar", title="التزام")
    by_source = news(index, "2024-06-30", [commitment])
    by_translation = news(index, "2024-05-31", [arabic, commitment])
    news(index, "2024-04-30")
    assert news_about(commitment.translation_key, "fr") == [by_source, by_translation]
    assert commitments_of(by_translation) == commitments_of(by_source) == [commitment]


def test_a_translation_of_an_item_names_what_the_item_names(index, commitment):
    item = news(index, about=[commitment])
    english = f.translate(item, "en", title="In English")
    english.commitments.set([])
    english = f.publish(english)
    assert commitments_of(english) == [commitment]
    assert news_about(commitment.translation_key, "en") == [english]


def test_a_withdrawn_commitment_is_not_shown(index, commitment):
    item = news(index, about=[commitment])
    commitment.unpublish()
    assert commitments_of(item) == []


def test_where_pages_of_the_newsroom_may_stand(home, index):
    assert NewsIndexPage.can_create_at(home)
    assert NewsPage.can_create_at(index)
    assert not NewsPage.can_create_at(home)
    assert StandardPage.can_create_at(home)
    assert not StandardPage.can_create_at(index)
    assert not HomePage.can_create_at(home)


@pytest.mark.parametrize("count", [1, 3])
def test_news_take_a_constant_number_of_queries(
    index, commitment, count, django_assert_num_queries
):
    for number in range(1, count + 1):
        f.translate(news(index, f"2024-0{number}-28", [commitment]), "en", title="Moved")
    with django_assert_num_queries(1):
        assert len(latest_news("en")) == count
    with django_assert_num_queries(2):
        assert len(news_of(index, "en")) == count
    with django_assert_num_queries(1):
        assert len(news_about(commitment.translation_key, "en")) == count
    (item, *_rest) = latest_news("en")
    with django_assert_num_queries(3):
        assert commitments_of(item) == [commitment]
