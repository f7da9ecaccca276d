"""Organisations are shared by plans: the last import of an id decides its name, kind and address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail_localize.models import TranslationLog, TranslationSource

from ogp_cms.interchange import localize
from ogp_cms.interchange.changes import Action, Change, Changes, Kind
from ogp_cms.interchange.document import Document
from ogp_cms.interchange.frame import Draft, Frame, Node
from ogp_cms.interchange.models import ListedOrganisation
from ogp_cms.interchange.nodes import Translations, translated
from ogp_cms.interchange.normal_form import trimmed
from ogp_cms.plans.models import Organisation


def read_organisations(names: Iterable[str], source: str) -> dict[str, tuple[Organisation, Node]]:
    """The organisations by their ids: the row in the source language, and their nodes.

    One that has no row in that language is left out.
    """
    by_name: dict[str, dict[str, Organisation]] = defaultdict(dict)
    for row in Organisation.objects.filter(organisation_id__in=list(names)).select_related(
        "locale"
    ):
        by_name[row.organisation_id][row.locale.language_code] = row
    keys = [next(iter(rows.values())).translation_key for rows in by_name.values()]
    translations = localize.translations_of(keys)
    origins = localize.source_locales(keys)
    found = {}
    for name, rows in by_name.items():
        if source in rows:
            found[name] = (
                rows[source],
                _organisation_node(rows, source, translations, origins),
            )
    return found


def _organisation_node(
    rows: Mapping[str, Organisation],
    source: str,
    translations: Translations,
    origins: Mapping[UUID, int],
) -> Node:
    own = rows[source]
    name = {source: trimmed(own.name)}
    for code, row in rows.items():
        if code == source:
            continue
        known = translations.get((row.translation_key, "name", row.locale_id))
        if known is None and origins.get(row.translation_key, row.locale_id) != row.locale_id:
            continue
        if text := translated(trimmed(row.name), row.name, name[source], known or ("", False)):
            name[code] = text
    node = {"id": own.organisation_id, "name": name, "kind": own.kind}
    return node | ({"url": own.url} if own.url else {})


def write(frame: Frame, changes: Changes, user: Any) -> dict[str, Organisation]:
    """Writes new and changed organisations; all of the document by id, in the source language."""
    rows: dict[str, Organisation] = {}
    for change in changes.of(Kind.ORGANISATION):
        if change.action == Action.REMOVED:
            continue
        if change.action == Action.UNTOUCHED:
            rows[change.name] = change.found
        else:
            rows[change.name] = _write(frame, change, user)
    return rows


def _write(frame: Frame, change: Change, user: Any) -> Organisation:
    node = change.node or {}
    row: Organisation = change.found or _own_row(frame.source, change.name)
    draft = Draft(frame, row)
    draft.put(row, "name", node["name"])
    row.kind, row.url = node["kind"], node.get("url", "")
    is_new = row.pk is None
    row.save()
    log(row, "wagtail.create" if is_new else "wagtail.edit", user=user, content_changed=True)
    sources = TranslationSource.objects.filter(object_id=row.translation_key)
    # Another plan's document may have had another source language: this one decides now.
    sources.exclude(locale=frame.source).delete()
    source = localize.update(draft, draft.languages, user)
    for code, locale in frame.locales.items():
        if locale != frame.source:
            _write_version(draft, code, locale, source, user)
    return row


def _own_row(locale: Locale, name: str) -> Organisation:
    """A row in the source language; it joins those that other languages have already."""
    row = Organisation(organisation_id=name, locale=locale)
    other = Organisation.objects.filter(organisation_id=name).first()
    if other is not None:
        row.translation_key = other.translation_key
        row.email, row.phone, row.address = other.email, other.phone, other.address
    return row


def _write_version(
    draft: Draft, code: str, locale: Locale, source: TranslationSource | None, user: Any
) -> None:
    own = draft.page
    version = Organisation.objects.filter(
        translation_key=own.translation_key, locale=locale
    ).first()
    name = draft.texts["name"].get(code)
    if version is None:
        if name is None:
            return
        version = Organisation(
            translation_key=own.translation_key,
            locale=locale,
            email=own.email,
            phone=own.phone,
            address=own.address,
        )
    is_new = version.pk is None
    version.organisation_id, version.kind, version.url = own.organisation_id, own.kind, own.url
    version.name = str(name or own.name)
    version.save()
    action = "wagtail.create" if is_new else "wagtail.edit"
    log(version, action, user=user, content_changed=True)
    if source is not None and name is not None:
        TranslationLog.objects.create(source=source, locale=locale)


def remember_listed(plan: UUID, document: Document, rows: dict[str, Organisation]) -> None:
    """Keeps which organisations the document lists."""
    wanted = {rows[node["id"]].translation_key for node in document["organisations"]}
    there = ListedOrganisation.objects.filter(plan=plan)
    there.exclude(organisation__in=wanted).delete()
    ListedOrganisation.objects.bulk_create(
        [ListedOrganisation(plan=plan, organisation=key) for key in sorted(wanted)],
        ignore_conflicts=True,
    )
