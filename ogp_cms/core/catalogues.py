"""Compiling the message catalogues without GNU gettext."""

from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed

from ogp_cms.extensions.caching import public_content_changed

SOURCE = Path(settings.BASE_DIR) / "locale"


def compile_catalogues(target: Path | None = None) -> list[Path]:
    """Compiles every .po under locale/ whose .mo is older; returns what was written.

    Fuzzy messages are left out: a guess is no translation.
    """
    target = target or Path(settings.MESSAGES_DIR)
    written = []
    for source in sorted(SOURCE.glob("*/LC_MESSAGES/*.po")):
        compiled = (target / source.relative_to(SOURCE)).with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        compiled.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed: a process that reads meanwhile never sees half a file.
        part = compiled.with_suffix(".part")
        polib.pofile(str(source)).save_as_mofile(str(part))
        part.replace(compiled)
        # This process may already have loaded what was there, or that nothing was.
        translation_file_changed(sender=None, file_path=compiled)
        written.append(compiled)
    if written:
        public_content_changed.send(sender=None)
    return written
