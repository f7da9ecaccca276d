"""Compiles the message catalogues."""

from typing import Any

from django.core.management.base import BaseCommand

from ogp_cms.core.catalogues import compile_catalogues


class Command(BaseCommand):
    """Compiles what changed under locale/ into the data folder."""

    help = "Compile the message catalogues under locale/ (no GNU gettext needed)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for path in compile_catalogues():
            self.stdout.write(f"compiled {path}")
