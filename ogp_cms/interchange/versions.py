"""A page in another language: the draft's page copied, and translated where the document is."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, TranslatableMixin

from ogp_cms.interchange.frame import Draft, Text, children_of, set_children
from ogp_cms.progress.models import ReportPage
from ogp_cms.progress.titles import report_title

# What a page has that no document speaks of: a new translation takes it over, later it is its own.
BESIDE_THE_DOCUMENT = ("show_in_menus", "seo_title", "search_description")
CHILDREN_BESIDE_THE_DOCUMENT = {"documents", "wagtail_admin_comments"}
# The place of a page in its own tree, and what its own last import left.
NEVER_SHARED = {"page_ptr_id", "plan_page", "imported_revision"}


def in_language(draft: Draft, locale: Locale, page: Any = None) -> Any:
    """The draft's page in another language; a text that lacks it stays in the source language.

    `page` is the existing page in that language, which is changed; its children keep their ids.
    """
    copy = in_source_words(draft, locale, page)
    put_texts(copy, draft.texts, locale.language_code)
    if isinstance(copy, ReportPage):
        name_in(copy, locale)
    return copy


def in_source_words(draft: Draft, locale: Locale, page: Any = None) -> Any:
    """The draft's page copied into another language's tree, not yet translated."""
    source = draft.page
    copy = page or type(source)(locale=locale, translation_key=source.translation_key, live=False)
    columns = _own_columns(type(source))
    for name in columns if page else [*columns, *BESIDE_THE_DOCUMENT]:
        setattr(copy, name, getattr(source, name))
    for relation in get_all_child_relations(source):
        name = relation.get_accessor_name()
        if page and name in CHILDREN_BESIDE_THE_DOCUMENT:
            continue
        if issubclass(relation.related_model, TranslatableMixin):
            children = _translated_children(source, copy, name, locale)
        else:
            children = [_copied(child) for child in children_of(source, name)]
        set_children(copy, name, children)
    return copy


def put_texts(page: Any, texts: Mapping[str, Text], code: str) -> None:
    """Puts every text that has the language where its content path says."""
    children: dict[tuple[str, str], Any] = {}
    for relation in get_all_child_relations(page):
        if issubclass(relation.related_model, TranslatableMixin):
            name = relation.get_accessor_name()
            for child in children_of(page, name):
                children[name, str(child.translation_key)] = child
    for path, text in texts.items():
        if code not in text:
            continue
        *place, name = path.split(".")
        target = children[place[0], place[1]] if place else page
        setattr(target, name, str(text[code]))


def name_in(report: ReportPage, locale: Locale) -> None:
    """Titles of reports are made, never translated."""
    report.title = report_title(report.slug_prefix, report.date, locale.language_code)


def _translated_children(source: Any, copy: Any, name: str, locale: Locale) -> list[Any]:
    known: dict[uuid.UUID, int] = {}
    if copy.pk is not None:
        known = {child.translation_key: child.pk for child in children_of(copy, name)}
    made = []
    for child in children_of(source, name):
        row = _copied(child)
        row.pk, row.locale = known.get(child.translation_key), locale
        made.append(row)
    return made


def _copied(child: Any) -> Any:
    """An unsaved row with the same values."""
    row = type(child)()
    for column in type(child)._meta.concrete_fields:
        if not column.primary_key:
            setattr(row, column.attname, getattr(child, column.attname))
    return row


def _own_columns(model: type[models.Model]) -> list[str]:
    own = [column.attname for column in model._meta.local_concrete_fields]
    return ["title", "slug", *(name for name in own if name not in NEVER_SHARED)]
