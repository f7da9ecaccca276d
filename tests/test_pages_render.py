"""Every page type, in both directions: what is on it, in which language, and where it leads."""

import pytest

from tests.pages import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates")]

TYPES = [
    ("home", ""),
    ("plans", "plans/"),
    ("plan", "plan-2024/"),
    ("axis", "plan-2024/integrite/"),
    ("commitment", "plan-2024/integrite/7/"),
    ("update", "plan-2024/integrite/7/update-2024-06-28/"),
    ("planning", "plan-2024/integrite/7/planning-2024-02-28/"),
    ("organisation", "organisations/inpplc/"),
    ("news_index", "news/"),
    ("news", "news/portail/"),
    ("about", "a-propos/"),
]


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize(("kind", "path"), TYPES)
def test_a_page_renders_in_the_readers_language(client, story: Story, kind, path, language):
    response = client.get(f"/{language}/{path}")
    assert response.status_code == 200, path
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()
