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
        from ogp_cms.ledger import checks, receivers

        checks.check_guard  # noqa: B018 - importing registers it
        receivers.connect()
        post_migrate.connect(_make_whole, sender=self, dispatch_uid="ogp_ledger.make_whole")


def _make_whole(using: str, **_kwargs: Any) -> None:
    """Puts back what a migration or a flush took: the guard, and the head of an empty chain.

    SQLite drops a table's triggers when a migration rebuilds the table.
    """
    from ogp_cms.ledger import chain, guard
    from ogp_cms.ledger.models import Entry, Head

    connection = connections[using]
    if not guard.has_table(connection):
        return
    if guard.missing(connection):
        guard.put(connection)
    if not Head.objects.using(using).exists() and not Entry.objects.using(using).exists():
        Head.objects.using(using).create(hash=chain.GENESIS)
