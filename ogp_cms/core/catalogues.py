"""Compiling the message catalogues without GNU gettext."""

from pathlib import Path

import polib
from django.conf import settings

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
        written.append(compiled)
    return written
