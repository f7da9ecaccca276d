"""What every component shares: one template, one value called `self` in it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from laces.components import Component

from ogp_cms.core.languages import direction, is_right_to_left, source_language


@dataclass(frozen=True, kw_only=True)
class FaceComponent(Component):
    """A part of a page. Its values are ready for display; its template only places them.

    `language` decides in which direction charts run; by default the active translation's.
    """

    template_name: ClassVar[str]
    language: str = field(default="", kw_only=True)

    @property
    def shown_language(self) -> str:
        """The language that the component is shown in."""
        return self.language or get_language() or source_language()

    @property
    def rtl(self) -> bool:
        """Whether quantity and time run from right to left."""
        return is_right_to_left(self.shown_language)

    @property
    def shown_direction(self) -> str:
        """The value of `dir` for a component that may stand within a text of another language."""
        return direction(self.shown_language)

    def render_html(self, parent_context: Any = None) -> SafeString:
        """The component as HTML, without the template's last line break: it may stand in a line."""
        html = super().render_html(parent_context).strip()
        return mark_safe(html)  # noqa: S308 - what a template rendered is safe

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"self": self}


@dataclass(frozen=True)
class Link:
    """A way to somewhere.

    `note` stands after it in secondary ink ("PDF, 840 Ko", a date); `icon` is the name of
    an icon before it; `lang` is given when the label is in another language than the page.
    """

    label: str
    url: str
    note: str = ""
    icon: str = ""
    lang: str = ""
    current: bool = False

    @property
    def direction(self) -> str:
        """The value of `dir` that goes with `lang`."""
        return direction(self.lang) if self.lang else ""
