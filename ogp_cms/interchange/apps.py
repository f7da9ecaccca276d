from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterchangeConfig(AppConfig):
    name = "ogp_cms.interchange"
    label = "ogp_interchange"
    verbose_name = _("Import and export")

    def ready(self) -> None:
        from ogp_cms.core.chrome import FooterPlace, register_footer_link
        from ogp_cms.core.sections import register_section
        from ogp_cms.core.sitemap import register_views
        from ogp_cms.interchange.presenters import plan_downloads

        register_footer_link(FooterPlace.DATA, _("The data, and how to verify them"), "data")
        register_section("ogp_plans.PlanPage", "document", plan_downloads)
        register_views(_views)


def _views() -> list[tuple[str, list[str]]]:
    return [("data", [])]
