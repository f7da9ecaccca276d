"""Showing what plugins have for a named place of a page."""

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ogp_cms.extensions import registry
from ogp_cms.extensions.caching import leave_out
from ogp_cms.extensions.loading import Plugin
from ogp_cms.extensions.slots import Place, Slot

logger = logging.getLogger(__name__)


def render_place(place: Place, request: HttpRequest, subject: Any) -> SafeString:
    """The HTML of every slot at this place, in their order."""
    parts = (render_slot(plugin, slot, request, subject) for plugin, slot in registry.slots(place))
    return format_html_join("", "{}", ((part,) for part in parts))


def render_slot(plugin: Plugin, slot: Slot, request: HttpRequest, subject: Any) -> SafeString:
    """The HTML of one slot.

    When it fails the public sees nothing, staff a notice, the log an error; the page stands.
    With OGP_PLUGIN_ERRORS_RAISE (the tests) it raises.
    """
    try:
        context = slot.get_context(request, subject)
        if context is None:
            return SafeString("")
        return render_to_string(slot.template_name, context, request)
    except Exception:
        if settings.OGP_PLUGIN_ERRORS_RAISE:
            raise
        logger.exception("Plugin %r failed at the place %s", plugin.label, slot.place)
        leave_out(request)
        return _notice(plugin, request)


def _notice(plugin: Plugin, request: HttpRequest) -> SafeString:
    user = getattr(request, "user", None)
    if user is None or not user.has_perm("wagtailadmin.access_admin"):
        return SafeString("")
    return render_to_string("extensions/slot_failed.html", {"plugin": plugin}, request)
