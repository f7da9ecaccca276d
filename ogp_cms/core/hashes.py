"""Hashes as the site shows them."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


def shown_hash(text: str) -> SafeString:
    """A hash that may break between groups of eight; copied, it is whole."""
    groups = ((text[start : start + 8],) for start in range(0, len(text), 8))
    broken = format_html_join(mark_safe("<wbr>"), "{}", groups)
    return format_html('<bdi dir="ltr"><code>{}</code></bdi>', broken)
