"""What templates of the face need: icons, and numbers that keep their direction."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from ogp_cms.core.bidi import isolate_runs

register = template.Library()

ICON_FOLDER = settings.BASE_DIR / "site" / "icons"


@register.filter(is_safe=True)
def isolate(value: object) -> SafeString:
    """The text with every such run in `<bdi dir="ltr">`, on right-to-left pages only."""
    if isinstance(value, SafeString):
        return value
    text = str(value)
    return isolate_runs(text) if get_language_bidi() else conditional_escape(text)


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
