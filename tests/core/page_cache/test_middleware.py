"""Who gets what is kept, what is never kept, and what an answer says of itself."""

import datetime
import gzip
from types import SimpleNamespace

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from ogp_cms.core.page_cache import generation, store
from ogp_cms.core.page_cache.middleware import PageCacheMiddleware
from ogp_cms.extensions.caching import leave_out, mark_public
from tests import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_cache")]

EXACT = "public, max-age=0, s-maxage=0, must-revalidate"
BODY = "<p>" + "public " * 100 + "</p>"


class Site:
    """A middleware around a view that counts how often it is asked."""

    def __init__(self, view):
        self.asked = 0
        self.view = view
        self.middleware = PageCacheMiddleware(self.answer)

    def answer(self, request):
        self.asked += 1
        return self.view(request)

    def get(self, path="/fr/", method="GET", **meta):
        request = RequestFactory().generic(method, path, **meta)
        if "is_dummy" in meta:
            request.is_dummy = True  # type: ignore[attr-defined]
        return self.middleware(request)


def public(_request):
    return mark_public(HttpResponse(BODY, headers={"X-Own": "kept"}))


def test_an_answer_is_kept_and_given_again():
    site = Site(public)
    first, second = site.get(), site.get()
    assert site.asked == 1
    assert first.content == second.content == BODY.encode()
    assert dict(first.headers) == dict(second.headers)
    assert second["X-Own"] == "kept"
    assert second["Cache-Control"] == EXACT
    assert second["Vary"] == "Accept-Encoding"
    assert second["Content-Length"] == str(len(BODY))


@pytest.mark.parametrize(
    "meta",
    [
        {"path": "/ar/"},
        {"path": "/fr/?page=2"},
        {"HTTP_HOST": "localhost"},
        {"wsgi.url_scheme": "https"},
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "messages=abc"},
        {"HTTP_AUTHORIZATION": "Basic abc"},
        {"method": "POST"},
        {"is_dummy": True},
    ],
)
def test_whoever_asks_otherwise_gets_their_own(meta):
    site = Site(public)
    site.get()
    site.get(**meta)
    assert site.asked == 2
    site.get()
    assert site.asked == 2


def test_what_somebody_with_a_session_gets_is_theirs_alone():
    site = Site(public)
    response = site.get(HTTP_COOKIE="sessionid=abc")
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Vary"] == "Cookie"
    assert "ETag" not in response
    site.get(HTTP_COOKIE="sessionid=abc")
    assert site.asked == 2


def test_where_the_address_names_no_language_the_browser_does():
    site = Site(lambda request: mark_public(HttpResponse(request.META["HTTP_ACCEPT_LANGUAGE"])))
    french = site.get("/badge", HTTP_ACCEPT_LANGUAGE="fr")
    arabic = site.get("/badge", HTTP_ACCEPT_LANGUAGE="ar")
    assert (french.content, arabic.content) == (b"fr", b"ar")


def test_a_head_is_answered_from_what_a_get_left():
    site = Site(public)
    site.get(method="HEAD")
    site.get()
    head = site.get(method="HEAD")
    assert site.asked == 2
    assert (head["Content-Length"], head.content) == (str(len(BODY)), b"")


def with_form(request):
    return mark_public(HttpResponse(get_token(request)))


def cookie(_request):
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return mark_public(response)


def failing_slot(request):
    leave_out(request)
    return public(request)


@pytest.mark.parametrize(
    "view",
    [
        lambda _request: HttpResponse(BODY),
        lambda _request: mark_public(HttpResponse(BODY, status=404)),
        lambda _request: mark_public(HttpResponse(BODY, headers={"Cache-Control": "no-store"})),
        lambda _request: mark_public(HttpResponse(BODY, headers={"Cache-Control": "private"})),
        lambda _request: mark_public(HttpResponse(BODY, headers={"Vary": "User-Agent"})),
        lambda _request: mark_public(
            HttpResponse(BODY, headers={"Content-Security-Policy": "script-src 'nonce-abc'"})
        ),
        cookie,
        failing_slot,
    ],
)
def test_what_is_never_kept(view):
    site = Site(view)
    site.get()
    response = site.get()
    assert site.asked == 2
    assert "ETag" not in response
    assert "public" not in response["Cache-Control"]


def test_a_page_with_a_form_is_never_kept(client, home, monkeypatch):
    from ogp_cms.core import public_views

    # Not in Wagtail's own module: its addresses, read now for the first time, would keep the form.
    form = SimpleNamespace(serve=lambda request, _path: with_form(request))
    monkeypatch.setattr(public_views, "wagtail_views", form)
    first, second = client.get("/fr/"), client.get("/fr/")
    assert first.content != second.content
    assert "ETag" not in second


def test_what_a_proxy_may_do_by_itself(settings):
    settings.OGP_PROXY_SECONDS = 60
    response = Site(public).get()
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60, must-revalidate"
    assert response["Vary"] == "Cookie, Accept-Encoding"


def test_a_proxy_asks_again_at_midnight(settings, monkeypatch):
    settings.OGP_PROXY_SECONDS = 60
    evening = datetime.datetime(2030, 1, 1, 23, 59, 50, tzinfo=store.time_zone())
    monkeypatch.setattr(timezone, "now", lambda: evening)
    response = Site(public).get()
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=10, must-revalidate"


def test_the_views_own_word_on_caching_stays():
    site = Site(lambda _r: mark_public(HttpResponse(BODY, headers={"Cache-Control": "max-age=9"})))
    assert [site.get()["Cache-Control"] for _time in range(2)] == ["max-age=9"] * 2
    assert site.asked == 1


def test_text_is_packed_for_who_can_unpack_it():
    site = Site(public)
    for _time in range(2):
        packed = site.get(HTTP_ACCEPT_ENCODING="br, gzip;q=0.8")
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == BODY.encode()
        assert packed["Content-Length"] == str(len(packed.content))
        plain = site.get(HTTP_ACCEPT_ENCODING="gzip;q=0, br")
        assert "Content-Encoding" not in plain
        assert plain.content == BODY.encode()
        assert packed["ETag"] == plain["ETag"]
    assert site.asked == 1


@pytest.mark.parametrize(("kind", "packed"), [("image/svg+xml", True), ("image/png", False)])
def test_pictures_of_points_are_packed_already(kind, packed):
    site = Site(lambda _request: mark_public(HttpResponse(BODY, content_type=kind)))
    response = site.get(HTTP_ACCEPT_ENCODING="gzip")
    assert ("Content-Encoding" in response) == packed
    assert ("Vary" in response) == packed


def test_a_stream_is_read_to_its_end():
    site = Site(lambda _request: mark_public(StreamingHttpResponse(iter(["a", "b"]))))
    assert [site.get().content for _time in range(2)] == [b"ab", b"ab"]


class TestValidators:
    def test_who_has_the_page_gets_304(self):
        site = Site(public)
        tag = site.get()["ETag"]
        response = site.get(HTTP_IF_NONE_MATCH=tag)
        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == tag
        assert response["Cache-Control"] == EXACT
        assert response["Vary"] == "Accept-Encoding"
        assert site.get(HTTP_IF_NONE_MATCH='"other"').status_code == 200

    def test_the_tag_outlives_a_change_elsewhere(self):
        site = Site(public)
        tag = site.get()["ETag"]
        generation.raise_now()
        assert site.get(HTTP_IF_NONE_MATCH=tag).status_code == 304
        assert site.asked == 2

    def test_last_modified_is_the_last_change_of_anything_public(self, monkeypatch):
        site = Site(public)
        assert "Last-Modified" not in site.get(), "a change within the same second would not show"
        later = timezone.now() + datetime.timedelta(seconds=5)
        monkeypatch.setattr(timezone, "now", lambda: later)
        changed = site.get()["Last-Modified"]
        assert site.get(HTTP_IF_MODIFIED_SINCE=changed).status_code == 304
        generation.raise_now()
        assert site.get(HTTP_IF_MODIFIED_SINCE=changed).status_code == 200

    def test_a_new_day_is_a_change(self, monkeypatch):
        site = Site(public)
        later = timezone.now() + datetime.timedelta(seconds=5)
        monkeypatch.setattr(timezone, "now", lambda: later)
        changed = site.get()["Last-Modified"]
        monkeypatch.setattr(timezone, "now", lambda: later + datetime.timedelta(days=1))
        assert site.get(HTTP_IF_MODIFIED_SINCE=changed).status_code == 200


class TestTheSite:
    def test_the_back_office_is_not_touched(self, client, home):
        response = client.get(reverse("wagtailadmin_login"))
        assert "public" not in response["Cache-Control"]
        assert "ETag" not in response

    def test_a_missing_page_and_a_way_in_are_not_kept(self, client, home):
        missing, way_in = client.get("/fr/nothing/"), client.get("/")
        assert (missing.status_code, missing["Cache-Control"]) == (404, "no-cache")
        assert (way_in.status_code, way_in["Cache-Control"]) == (302, "no-cache")

    def test_an_anonymous_page_says_nothing_of_cookies(self, client, home):
        response = client.get("/fr/")
        assert response.cookies == {}
        assert response["Vary"] == "Accept-Encoding"

    def test_a_restricted_page_is_not_kept(self, client, home):
        page = f.publish(f.StandardPageFactory(parent=home, slug="a"))
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="open"
        )
        response = client.get("/fr/a/")
        assert "public" not in response["Cache-Control"]
        assert "ETag" not in response

    def test_a_preview_is_neither_taken_from_the_cache_nor_kept(self, client, home):
        page = f.publish(f.StandardPageFactory(parent=home, slug="a", title="Live"))
        client.get("/fr/a/")
        page.title = "Draft"
        preview = page.make_preview_request()
        assert "Draft" in preview.content.decode()
        assert "Live" in client.get("/fr/a/").content.decode()

    def test_who_is_signed_in_gets_a_page_of_their_own(self, client, admin_client, home):
        client.get("/fr/")
        mine = admin_client.get("/fr/")
        assert mine["Cache-Control"] == "private, no-cache"
        assert "Cookie" in mine["Vary"]
        assert client.get("/fr/")["Cache-Control"] == EXACT


class Gone:
    """A cache that does not answer."""

    def get(self, *_args, **_options):
        raise ConnectionError("gone")

    set = get


def test_without_its_cache_the_site_stands(monkeypatch, caplog):
    monkeypatch.setattr(store, "caches", {"pages": Gone()})
    site = Site(public)
    assert [site.get().content for _time in range(2)] == [BODY.encode()] * 2
    assert site.asked == 2
    assert "cannot be read" in caplog.text
    assert "cannot be written" in caplog.text
    monkeypatch.setattr(generation, "caches", {"generation": Gone()})
    response = site.get()
    assert response.content == BODY.encode()
    assert "Last-Modified" not in response


def test_it_can_be_switched_off(settings):
    settings.OGP_CACHE_SECONDS = 0
    site = Site(public)
    assert site.get()["ETag"] == site.get()["ETag"]
    assert site.asked == 2
