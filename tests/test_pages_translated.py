"""The words of the catalogues where grammar decides: plural forms, months, the comma of a list."""

import pytest

from tests.test_pages_render import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rates", "translated")]

WORDS = {
    "fr": ["Engagement 7", "En retard de 3 mois", "+18 points", "28 juin 2024", "Suspendue"],
    "ar": ["الالتزام 7", "متأخر بـ3 أشهر", "+18 نقطة", "28 يونيو 2024", "معلق"],
}


@pytest.mark.parametrize("language", WORDS)
def test_a_commitment_speaks_the_readers_language(client, story, language):
    text = words(client.get(f"/{language}/plan-2024/integrite/7/").content.decode())
    assert [each for each in WORDS[language] if each not in text] == []
