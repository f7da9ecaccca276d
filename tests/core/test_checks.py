import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization

from ogp_cms.core import checks
from ogp_cms.core.refusals import Refused
from tests import factories as f


def test_the_settings_of_the_project_pass():
    assert checks.check_level_thresholds(None) == []
    assert checks.check_translation_settings(None) == []


@pytest.mark.parametrize(
    "bands",
    [
        {"substantial": 90, "completed": 60},
        {"substantial": 0, "completed": 60},
        {"substantial": 60, "completed": 101},
        {"substantial": 60},
        {},
    ],
)
def test_bands_out_of_order_are_found(settings, bands):
    settings.OGP_LEVEL_THRESHOLDS = bands
    (found,) = checks.check_level_thresholds(None)
    assert (found.id, found.msg) == (
        "ogp_core.E001",
        f"OGP_LEVEL_THRESHOLDS={bands!r} is not in order.",
    )


def test_translations_that_would_go_live_by_themselves_are_found(settings):
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    (found,) = checks.check_translation_settings(None)
    assert found.msg == "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE must be False."


def test_locales_are_not_synchronised(home):
    french, arabic = (Locale.objects.get(language_code=code) for code in ("fr", "ar"))
    with pytest.raises(Refused, match="not synchronised"):
        LocaleSynchronization.objects.create(locale=arabic, sync_from=french)
    assert checks.check_no_locale_synchronisation(None, databases=["default"]) == []
    # As a row from elsewhere would be, such as a restored dump.
    LocaleSynchronization.objects.bulk_create(
        [LocaleSynchronization(locale=arabic, sync_from=french)]
    )
    (found,) = checks.check_no_locale_synchronisation(None, databases=["default"])
    assert found.id == "ogp_core.E003"


def test_the_form_of_a_locale_does_not_offer_it(client, home):
    client.force_login(f.UserFactory(is_superuser=True, is_staff=True))
    url = reverse("wagtaillocales:edit", args=(Locale.objects.get(language_code="ar").pk,))
    response = client.get(url)
    assert response.status_code == 200
    assert "sync_from" not in response.content.decode()
