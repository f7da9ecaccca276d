"""What plugins show in the back office."""

from typing import Any

from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from ogp_cms.extensions.rendering import render_place
from ogp_cms.extensions.slots import Place


class PluginsPanel(Component):
    """The place `admin_home`: below Wagtail's own panels of the dashboard."""

    order = 900

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: Context | None = None) -> SafeString:
        return render_place(Place.ADMIN_HOME, self.request, self.request.user)


@hooks.register("construct_homepage_panels")
def show_plugins(request: HttpRequest, panels: list[Any]) -> None:
    """Gives the plugins their place on the dashboard."""
    panels.append(PluginsPanel(request))
