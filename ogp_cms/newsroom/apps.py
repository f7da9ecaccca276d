from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "ogp_cms.newsroom"
    label = "ogp_newsroom"
    verbose_name = _("Newsroom")
