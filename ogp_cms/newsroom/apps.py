from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "ogp_cms.newsroom"
    label = "ogp_newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from ogp_cms.core.sections import register_section
        from ogp_cms.newsroom import presenters

        register_section("ogp_core.HomePage", "news", presenters.present_home_news)
        register_section("ogp_plans.CommitmentPage", "news", presenters.present_related_news)
        register_section("ogp_newsroom.NewsIndexPage", "view", presenters.present_news_index)
        register_section("ogp_newsroom.NewsPage", "view", presenters.present_news)
        register_section("ogp_newsroom.StandardPage", "view", presenters.present_standard)
