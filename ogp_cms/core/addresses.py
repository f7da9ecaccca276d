"""Addresses that hold outside of the site."""

from django.conf import settings
from django.templatetags.static import static


def absolute(path: str) -> str:
    """An address with the site's own host, whatever host the request named."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def absolute_static(name: str) -> str:
    """The address of a static file, for those who read it from elsewhere."""
    url = static(name)
    return url if "://" in url else absolute(url)
