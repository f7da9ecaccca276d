"""What the pages of one import share, and a page with its texts in all languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from wagtail.models import Locale

from ogp_cms.plans.models import Organisation

Node = dict[str, Any]
Text = dict[str, str]


@dataclass
class Frame:
    """What all pages of one import share."""

    source: Locale
    locales: Mapping[str, Locale]
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    # Files of this site by the absolute address under which an export names them.
    files: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Draft:
    """A page as the document wants it. `texts` holds every text of it, by the content path that
    wagtail-localize uses ("title", "rows.<key>.done"), with the languages that it has."""

    frame: Frame
    page: Any
    texts: dict[str, Text] = field(default_factory=dict)

    @property
    def languages(self) -> set[str]:
        """The languages beside the source in which the page has at least one text."""
        found = {code for text in self.texts.values() for code in text}
        return found - {self.frame.source.language_code}

    def put(self, target: models.Model, name: str, text: Text | None, prefix: str = "") -> None:
        """Sets a field to the text in the source language, and keeps its translations."""
        setattr(target, name, str(text[self.frame.source.language_code]) if text else "")
        if text:
            self.texts[f"{prefix}{name}"] = text


def children_of(page: Any, relation: str) -> Iterable[Any]:
    """The rows of a child relation, as they are in memory."""
    return getattr(page, relation).all()


def set_children(page: Any, relation: str, children: Sequence[Any]) -> None:
    """Gives the page these rows in this order; they are saved with it."""
    for place, child in enumerate(children):
        if hasattr(child, "sort_order"):
            child.sort_order = place
    setattr(page, relation, children)
