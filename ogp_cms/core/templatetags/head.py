"""What the head of a page needs: a text used twice, and data that no reader sees."""

import html
import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from ogp_cms.core.components.base import Link
from ogp_cms.core.head import LOCALES, way_data

register = template.Library()

# What would end the element or open another one: as Django's own `json_script`.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class CaptureNode(template.Node):
    """Renders its content into a variable instead of the page."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        # Plain text: whoever places it escapes it anew, in an element or an attribute.
        context[self.name] = html.unescape(self.nodelist.render(context)).strip()
        return SafeString()


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """`{% capture title %}…{% endcapture %}`: the text of its content as the variable `title`."""
    parts = token.split_contents()
    if len(parts) != 2:
        raise template.TemplateSyntaxError("Write {% capture name %}…{% endcapture %}.")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, parts[1])


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """An object as linked data. It is no script to a browser, which does not run it."""
    text = json.dumps(data, ensure_ascii=False, default=str).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped


@register.simple_tag
def way_down(links: Iterable[Link]) -> SafeString:
    """The way down to a page as linked data."""
    return json_ld(way_data(links))


@register.filter
def open_graph_locale(language: str) -> str:
    """What Open Graph calls a language; nothing for one that it does not know."""
    return LOCALES.get(language, "")
