"""The language of a text that is not in the reader's: `<h1{% lang_of view.title %}>`."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ogp_cms.core.languages import direction

register = template.Library()


@register.simple_tag
def lang_of(text: Any) -> SafeString:
    """`lang` and `dir` for a text with a `language` other than the reader's, else nothing."""
    language = getattr(text, "language", "")
    if not language or language == get_language():
        return SafeString()
    return format_html(' lang="{}" dir="{}"', language, direction(language))
