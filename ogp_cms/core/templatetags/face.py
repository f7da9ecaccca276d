"""What templates of the face need: icons, and numbers that keep their direction."""

import re
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

register = template.Library()

ICON_FOLDER = settings.BASE_DIR / "site" / "icons"

# What a right-to-left line would tear apart: addresses, spans of years, signed numbers, percents.
_LEFT_TO_RIGHT = re.compile(
    r"(?P<address>https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|\d{4}\s?[-–]\s?\d{2,4}\b"
    r"|[<>]?[+−-]?\d+(?:[.,\u00a0]\d+)*[\u00a0 ]?%"
    r"|(?<!\w)[+−-]\d+(?:[.,]\d+)*"
)


@register.filter(is_safe=True)
def isolate(value: object) -> SafeString:
    """The text with every such run in `<bdi dir="ltr">`, on right-to-left pages only."""
    if isinstance(value, SafeString):
        return value
    text = str(value)
    return isolate_runs(text) if get_language_bidi() else conditional_escape(text)


def isolate_runs(text: str) -> SafeString:
    """The text, escaped, with every run that must stay left to right in `<bdi dir="ltr">`."""
    parts: list[SafeString] = []
    end = 0
    for match in _LEFT_TO_RIGHT.finditer(text):
        parts.append(conditional_escape(text[end : match.start()]))
        # An address may break anywhere, a figure nowhere.
        wraps = match.lastgroup == "address"
        markup = '<bdi dir="ltr" class="address">{}</bdi>' if wraps else '<bdi dir="ltr">{}</bdi>'
        parts.append(format_html(markup, match.group()))
        end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


@lru_cache(maxsize=128)
def _icon_source(name: str) -> SafeString:
    path = ICON_FOLDER / f"{name}.svg"
    if not path.is_file():
        known = ", ".join(sorted(icon.stem for icon in ICON_FOLDER.glob("*.svg")))
        raise template.TemplateSyntaxError(f"There is no icon {name!r}. There are: {known}.")
    return mark_safe(path.read_text("utf-8").strip())  # noqa: S308 - a file of the project


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon of that name, hidden from readers; the words beside it say what it means."""
    return _icon_source(name) if name else SafeString()
