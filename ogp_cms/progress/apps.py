from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    name = "ogp_cms.progress"
    label = "ogp_progress"
    verbose_name = _("Progress")

    def ready(self) -> None:
        from ogp_cms.ledger.queries import activities_with_facts
        from ogp_cms.plans.guards import register_activity_guard, register_page_guard
        from ogp_cms.progress import presenters, receivers
        from ogp_cms.progress.queries import holds_published_report

        receivers.connect()
        presenters.register()
        register_activity_guard(activities_with_facts)
        register_page_guard(holds_published_report)
