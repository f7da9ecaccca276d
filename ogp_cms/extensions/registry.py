"""What the switched-on plugins bring, read once when the apps are ready."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ogp_cms.extensions.config import PluginConfig, plugin_error
from ogp_cms.extensions.datasets import Dataset
from ogp_cms.extensions.loading import HOOK_MODULES, Plugin, check_config, load_plugin
from ogp_cms.extensions.metrics import Metric
from ogp_cms.extensions.reports import Report
from ogp_cms.extensions.search import SearchSource
from ogp_cms.extensions.slots import Place, Slot

_plugins: tuple[Plugin, ...] = ()


def load() -> None:
    """Checks every plugin of OGP_PLUGINS and reads its modules."""
    global _plugins  # noqa: PLW0603 - the one registry of the process
    by_entry = {_entry_of(config): config for config in apps.get_app_configs()}
    configs = [check_config(by_entry[entry]) for entry in settings.OGP_PLUGINS]
    for config in apps.get_app_configs():
        if isinstance(config, PluginConfig) and config not in configs:
            raise plugin_error(config.name, "it stands in INSTALLED_APPS but not in OGP_PLUGINS.")
    _plugins = load_all(configs, settings.OGP_PLUGIN_SETTINGS)


def load_all(
    configs: Sequence[PluginConfig], plugin_settings: Mapping[str, Mapping[str, Any]]
) -> tuple[Plugin, ...]:
    """The plugins of these configs; settings for a plugin that is not there are refused."""
    if unknown := sorted(set(plugin_settings) - {config.label for config in configs}):
        raise ImproperlyConfigured(
            f"OGP_PLUGIN_SETTINGS names {unknown}, which no plugin in OGP_PLUGINS has as its label."
        )
    plugins = tuple(
        load_plugin(config, plugin_settings.get(config.label, {})) for config in configs
    )
    for name in HOOK_MODULES:
        _check_unique(plugins, name)
    return plugins


def plugins() -> tuple[Plugin, ...]:
    """Every plugin that is switched on, in the order of OGP_PLUGINS."""
    return _plugins


def addresses() -> frozenset[str]:
    """The path components under a language's prefix that plugins have taken."""
    return frozenset(plugin.label for plugin in _plugins if plugin.urls is not None)


def metrics() -> tuple[Metric, ...]:
    """Every metric."""
    return tuple(metric for plugin in _plugins for metric in plugin.metrics)


def metric(name: str) -> Metric | None:
    """The metric of this name, or None when no plugin brings it."""
    return next((metric for metric in metrics() if metric.name == name), None)


def search_sources() -> tuple[SearchSource, ...]:
    """Every source of the search."""
    return tuple(source for plugin in _plugins for source in plugin.search)


def slots(place: Place) -> tuple[tuple[Plugin, Slot], ...]:
    """What is shown at a place, each with its plugin: smaller `order` first, then by plugin."""
    found = [(plugin, slot) for plugin in _plugins for slot in plugin.slots if slot.place == place]
    return tuple(sorted(found, key=lambda pair: pair[1].order))


def datasets() -> tuple[Dataset, ...]:
    """Every open dataset."""
    return tuple(dataset for plugin in _plugins for dataset in plugin.datasets)


def reports() -> tuple[Report, ...]:
    """Every report that can be made."""
    return tuple(report for plugin in _plugins for report in plugin.reports)


def _entry_of(config: Any) -> str:
    """The entry of INSTALLED_APPS that a config came from: its app, or the path of its class."""
    path = f"{type(config).__module__}.{type(config).__qualname__}"
    return path if path in settings.INSTALLED_APPS else config.name


def _check_unique(found: Iterable[Plugin], module: str) -> None:
    attribute = HOOK_MODULES[module].unique
    if not attribute:
        return
    names = Counter(getattr(hook, attribute) for p in found for hook in getattr(p, module))
    for plugin in found:
        for hook in getattr(plugin, module):
            if names[getattr(hook, attribute)] > 1:
                problem = f"{module}.py: {attribute} {getattr(hook, attribute)!r} is taken twice."
                raise plugin_error(plugin.config.name, problem)
