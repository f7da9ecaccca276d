"""`{% slot "commitment_header" page %}`: what plugins show at a named place."""

from typing import Any

from django import template
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString

from ogp_cms.extensions.rendering import render_place
from ogp_cms.extensions.slots import Place

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: template.Context, place: str, subject: Any) -> SafeString:
    """What every plugin has to show at `place` for `subject`."""
    if place not in list(Place):
        raise TemplateSyntaxError(f"There is no place {place!r}. Places: {', '.join(Place)}.")
    return render_place(Place(place), context["request"], subject)
