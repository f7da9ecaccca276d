"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from ogp_cms.core.page_cache import generation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ogp_cms.settings.production")

application = get_wsgi_application()

# What was kept by an earlier version of the program, or by a process that ended between a commit
# and its word of it, is no page of ours.
generation.raise_now()
