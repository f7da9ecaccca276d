"""Makes a site ready to be served: what `make run` calls."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from ogp_cms.core.catalogues import compile_catalogues
from ogp_cms.core.domain import ensure_site


class Command(BaseCommand):
    """Migrations, messages, languages, home pages and groups; in development the sample too."""

    help = "Bring database, messages and site up to date; load the sample into an empty site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="The port that will be served.")

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
        call_command("migrate", verbosity=0, interactive=False)
        ensure_site(port=options["port"])
        call_command("roles", verbosity=0)
        if settings.OGP_DEMO:
            call_command("load_sample", stdout=self.stdout)
