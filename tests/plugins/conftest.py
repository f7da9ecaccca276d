"""Tests of plugins: collected only for those that are switched on."""

from django.conf import settings

_FOLDERS = {"rates": "plugins.rates", "dummy": "tests.dummy_plugin"}

collect_ignore = [
    folder for folder, plugin in _FOLDERS.items() if plugin not in settings.OGP_PLUGINS
]
if not settings.OGP_PLUGINS:
    collect_ignore.append("test_contract.py")
