"""The dummy plugin uses every hook, and each is heard."""

import logging

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import ValidationError
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from ogp_cms.extensions import ApprovalRefused, Place, registry, signals
from ogp_cms.extensions.loading import HOOK_MODULES
from ogp_cms.plans.models import PlanPage
from tests import factories as f
from tests.dummy_plugin.receivers import heard

DUMMY = next(plugin for plugin in registry.plugins() if plugin.label == "dummy")


def render(place="commitment_header", query="?dummy=1", user=None):
    request = RequestFactory().get(f"/{query}")
    request.user = user or AnonymousUser()
    template = Template("{% load extensions %}{% slot place subject %}")
    return template.render(Context({"request": request, "place": place, "subject": "<it>"}))


def test_every_hook_is_used():
    assert all(getattr(DUMMY, name) for name in HOOK_MODULES)
    assert DUMMY.urls is not None


def test_what_it_brings_is_found_by_the_core():
    assert registry.metric("dummy_year") is DUMMY.metrics[0]
    assert DUMMY.search[0] in registry.search_sources()
    assert DUMMY.datasets[0] in registry.datasets()
    assert DUMMY.reports[0] in registry.reports()


def test_its_settings_are_merged():
    assert DUMMY.config.settings == {"punctuation": "!", "greeting": "Good morning"}


@pytest.mark.parametrize("place", list(Place))
def test_every_place_shows_it(place):
    part = f"<p>{place} &lt;it&gt; Good morning!</p>\n"
    assert render(place) == part * (2 if place == Place.COMMITMENT_HEADER else 1)


def test_slots_come_in_their_order():
    names = [type(slot).__name__ for _plugin, slot in registry.slots(Place.COMMITMENT_HEADER)]
    assert [name for name in names if "Header" in name] == ["EarlierHeaderSlot", "HeaderSlot"]


def test_a_slot_with_nothing_to_say_shows_nothing():
    assert render(query="") == ""


def test_an_unknown_place_is_an_error():
    with pytest.raises(TemplateSyntaxError, match="There is no place 'nowhere'"):
        render("nowhere")


def test_a_slot_that_fails_raises_in_tests():
    with pytest.raises(RuntimeError):
        render(query="?dummy=fail")


class TestAFailureOnTheSite:
    """What people see when a slot fails."""

    @pytest.fixture(autouse=True)
    def _not_raising(self, settings):
        settings.OGP_PLUGIN_ERRORS_RAISE = False

    def test_the_public_sees_nothing_and_the_log_says_why(self, caplog):
        with caplog.at_level(logging.ERROR, logger="ogp_cms.extensions"):
            assert render("home", query="?dummy=fail") == ""
        assert [record.getMessage() for record in caplog.records] == [
            "Plugin 'dummy' failed at the place home"
        ]
        assert "the dummy fails when it is asked to" in caplog.text

    @pytest.mark.django_db
    def test_a_user_without_the_back_office_sees_nothing(self):
        assert render("home", query="?dummy=fail", user=f.UserFactory()) == ""

    @pytest.mark.django_db
    def test_staff_see_a_notice(self):
        user = f.UserFactory.create()
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        shown = render("home", query="?dummy=fail", user=user)
        assert "the plugin “Dummy” could not show its part here" in shown


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_its_address_stands_under_every_language(client, home, language):
    with translation.override(language):
        address = reverse("plugins:dummy:greet")
    assert address == f"/{language}/dummy/"
    assert client.get(address).content.decode() == f"Hello in {language}"


@pytest.mark.django_db
def test_its_address_cannot_be_taken_by_a_page(home):
    page = f.StandardPageFactory.build(title="D", slug="dummy", depth=3)
    with pytest.raises(ValidationError) as refusal:
        page.clean()
    assert refusal.value.message_dict == {
        "slug": ["This address is taken by the site. Choose another."]
    }


ARGUMENTS = {"revision": "revision", "user": "user", "created": True}


@pytest.mark.django_db
@pytest.mark.parametrize("signal", signals.SIGNALS, ids=lambda signal: signal.name)
def test_it_hears_every_signal(signal, django_capture_on_commit_callbacks):
    heard.clear()
    # The core listens too: to it this is a plan that stands nowhere.
    known = {"page": PlanPage(title="page"), **ARGUMENTS}
    arguments = {name: known[name] for name in signal.arguments}
    if isinstance(signal, signals.Announcement):
        with django_capture_on_commit_callbacks(execute=True):
            signal.announce(**arguments)
            assert heard == []
    else:
        signal.ask(**arguments)
    assert heard == [(signal.name, arguments)]


def test_it_can_refuse_an_approval():
    class Page:
        title = "Refused"

    with pytest.raises(ApprovalRefused, match="The dummy refuses it"):
        signals.before_report_approval.ask(page=Page(), revision=None, user=None)
