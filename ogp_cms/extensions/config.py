"""What a plugin says of itself."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.apps import AppConfig


class PluginConfig(AppConfig):
    """The app config of a plugin.

    `version` is the plugin's own; `core` the range of core versions it works with, as in
    ">=0.1,<1". `default_settings` and `required_settings` describe its part of
    `OGP_PLUGIN_SETTINGS[label]`.
    """

    version: ClassVar[str]
    core: ClassVar[str] = ">=0.1,<1"
    default_settings: ClassVar[Mapping[str, Any]] = {}
    required_settings: ClassVar[tuple[str, ...]] = ()
