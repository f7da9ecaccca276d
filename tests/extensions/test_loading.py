"""Whatever is wrong with a plugin stops the start under its name."""

import sys
from textwrap import dedent

import pytest
from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured

from ogp_cms.extensions import PluginConfig
from ogp_cms.extensions.loading import check_entries, load_plugin
from ogp_cms.extensions.registry import load_all

CONFIG = """
from ogp_cms.extensions import PluginConfig

class OddConfig(PluginConfig):
    name = "{name}"
    label = "{name}"
    version = "1.0"
"""


@pytest.fixture
def make_plugin(tmp_path, monkeypatch):
    """Writes a plugin's files and returns its config, made the way Django makes it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    def make(name="odd_plugin", config=CONFIG, **modules):
        folder = tmp_path / name
        folder.mkdir()
        made.append(name)
        (folder / "__init__.py").touch()
        (folder / "apps.py").write_text(config.replace("{name}", name), encoding="utf-8")
        for module, text in modules.items():
            (folder / f"{module}.py").write_text(dedent(text), encoding="utf-8")
        return AppConfig.create(name)

    yield make
    for module in [m for m in sys.modules if m.split(".")[0] in made]:
        del sys.modules[module]


def refused(match):
    return pytest.raises(ImproperlyConfigured, match=match)


def test_a_plugin_without_any_module_is_fine(make_plugin):
    plugin = load_plugin(make_plugin(), {})
    assert plugin.label == "odd_plugin"
    assert isinstance(plugin.config, PluginConfig)
    assert (plugin.metrics, plugin.search, plugin.slots, plugin.urls) == ((), (), (), None)


class TestTheAppItself:
    def test_a_name_that_is_no_app(self):
        with refused(r"Plugin 'plugins.nowhere': it cannot be loaded: .*No module named"):
            check_entries(["plugins.nowhere"])

    def test_an_error_in_its_apps_module(self, make_plugin):
        with pytest.raises(ImportError):
            make_plugin(config="import nowhere_at_all")
        with refused("Plugin 'odd_plugin': it cannot be loaded: .*nowhere_at_all"):
            check_entries(["odd_plugin"])

    def test_an_app_that_is_no_plugin(self):
        with refused("Plugin 'django.contrib.humanize': its app config must derive from"):
            check_entries(["django.contrib.humanize"])

    def test_a_version_that_is_missing(self, make_plugin):
        config = make_plugin(config=CONFIG.replace('version = "1.0"', ""))
        with refused("Plugin 'odd_plugin': its app config must state its version"):
            load_plugin(config, {})

    def test_a_core_that_does_not_fit(self, make_plugin):
        config = make_plugin(config=CONFIG + '    core = ">=99"\n')
        with refused("Plugin 'odd_plugin': it works with core >=99, and this is core"):
            load_plugin(config, {})

    def test_a_range_that_is_none(self, make_plugin):
        config = make_plugin(config=CONFIG + '    core = "latest"\n')
        with refused("Plugin 'odd_plugin': 'latest' is not a range of versions"):
            load_plugin(config, {})

    def test_an_error_in_its_models(self, make_plugin):
        config = make_plugin(models="import nowhere_at_all\n")
        config.apps = apps
        with refused("Plugin 'odd_plugin': its models cannot be loaded: .*nowhere_at_all"):
            config.import_models()


class TestSettings:
    CONFIG = CONFIG + '    default_settings = {"size": 3}\n    required_settings = ("colour",)\n'

    def test_defaults_and_given_are_merged(self, make_plugin):
        plugin = load_plugin(make_plugin(config=self.CONFIG), {"colour": "red"})
        assert plugin.config.settings == {"size": 3, "colour": "red"}

    def test_an_unknown_one(self, make_plugin):
        with refused(r"unknown settings: \['shape'\]. Allowed: colour, size"):
            load_plugin(make_plugin(config=self.CONFIG), {"colour": "red", "shape": 1})

    def test_a_missing_one(self, make_plugin):
        with refused(r"Plugin 'odd_plugin': .* lacks required settings: \['colour'\]"):
            load_plugin(make_plugin(config=self.CONFIG), {"size": 4})

    def test_what_is_no_mapping(self, make_plugin):
        with refused("Plugin 'odd_plugin': .* must map names to values"):
            load_plugin(make_plugin(config=self.CONFIG), ["colour"])  # type: ignore[arg-type]

    def test_settings_for_a_plugin_that_is_not_there(self, make_plugin):
        with refused(r"OGP_PLUGIN_SETTINGS names \['other'\]"):
            load_all([make_plugin()], {"other": {}})


METRIC = """
from ogp_cms.extensions import Metric

class Odd(Metric):
    name = "odd"
    label = "Odd"
    rule = "1"

    def figures_at(self, scopes, dates, **options):
        return {}
"""


class TestModules:
    @pytest.mark.parametrize(
        "module",
        ["metrics", "search", "slots", "datasets", "reports", "urls", "receivers"],
    )
    def test_an_import_error_inside_one(self, make_plugin, module):
        config = make_plugin(**{module: "from nowhere_at_all import something\n"})
        with refused(f"Plugin 'odd_plugin': {module}.py cannot be loaded: .*nowhere_at_all"):
            load_plugin(config, {})

    def test_any_other_error_inside_one(self, make_plugin):
        with refused("Plugin 'odd_plugin': receivers.py cannot be loaded: ZeroDivisionError"):
            load_plugin(make_plugin(receivers="1 / 0\n"), {})

    def test_objects_are_found(self, make_plugin):
        plugin = load_plugin(make_plugin(metrics=METRIC), {})
        assert [metric.name for metric in plugin.metrics] == ["odd"]

    @pytest.mark.parametrize(
        ("module", "what"),
        [
            ("metrics", "Metric"),
            ("search", "SearchSource"),
            ("slots", "Slot"),
            ("datasets", "Dataset"),
            ("reports", "Report"),
        ],
    )
    def test_a_module_without_an_object(self, make_plugin, module, what):
        config = make_plugin(**{module: f"from ogp_cms.extensions import {what}\n"})
        with refused(f"Plugin 'odd_plugin': {module}.py defines no {what}"):
            load_plugin(config, {})

    def test_an_object_that_lacks_a_method(self, make_plugin):
        text = METRIC.replace("figures_at", "figures_for")
        with refused(r"metrics.py: Odd does not define figures_at\(\)"):
            load_plugin(make_plugin(metrics=text), {})

    def test_an_object_that_lacks_an_attribute(self, make_plugin):
        text = METRIC.replace('rule = "1"', "")
        with refused("metrics.py: Odd does not state rule"):
            load_plugin(make_plugin(metrics=text), {})

    def test_an_object_that_cannot_be_made(self, make_plugin):
        text = METRIC + "\n    def __init__(self):\n        raise OSError('no')\n"
        with refused("metrics.py: Odd cannot be made: OSError"):
            load_plugin(make_plugin(metrics=text), {})

    def test_urls_without_patterns(self, make_plugin):
        with refused("urls.py defines no list named urlpatterns"):
            load_plugin(make_plugin(urls="pass\n"), {})

    def test_a_name_taken_twice(self, make_plugin):
        configs = [make_plugin("odd_plugin", metrics=METRIC), make_plugin("odder", metrics=METRIC)]
        with refused("Plugin 'odd_plugin': metrics.py: name 'odd' is taken twice"):
            load_all(configs, {})
