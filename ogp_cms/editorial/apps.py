from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "ogp_cms.editorial"
    label = "ogp_editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        from ogp_cms.editorial import receivers

        receivers.connect()
