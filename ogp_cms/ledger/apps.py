from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ogp_cms.ledger"
    label = "ogp_ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        from ogp_cms.core.chrome import FooterPlace, register_footer_link
        from ogp_cms.ledger import checks, receivers

        register_footer_link(FooterPlace.DATA, _("Recorded facts (CSV)"), "ledger:csv")
        register_footer_link(FooterPlace.DATA, _("Recorded facts (JSON)"), "ledger:jsonl")
        register_footer_link(FooterPlace.DATA, _("Verify them yourself"), "ledger:verifier")
        checks.check_guard  # noqa: B018 - importing registers it
        receivers.connect()
        post_migrate.connect(_put_guard_back, sender=self, dispatch_uid="ogp_ledger.guard")


def _put_guard_back(using: str, **_kwargs: Any) -> None:
    """SQLite drops a table's triggers when a migration rebuilds the table."""
    from ogp_cms.ledger import guard

    connection = connections[using]
    if guard.has_table(connection) and guard.missing(connection):
        guard.put(connection)
