"""Phrases that are put together as the reader's language does it: lists, labels, counts.

Nothing else joins texts: a comma, a colon and the place of a number are the language's own.
"""

import unicodedata
from collections.abc import Sequence

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ogp_cms.core.formats import number


def listed(items: Sequence[str]) -> str:
    """A list that ends a clause: "7, 13 and 14"."""
    if len(items) < 2:
        return "".join(items)
    first = items[0]
    for item in items[1:-1]:
        names = {"first": first, "next": item}
        first = pgettext("before “and”", "%(first)s, %(next)s") % names
    return _("%(first)s and %(last)s") % {"first": first, "last": items[-1]}


def in_a_row(items: Sequence[str]) -> str:
    """Items one after the other with the comma of the language: "7, 13, 14"."""
    row = "".join(items[:1])
    for item in items[1:]:
        row = _("%(first)s, %(next)s") % {"first": row, "next": item}
    return row


def in_order_of(text: str) -> str:
    """What to sort names by, so that an accent or a capital moves none: "Édition" after "Digital"."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def labelled(label: str, text: str) -> str:
    """A text after the words that say what it is, with the colon of the language: "Axis: Integrity"."""
    return _("%(label)s: %(text)s") % {"label": label, "text": text}


def before_colon(label: str) -> str:
    """Words and the colon of the language, before what is drawn apart: "Completion rate:"."""
    return _("%(label)s:") % {"label": label}


def filled(phrase: str, **values: object) -> SafeString:
    """A translated phrase as HTML; its values are escaped unless they are safe."""
    safe = {name: conditional_escape(str(value)) for name, value in values.items()}
    return mark_safe(conditional_escape(phrase) % safe)  # noqa: S308 - every part is escaped above


def counted(phrase: str, count: int) -> SafeString:
    """A phrase with its number, `%(count)s`, in bold: "<b>18</b> commitments"."""
    return filled(phrase, count=format_html("<b>{}</b>", number(count)))
