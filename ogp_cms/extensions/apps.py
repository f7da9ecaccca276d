from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExtensionsConfig(AppConfig):
    name = "ogp_cms.extensions"
    label = "ogp_extensions"
    verbose_name = _("Extensions")

    def ready(self) -> None:
        from ogp_cms.extensions import registry

        registry.load()
