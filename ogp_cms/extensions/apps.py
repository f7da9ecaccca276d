from types import ModuleType

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ExtensionsConfig(AppConfig):
    name = "ogp_cms.extensions"
    label = "ogp_extensions"
    verbose_name = _("Extensions")

    def __init__(self, app_name: str, app_module: ModuleType | None) -> None:
        super().__init__(app_name, app_module)
        # Here, because this app stands before every plugin: Django's own error names nobody.
        from ogp_cms.extensions import loading

        loading.check_entries(settings.OGP_PLUGINS)

    def ready(self) -> None:
        from ogp_cms.extensions import registry

        registry.load()
