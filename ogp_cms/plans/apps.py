from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "ogp_cms.plans"
    label = "ogp_plans"
    verbose_name = _("Plans")

    def ready(self) -> None:
        from ogp_cms.plans import receivers

        receivers.connect()
