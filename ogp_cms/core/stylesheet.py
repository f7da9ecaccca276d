"""One stylesheet out of the face's sources: the shared layers and one file per component.

The result is committed, so that nothing has to be built to run; `manage.py build_styles`
writes it again after a change and a test says when that was forgotten.
"""

import re
from pathlib import Path

from django.conf import settings

LAYERS = "@layer reset, tokens, base, layout, components, pages, focus, print;"
SHARED = ("reset", "tokens", "base", "layout", "frame")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet_path() -> Path:
    """Where the stylesheet lies that pages link to."""
    return Path(settings.BASE_DIR) / "site" / "static" / "css" / "site.css"


def source_files() -> list[Path]:
    """The sources in the order in which they are joined: shared, components, pages, focus, print."""
    site = Path(settings.BASE_DIR) / "site"
    return [
        *(site / "css" / f"{name}.css" for name in SHARED),
        *sorted(site.glob("templates/components/*/*.css")),
        *sorted(site.glob("css/pages/*.css")),
        site / "css" / "focus.css",
        site / "css" / "print.css",
    ]


def joined_stylesheet() -> str:
    """The text of the stylesheet: comments, indents and empty lines left out."""
    lines = [LAYERS]
    for source in source_files():
        text = _COMMENT.sub("", source.read_text("utf-8"))
        lines += [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(lines) + "\n"
