"""Making the site itself: languages and home pages."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from ogp_cms.core.models import HomePage

SITE_NAMES = {
    "fr": "Gouvernement ouvert",
    "ar": "الحكومة المنفتحة",
    "en": "Open government",
}


@transaction.atomic
def ensure_site(hostname: str = "localhost", port: int = 80) -> HomePage:
    """Makes what is missing: a locale and a home page per language, and the default site.

    Wagtail's own welcome page makes room. Returns the home page of the source language.
    """
    locales = [
        Locale.all_objects.get_or_create(language_code=code)[0]
        for code, _name in settings.LANGUAGES
    ]
    root = Page.get_first_root_node()
    source = HomePage.objects.filter(locale=locales[0]).first()
    if source is None:
        Page.objects.filter(depth=2, content_type__model="page").exclude(pk=root.pk).delete()
        root.refresh_from_db()
        source = _add_home(root, locales[0])
    for locale in locales[1:]:
        if not HomePage.objects.filter(
            locale=locale, translation_key=source.translation_key
        ).exists():
            _add_home(root, locale, of=source)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": hostname, "port": port, "root_page": source},
    )
    return source


def _add_home(root: Page, locale: Locale, of: HomePage | None = None) -> HomePage:
    code = locale.language_code
    home = HomePage(
        title=SITE_NAMES.get(code, SITE_NAMES["en"]), slug=f"home-{code}", locale=locale
    )
    if of is not None:
        home.translation_key = of.translation_key
    root.refresh_from_db()
    root.add_child(instance=home)
    home.save_revision().publish()
    return home
