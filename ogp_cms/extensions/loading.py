"""Strict loading: whatever is wrong with a plugin stops the start under its name."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import AppConfig

from ogp_cms import __version__
from ogp_cms.extensions.config import PluginConfig, plugin_error
from ogp_cms.extensions.datasets import Dataset
from ogp_cms.extensions.metrics import Metric
from ogp_cms.extensions.reports import Report
from ogp_cms.extensions.search import SearchSource
from ogp_cms.extensions.slots import Slot
from ogp_cms.extensions.versions import is_in_range

Hook = Metric | SearchSource | Slot | Dataset | Report

# The modules of a fixed name that bring objects, each with the class it brings.
HOOK_MODULES: dict[str, type[Hook]] = {
    "metrics": Metric,
    "search": SearchSource,
    "slots": Slot,
    "datasets": Dataset,
    "reports": Report,
}


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that was checked, and what it brings; `urls` is its address patterns."""

    config: PluginConfig
    metrics: tuple[Metric, ...] = ()
    search: tuple[SearchSource, ...] = ()
    slots: tuple[Slot, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    reports: tuple[Report, ...] = ()
    urls: ModuleType | None = None

    @property
    def label(self) -> str:
        return self.config.label


def check_entries(entries: Iterable[str]) -> None:
    """Tries every entry of OGP_PLUGINS before Django does, so that the error has a name."""
    for entry in entries:
        try:
            config = AppConfig.create(entry)
        except Exception as error:
            raise plugin_error(entry, f"it cannot be loaded: {error!r}") from error
        check_config(config)


def check_config(config: AppConfig) -> PluginConfig:
    """A PluginConfig whose version and range of the core are stated and fit."""
    if not isinstance(config, PluginConfig):
        problem = "its app config must derive from ogp_cms.extensions.PluginConfig."
        raise plugin_error(config.name, problem)
    if not getattr(config, "version", ""):
        raise plugin_error(config.name, "its app config must state its version.")
    try:
        fits = is_in_range(__version__, config.core)
    except ValueError as error:
        raise plugin_error(config.name, str(error)) from None
    if not fits:
        problem = f"it works with core {config.core}, and this is core {__version__}."
        raise plugin_error(config.name, problem)
    return config


def merge_settings(config: PluginConfig, given: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults overlaid with what is given; nothing unknown, nothing required missing."""
    allowed = [*config.default_settings, *config.required_settings]
    where = f"OGP_PLUGIN_SETTINGS[{config.label!r}]"
    known = f"Allowed: {', '.join(sorted(allowed)) or 'none'}."
    if not isinstance(given, Mapping):
        raise plugin_error(config.name, f"{where} must map names to values. {known}")
    if unknown := sorted(set(given) - set(allowed)):
        raise plugin_error(config.name, f"{where} has unknown settings: {unknown}. {known}")
    if missing := sorted(set(config.required_settings) - set(given)):
        raise plugin_error(config.name, f"{where} lacks required settings: {missing}.")
    return {**config.default_settings, **given}


def load_plugin(config: PluginConfig, given: Mapping[str, Any]) -> Plugin:
    """Checks a plugin, sets its settings and reads its modules."""
    check_config(config)
    config.settings = merge_settings(config, given)
    hooks = {name: tuple(_load_hooks(config, name)) for name in HOOK_MODULES}
    load_module(config, "receivers")
    return Plugin(config=config, urls=_load_urls(config), **hooks)


def load_module(config: PluginConfig, name: str) -> ModuleType | None:
    """The plugin's module of this name, None when it has none; an error in it is the plugin's."""
    full_name = f"{config.name}.{name}"
    if find_spec(full_name) is None:
        return None
    try:
        return import_module(full_name)
    except Exception as error:
        raise plugin_error(config.name, f"{name}.py cannot be loaded: {error!r}") from error


def _load_hooks(config: PluginConfig, name: str) -> Iterator[Any]:
    module = load_module(config, name)
    if module is None:
        return
    base = HOOK_MODULES[name]
    classes = [
        member
        for _name, member in sorted(vars(module).items())
        if inspect.isclass(member)
        and issubclass(member, base)
        and member.__module__ == module.__name__
        and not member.__name__.startswith("_")
    ]
    if not classes:
        raise plugin_error(config.name, f"{name}.py defines no {base.__name__}.")
    for hook_class in classes:
        yield _make(config, f"{name}.py", hook_class)


def _make(config: PluginConfig, where: str, hook_class: type[Hook]) -> Any:
    title = f"{where}: {hook_class.__name__}"
    if abstract := sorted(getattr(hook_class, "__abstractmethods__", ())):
        raise plugin_error(config.name, f"{title} does not define {', '.join(abstract)}().")
    if missing := [name for name in hook_class.required if not getattr(hook_class, name, None)]:
        raise plugin_error(config.name, f"{title} does not state {', '.join(missing)}.")
    try:
        return hook_class()
    except Exception as error:
        raise plugin_error(config.name, f"{title} cannot be made: {error!r}") from error


def _load_urls(config: PluginConfig) -> ModuleType | None:
    module = load_module(config, "urls")
    if module is not None and not isinstance(getattr(module, "urlpatterns", None), list):
        raise plugin_error(config.name, "urls.py defines no list named urlpatterns.")
    return module
