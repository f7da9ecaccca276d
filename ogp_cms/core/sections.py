"""How a page gathers what comes from apps further on.

An app registers, in its `AppConfig.ready()`, a provider for a page type and a name; the page
puts what the provider returns under that name into its template context. Imports stay one
way: the page never knows who provides.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

Provider = Callable[[Page, HttpRequest], Any]

_providers: dict[str, dict[str, Provider]] = defaultdict(dict)


def register_section(page_type: str, name: str, provider: Provider) -> None:
    """Adds a provider to a page type, given as "app_label.ModelName"; a name is taken once."""
    known = _providers[page_type.lower()]
    if known.get(name, provider) is not provider:
        raise ValueError(f"{page_type} already has a section {name!r}.")
    known[name] = provider


def gather(page: Page, request: HttpRequest) -> dict[str, Any]:
    """What every provider of this page's type has for it, by name."""
    return {
        name: provider(page, request)
        for name, provider in _providers[page._meta.label_lower].items()
    }
