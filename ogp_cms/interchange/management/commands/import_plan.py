"""`manage.py import_plan FILE`: a plan from an ogp-plan document, whole or not at all."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _
from tqdm import tqdm

from ogp_cms.core.dates import today
from ogp_cms.core.languages import installed_languages
from ogp_cms.interchange import document as documents
from ogp_cms.interchange.domain import ImportRefusedError, import_plan
from ogp_cms.interchange.report import as_json, as_table

REFUSED, INVALID = 1, 2


class Command(BaseCommand):
    """Exit status 2: the document is not valid; 1: the import is refused. Then nothing changed."""

    help = (
        "Import a plan from an ogp-plan document, whole or not at all. On SQLite nobody else can "
        "write while it runs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The document (JSON).")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen, change nothing."
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Also change promise pages and translations that were edited on the site.",
        )
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            raw = documents.read(options["file"])
            document = documents.load(raw, installed_languages(), today())
        except documents.DocumentError as error:
            raise CommandError(self._invalid(error), returncode=INVALID) from None
        if connection.vendor == "sqlite" and not options["dry_run"]:
            self.stderr.write(_("SQLite: nobody else can write until the import is done."))
        try:
            with self._bar(document) as progress:
                changes = import_plan(
                    document,
                    dry_run=options["dry_run"],
                    overwrite=options["overwrite"],
                    progress=progress,
                )
        except ImportRefusedError as error:
            reasons = "\n".join(f"- {reason}" for reason in error.reasons)
            intro = _("The import is refused; nothing was changed:")
            raise CommandError(f"{intro}\n{reasons}", returncode=REFUSED) from None
        write = as_json if options["format"] == "json" else as_table
        self.stdout.write(write(document["plan"]["id"], changes, dry_run=options["dry_run"]))

    def _invalid(self, error: documents.DocumentError) -> str:
        intro = _("The document is not valid; nothing was changed:")
        return "\n".join([intro, *(str(problem) for problem in error.problems)])

    @contextmanager
    def _bar(self, document: documents.Document) -> Iterator[Callable[[int], Any]]:
        """A progress bar on a terminal, nothing elsewhere."""
        pages = 1 + sum(
            1 + sum(1 + len(c.get("updates", [])) + len(c.get("planning_changes", [])) for c in cs)
            for cs in (axis["commitments"] for axis in document["axes"])
        )
        hidden = not sys.stderr.isatty()
        with tqdm(total=pages, unit="page", disable=hidden, leave=False) as bar:
            yield bar.update
