"""The start itself, in a process of its own: the message names the plugin."""

import os
import subprocess
import sys

import pytest


def start(**environment):
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.testing", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"OGP_PLUGINS": "plugins.nowhere"}, "Plugin 'plugins.nowhere': it cannot be loaded"),
        ({"OGP_PLUGINS": "django.contrib.humanize"}, "Plugin 'django.contrib.humanize': its app"),
        (
            {"OGP_PLUGINS": "search", "OGP_PLUGIN_SETTINGS": '{"search": {"nonsense": 1}}'},
            "Plugin 'search': OGP_PLUGIN_SETTINGS['search'] has unknown settings: ['nonsense']",
        ),
        (
            {"OGP_PLUGINS": "", "OGP_PLUGIN_SETTINGS": '{"search": {}}'},
            "OGP_PLUGIN_SETTINGS names ['search']",
        ),
        ({"OGP_PLUGIN_SETTINGS": "[1]"}, "OGP_PLUGIN_SETTINGS='[1]' is not allowed"),
    ],
)
def test_a_bad_plugin_stops_the_start(environment, message):
    result = start(**environment)
    assert result.returncode == 1
    assert f"ImproperlyConfigured: {message}" in result.stderr.splitlines()[-1]


def test_the_core_starts_without_any_plugin():
    result = start(OGP_PLUGINS="")
    assert (result.returncode, result.stderr) == (0, "")
