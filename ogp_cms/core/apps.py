from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "ogp_cms.core"
    label = "ogp_core"
    verbose_name = _("Site")
