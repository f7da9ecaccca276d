"""The settings of the test suite: nothing outside the process, no colour, fast hashes."""

import os
from pathlib import Path

# Tests never touch the developer's own data.
os.environ["OGP_DATA_DIR"] = str(Path(__file__).resolve().parents[2] / "var" / "tests")

from ogp_cms.settings.base import *  # noqa: F403

SECRET_KEY = "testing-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are looked up when asked for: nothing is collected before a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# Tests compare msgids, in whatever language they ask: new words in a catalogue break none of them.
# What is about the words themselves asks for the fixture `translated`.
LOCALE_PATHS = []
# A test's transaction is never committed: tasks run at once.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# What a test changes is never committed, so nothing is kept; tests of the cache bring their own.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "generation": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "g"},
    "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
OGP_DEMO = True
OGP_PLUGIN_ERRORS_RAISE = True
if "OGP_PLUGINS" not in os.environ:
    # A plugin that uses every hook stands beside the real ones; `OGP_PLUGINS=` runs the core alone.
    OGP_PLUGINS += ["tests.dummy_plugin"]
    INSTALLED_APPS += ["tests.dummy_plugin"]
    OGP_PLUGIN_SETTINGS = {"dummy": {"greeting": "Good morning"}, **OGP_PLUGIN_SETTINGS}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and processes of a test share it, and `--reuse-db` can keep it.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
