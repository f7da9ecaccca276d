"""What `make run` and `manage.py` use on a developer's machine."""

from ogp_cms.settings.base import *  # noqa: F403

DEBUG = True
# Known to everybody, so it guards nothing: production reads OGP_SECRET_KEY.
SECRET_KEY = "development-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
OGP_DEMO = True
