"""The WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ogp_cms.settings.production")

application = get_wsgi_application()

from ogp_cms.core.page_cache import generation  # noqa: E402 - the apps have to be loaded

# What was kept by an earlier version of the program, or by a process that ended between a commit
# and its word of it, is no page of ours.
generation.raise_now()

# What the start has made stays: looking through it for garbage took a tenth of a page's time. The
# addresses bring in every view, so they come first.
get_resolver().url_patterns  # noqa: B018 - read once
gc.collect()
gc.freeze()
