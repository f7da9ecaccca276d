from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "ogp_cms.core"
    label = "ogp_core"
    verbose_name = _("Site")

    def ready(self) -> None:
        from ogp_cms.core import checks  # noqa: F401 - they register themselves
        from ogp_cms.core.localisation import forbid_synchronisation
        from ogp_cms.core.page_cache import changes

        forbid_synchronisation()
        changes.connect(self)
