"""Production: every secret comes from the environment, and the start is refused without it."""

from ogp_cms.settings import environment as read
from ogp_cms.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = read.read_secret("OGP_SECRET_KEY")
ALLOWED_HOSTS = read.read_hosts("OGP_ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = read.read_origin("OGP_BASE_URL", schemes=["https"])
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

SECURE_SSL_REDIRECT = read.read_flag("OGP_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = read.read_number("OGP_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
OGP_DEMO = False
