from django.utils.translation import gettext_lazy as _

from ogp_cms.extensions import PluginConfig


class SearchConfig(PluginConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")
    version = "0.1"
