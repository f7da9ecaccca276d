from django.utils.translation import gettext_lazy as _

from ogp_cms.extensions import PluginConfig


class RatesConfig(PluginConfig):
    name = "plugins.rates"
    label = "rates"
    verbose_name = _("Completion rates")
    version = "1.0"

    def ready(self) -> None:
        from ogp_cms.core.chrome import FooterPlace, register_footer_link
        from ogp_cms.core.sitemap import register_views

        label = _("How the rates are computed")
        register_footer_link(FooterPlace.UNDERSTAND, label, "plugins:rates:methodology")
        register_views(_views)


def _views() -> list[tuple[str, list[str]]]:
    return [("plugins:rates:methodology", [])]
