from ogp_cms.extensions import PluginConfig


class DummyConfig(PluginConfig):
    """A plugin that uses every hook: the framework's tests run against it."""

    name = "tests.dummy_plugin"
    label = "dummy"
    verbose_name = "Dummy"
    version = "0.1"
    default_settings = {"punctuation": "!"}
    required_settings = ("greeting",)
