"""Texts in the reader's language, or in the source's with its own `lang` and `dir`."""

import datetime
from typing import Any

from django.template.defaultfilters import truncatechars
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from ogp_cms.core.bidi import isolate_runs
from ogp_cms.core.components import Link, Notice
from ogp_cms.core.languages import direction, source_language
from ogp_cms.core.templatetags.face import isolate
from ogp_cms.progress.reports import Text


def reader_language() -> str:
    """The language of the interface."""
    return get_language() or source_language()


def shown(text: Text | None, default: str = "") -> SafeString:
    """A text for the page: one in another language carries its language and direction."""
    if text is None:
        return isolate(default)
    if text.language == reader_language():
        return isolate(text.value)
    inner = isolate_runs(text.value) if direction(text.language) == "rtl" else text.value
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', text.language, direction(text.language), inner
    )


def text_link(text: Text, url: str, **options: Any) -> Link:
    """A link whose label is a text in the reader's language or another."""
    foreign = text.language if text.language != reader_language() else ""
    return Link(label=text.value, url=url, lang=foreign, **options)


def foreign(text: Text | None) -> str:
    """The value for `lang` where a text is not in the reader's language, else nothing."""
    return text.language if text and text.language != reader_language() else ""


def language_name(code: str) -> str:
    """The name of a language in the reader's own."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def not_translated(language: str) -> Notice | None:
    """The note over a page that is shown in another language than the reader's."""
    if language == reader_language():
        return None
    return Notice(
        text=_("This page is not translated yet. Its text is shown in %(language)s.")
        % {"language": language_name(language)}
    )


def iso(day: datetime.date) -> str:
    """A date for machines."""
    return day.isoformat()


def meta_description(page: Any, text: Text | None) -> str:
    """What search engines show of a page: what its editor wrote for them, else its first text."""
    written: str = page.search_description
    return written or (truncatechars(text.value, 200) if text else "")
