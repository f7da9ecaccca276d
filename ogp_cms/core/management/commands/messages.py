"""Brings the catalogues up to date with the code."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import makemessages

from ogp_cms.core.catalogues import SOURCE


class Command(makemessages.Command):
    """makemessages for locale/, in a form that leaves no diff when nothing changed."""

    help = "Bring the catalogues under locale/ up to date (needs GNU gettext)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Change nothing; exit 1 when a catalogue is not up to date.",
        )
        super().add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        check = options.pop("check")
        before = self._read()
        settings.LOCALE_PATHS = [str(SOURCE)]
        options.update(
            # The texts in the code are the English ones.
            locale=[code for code, _name in settings.LANGUAGES if code != "en"],
            ignore_patterns=["var/*", ".venv/*", "tests/*"],
            add_location="file",
            no_wrap=True,
            no_obsolete=True,
            extensions=["html", "txt", "py"],
        )
        super().handle(*args, **options)
        for path in self._paths():
            self._tidy_header(path)
        after = self._read()
        if check and before != after:
            for name, text in before.items():
                (SOURCE / name).write_text(text, encoding="utf-8")
            changed = sorted(
                path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
            )
            raise CommandError(f"Not up to date: {', '.join(changed)}. Run make messages.")

    def _paths(self) -> list[Path]:
        return sorted(SOURCE.glob("*/LC_MESSAGES/django.po"))

    def _read(self) -> dict[str, str]:
        return {
            str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8")
            for path in self._paths()
        }

    def _tidy_header(self, path: Path) -> None:
        """Keeps what a catalogue needs; the date of extraction would change at every run."""
        catalogue = polib.pofile(str(path), wrapwidth=0)
        catalogue.header = "Messages of the OGP CMS. Licence: BSD-3-Clause."
        catalogue.metadata_is_fuzzy = False
        catalogue.metadata = {
            "Project-Id-Version": "OGP CMS",
            "Language": path.parent.parent.name,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": catalogue.metadata["Plural-Forms"],
        }
        catalogue.save(str(path))
