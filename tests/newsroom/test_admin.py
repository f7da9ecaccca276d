import datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from ogp_cms.core.dates import today
from ogp_cms.newsroom.models import NewsPage
from tests import factories as f


@pytest.fixture
def editor(client, home):
    client.force_login(f.UserFactory(is_superuser=True, is_staff=True))
    return client


@pytest.fixture
def index(home):
    return f.publish(f.NewsIndexPageFactory(parent=home, slug="news"))


def test_news_are_written(editor, index, home):
    commitment = f.publish(
        f.CommitmentPageFactory(
            parent=f.publish(f.AxisPageFactory(parent=f.publish(f.PlanPageFactory(parent=home))))
        )
    )
    url = reverse("wagtailadmin_pages:add", args=("ogp_newsroom", "newspage", index.pk))
    assert editor.get(url).context["form"]["date"].value() == today()
    data = nested_form_data(
        {
            "title": "News",
            "slug": "news-1",
            "seo_title": "",
            "search_description": "",
            "date": "2024-06-30",
            "intro": "What happened.",
            "organisation": "",
            "body": streamfield([]),
            "commitments": inline_formset([{"commitment": commitment.pk}]),
        }
    )
    assert editor.post(url, {**data, "action-publish": "1"}).status_code == 302
    page = NewsPage.objects.get()
    assert (page.live, page.date) == (True, datetime.date(2024, 6, 30))
    assert page.commitments.get().commitment == commitment


@pytest.mark.parametrize("listing", ["menu", "explorer"])
def test_news_are_listed_newest_first(editor, index, listing):
    for day in (1, 3, 2):
        f.publish(
            f.NewsPageFactory(parent=index, title=f"Day {day}", date=datetime.date(2024, 1, day))
        )
    urls = {
        "menu": reverse("news_pages:index"),
        "explorer": reverse("wagtailadmin_explore", args=(index.pk,)),
    }
    pages = editor.get(urls[listing]).context["object_list"]
    assert [page.title for page in pages] == ["Day 3", "Day 2", "Day 1"]
