"""What browsers are told: strict on the public site, looser where Wagtail's editor needs it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from ogp_cms.core.security import SecurityHeaders, embeddable, policy_text

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
ADMIN = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


def headers(response):
    names = (
        "Content-Security-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
    )
    return [response.get(name) for name in names]


REST = [PERMISSIONS, "same-origin", "same-origin", "nosniff", "DENY"]


@pytest.mark.parametrize(
    "path", ["/", "/fr/", "/ar/nothing/", "/sitemap.xml", "/ledger/ledger.csv"]
)
def test_the_public_site_loads_nothing_from_elsewhere_and_nothing_inline(client, home, path):
    assert headers(client.get(path)) == [PUBLIC, *REST]


def test_the_back_office_may_have_scripts_in_place_and_frames_of_its_own(admin_client, home):
    assert headers(admin_client.get("/admin/")) == [ADMIN, *REST]
    assert headers(admin_client.get("/admin/nothing/"))[0] == ADMIN


def test_a_preview_stands_in_a_frame_of_the_back_office(admin_client, home):
    path = f"/admin/pages/{home.pk}/edit/preview/"
    assert admin_client.post(path, {"title": home.title, "slug": home.slug}).status_code == 200
    response = admin_client.get(path)
    assert response.status_code == 200
    assert headers(response) == [ADMIN, *REST[:-1], "SAMEORIGIN"]


def answer(view, path="/fr/", **attributes):
    request = RequestFactory().get(path)
    vars(request).update(attributes)
    return SecurityHeaders(view)(request)


def test_a_view_keeps_the_policy_that_it_states():
    stated = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
    assert answer(lambda _request: stated)["Content-Security-Policy"] == "default-src 'none'"


def test_an_embeddable_view_differs_in_who_may_frame_it_alone():
    response = answer(embeddable(lambda _request: HttpResponse()))
    framed = PUBLIC.replace("frame-ancestors 'none'", "frame-ancestors *")
    assert (response["Content-Security-Policy"], response.xframe_options_exempt) == (framed, True)


def test_the_debugger_keeps_its_styles(settings):
    def found(status):
        return "Content-Security-Policy" in answer(lambda _request: HttpResponse(status=status))

    assert [found(status) for status in (200, 404, 500)] == [True, True, True]
    settings.DEBUG = True
    assert [found(status) for status in (200, 404, 500)] == [True, False, False]


def test_a_policy_is_written_as_directives():
    assert policy_text({"a": ["'self'", "data:"], "b": []}) == "a 'self' data:; b"
