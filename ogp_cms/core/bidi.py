"""Runs that a right-to-left line would tear apart: addresses, dates, spans, signed numbers, percents."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

_LEFT_TO_RIGHT = re.compile(
    r"(?P<address>https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+−-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{4}\s?[-–]\s?\d{2,4}\b"
    r"|[<>]?[+−-]?\d+(?:[.,\u00a0]\d+)*[\u00a0 ]?%"
    r"|(?<!\w)[+−-]\d+(?:[.,]\d+)*"
)


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


def isolate_plain(text: str) -> str:
    """The same where there is no markup, as in a drawing: between U+2066 and U+2069."""
    return _LEFT_TO_RIGHT.sub(lambda match: f"\u2066{match.group()}\u2069", text)
