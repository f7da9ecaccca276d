"""Settings that every environment shares; what differs is read from OGP_* variables."""

from pathlib import Path
from typing import Any

import django.conf.locale
from django.utils.translation import gettext_lazy as _

from ogp_cms.settings import environment as read

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = read.read_folder("OGP_DATA_DIR", BASE_DIR / "var")

# Django has no entry for Standard Moroccan Tamazight; an installation adds it by its code alone.
django.conf.locale.LANG_INFO.setdefault(
    "zgh",
    {"bidi": False, "code": "zgh", "name": "Tamazight", "name_local": "ⵜⴰⵎⴰⵣⵉⵖⵜ"},
)

DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "ogp_cms.accounts",
    "ogp_cms.core",
    "ogp_cms.extensions",
    "ogp_cms.plans",
    "ogp_cms.ledger",
    "ogp_cms.progress",
    "ogp_cms.editorial",
    "ogp_cms.newsroom",
    "ogp_cms.interchange",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "laces",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

# Plugins are switched on by name, nothing else loads one. They come last: the core never needs them.
OGP_PLUGINS = read.read_list("OGP_PLUGINS", ["plugins.rates", "search"])
INSTALLED_APPS += OGP_PLUGINS
# Per label of a plugin, its settings; one that the plugin does not know stops the start.
OGP_PLUGIN_SETTINGS: dict[str, dict[str, Any]] = read.read_json_object("OGP_PLUGIN_SETTINGS")
# Whether a plugin's failure on a page is an exception (tests) or only an error in the log.
OGP_PLUGIN_ERRORS_RAISE = False

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "ogp_cms.core.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before the session and the language: an answer that is kept needs neither.
    "ogp_cms.core.page_cache.middleware.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# What a browser may load. Nothing stands inline in a public page. Wagtail's editor has inline scripts
# (date fields) and shows pages in a frame (preview).
OGP_CONTENT_SECURITY_POLICY = {
    "public": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
    "admin": {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'unsafe-inline'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}
OGP_PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

ROOT_URLCONF = "ogp_cms.urls"
WSGI_APPLICATION = "ogp_cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "ogp_cms.core.context_processors.frame",
            ],
        },
    }
]

DATABASES = {
    "default": read.read_database("OGP_DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "ogp_accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# The first language is the source: plans are written in it unless they say otherwise.
LANGUAGE_CODES = read.read_languages("OGP_LANGUAGES", ["fr", "ar", "en"])
LANGUAGE_CODE = LANGUAGE_CODES[0]
LANGUAGES = [
    (code, django.conf.locale.LANG_INFO[code.lower()]["name_local"]) for code in LANGUAGE_CODES
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
# Where the catalogues of locale/ are compiled to.
MESSAGES_DIR = DATA_DIR / "messages"
LOCALE_PATHS = [MESSAGES_DIR]

TIME_ZONE = OGP_TIME_ZONE = read.read_time_zone("OGP_TIME_ZONE", "Africa/Casablanca")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "ogp_cms.core.tasks.AfterCommitBackend"}}
# All processes share them. `generation` holds one value, which every public change gives anew.
CACHES = read.read_caches("OGP_CACHE_URL", DATA_DIR / "cache", ["default", "pages", "generation"])
# How long (seconds) a whole page is kept at most; 0: none is. A change shows at once all the same.
OGP_CACHE_SECONDS = read.read_number("OGP_CACHE_SECONDS", 300)
# How long (seconds) a proxy in front may answer by itself. 0: it asks each time, so it is exact too.
OGP_PROXY_SECONDS = read.read_number("OGP_PROXY_SECONDS", 0)

WAGTAIL_SITE_NAME = "OGP CMS"
WAGTAILADMIN_BASE_URL = read.read_origin(
    "OGP_BASE_URL", "http://127.0.0.1:8000", schemes=["http", "https"]
)
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}
}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("fr", "Français"),
    ("ar", "العربية"),
    ("en", "English"),
]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Slugs are the same in every language and never made from an Arabic title.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# A new translation is a draft: nothing goes live by wagtail-localize alone.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# The bands of a rate, in percent: from `substantial` on it is substantial, from `completed` on completed.
OGP_LEVEL_THRESHOLDS = {
    "substantial": read.read_number("OGP_SUBSTANTIAL_FROM", 60, at_least=1),
    "completed": read.read_number("OGP_COMPLETED_FROM", 90, at_least=1),
}
# A commitment is at risk when its progress is behind the share of planned time by more than this (points).
OGP_RISK_POINTS = read.read_number("OGP_RISK_POINTS", 20)
# A reporting round is this long (months), unless the secretariat plans otherwise.
OGP_ROUND_MONTHS = read.read_number("OGP_ROUND_MONTHS", 2, at_least=1)

# The licence of the published data as the data page names it, and where it can be read.
OGP_DATA_LICENCE = read.read_optional("OGP_DATA_LICENCE")
OGP_DATA_LICENCE_URL = read.read_web_address("OGP_DATA_LICENCE_URL")

LANGUAGE_NAMES = {"fr": _("French"), "ar": _("Arabic"), "en": _("English")}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"ogp_cms": {"level": "INFO"}, "plugins": {"level": "INFO"}},
}
