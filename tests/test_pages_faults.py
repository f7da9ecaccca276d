"""When the site itself fails, it says so in the reader's language."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_a_fault_is_told_in_the_readers_language(client, home, monkeypatch, language, direction):
    def fail(_request):
        raise RuntimeError("something broke")

    monkeypatch.setattr("ogp_cms.progress.public_views.present_plans", fail)
    client.raise_request_exception = False
    response = client.get(f"/{language}/plans/")
    html = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert "something broke" not in html
    assert html.count("<h1") == 1
    ways = [f'<a href="/{language}/">', f'<a href="/{language}/plans/">']
    assert [way in html[html.index("<main") :] for way in ways] == [True, True]
