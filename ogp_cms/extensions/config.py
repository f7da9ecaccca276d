"""What a plugin says of itself."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class PluginConfig(AppConfig):
    """The app config of a plugin.

    `version` is the plugin's own; `core` the range of core versions it works with, as in
    ">=0.1,<1". `default_settings` and `required_settings` describe its part of
    `OGP_PLUGIN_SETTINGS[label]`; `settings` holds the merged result once the site has started.
    """

    version: ClassVar[str]
    core: ClassVar[str] = ">=0.1,<1"
    default_settings: ClassVar[Mapping[str, Any]] = {}
    required_settings: ClassVar[tuple[str, ...]] = ()

    # Django takes the one config of an apps module that is a default: this imported base is none.
    default = False

    settings: Mapping[str, Any]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "default" not in cls.__dict__:
            cls.default = True

    def import_models(self) -> None:
        """Loads the models; an error of theirs stops the start under the plugin's name."""
        try:
            super().import_models()
        except Exception as error:
            raise plugin_error(self.name, f"its models cannot be loaded: {error!r}") from error


def plugin_error(name: str, problem: str) -> ImproperlyConfigured:
    """The error that stops the start: names the plugin and what is wrong with it."""
    return ImproperlyConfigured(f"Plugin {name!r}: {problem}")
