"""The groups of the back office: makes them as they should be, or says what is not."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ogp_cms.editorial.roles import PermissionMissingError, drift, install_roles


class Command(BaseCommand):
    """`roles` puts right, `roles --check` only reports and exits with an error if it found any."""

    help = "Give every group of the back office exactly its rights, or report where it has others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail where something differs."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = drift() if options["check"] else install_roles()
        except PermissionMissingError as error:
            raise CommandError(str(error)) from error
        for line in found:
            self.stdout.write(line)
        if options["check"] and found:
            raise CommandError(
                f"{len(found)} differences. “manage.py roles” puts every group right."
            )
        if not found and options["verbosity"] > 0:
            self.stdout.write("Every group has exactly its rights.")
