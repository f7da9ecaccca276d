from django.utils.translation import gettext_lazy as _

from ogp_cms.extensions import PluginConfig


class RatesConfig(PluginConfig):
    name = "plugins.rates"
    label = "rates"
    verbose_name = _("Completion rates")
    version = "1.0"
