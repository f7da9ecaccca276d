"""The records of wagtail-localize, many at once: translators go on from there.

What they hold is what `TranslationSource.update_or_create_from_instance`, `Translation` and
`save_target` would have left, one page after the other.
"""

import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from bs4 import MarkupResemblesLocatorWarning
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationLog,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from ogp_cms.interchange.frame import Draft
from ogp_cms.interchange.rows import BATCH, batched

# Marks a translation that came with a document, until somebody changes it in the editor.
TOOL = "ogp-plan"


@contextmanager
def any_text() -> Iterator[None]:
    """A text such as "budget.html" is one, though the parser of HTML takes it for a file's name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        yield


@dataclass
class Translated:
    """A new source page with the revisions of its new translations, by language code."""

    draft: Draft
    revisions: dict[str, int]


def record(items: Sequence[Translated], user: Any) -> None:
    """Makes source, segments, strings, translations and logs of new pages."""
    if not items:
        return
    now = timezone.now()
    frame = items[0].draft.frame
    TranslatableObject.objects.bulk_create(
        [_object(item.draft.page) for item in items], batch_size=BATCH
    )
    sources = TranslationSource.objects.bulk_create(
        [_source(item.draft.page, now) for item in items], batch_size=BATCH
    )
    Translation.objects.bulk_create(
        [
            Translation(source=source, target_locale=frame.locales[code])
            for item, source in zip(items, sources, strict=True)
            for code in item.revisions
        ],
        batch_size=BATCH,
    )
    TranslationLog.objects.bulk_create(
        [
            TranslationLog(source=source, locale=frame.locales[code], revision_id=revision)
            for item, source in zip(items, sources, strict=True)
            for code, revision in item.revisions.items()
        ],
        batch_size=BATCH,
    )
    _record_segments(items, sources, user)


def _record_segments(
    items: Sequence[Translated], sources: Sequence[TranslationSource], user: Any
) -> None:
    frame = items[0].draft.frame
    found = [
        (item, source, segment)
        for item, source in zip(items, sources, strict=True)
        for segment in extract_segments(item.draft.page)
    ]
    contexts = _contexts((item.draft.page, segment.path) for item, _source, segment in found)
    strings = _strings(
        frame.source, {s.string.data for _i, _s, s in found if isinstance(s, StringSegmentValue)}
    )
    string_segments, overridable_segments, translations = [], [], []
    for item, source, segment in found:
        place = {
            "source": source,
            "context": contexts[item.draft.page.translation_key, segment.path],
            "order": segment.order,
        }
        if isinstance(segment, OverridableSegmentValue):
            data = json.dumps(segment.data, cls=DjangoJSONEncoder)
            overridable_segments.append(OverridableSegment(**place, data_json=data))
            continue
        if not isinstance(segment, StringSegmentValue):
            raise TypeError(f"{segment.path}: a plan has no {type(segment).__name__}.")
        string = strings[segment.string.data]
        attrs = json.dumps(segment.attrs, cls=DjangoJSONEncoder)
        string_segments.append(StringSegment(**place, string=string, attrs=attrs))
        text = item.draft.texts.get(segment.path, {})
        translations += [
            _translation(string, place["context"], frame.locales[code], text[code], user)
            for code in item.revisions
            if code in text
        ]
    StringSegment.objects.bulk_create(string_segments, batch_size=BATCH)
    OverridableSegment.objects.bulk_create(overridable_segments, batch_size=BATCH)
    StringTranslation.objects.bulk_create(translations, batch_size=BATCH)


def update(draft: Draft, languages: Iterable[str], user: Any) -> TranslationSource | None:
    """Brings the records of an existing object up to the draft, by wagtail-localize's own means.

    `languages` are those in which it has a text. A translation that a document brought and that
    is gone from it is dropped; one that was made on the site stays. None where the object is not
    translated at all.
    """
    page, frame = draft.page, draft.frame
    codes = set(languages)
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None and not codes:
        return None
    source, _made = TranslationSource.update_or_create_from_instance(page)
    for code in sorted(codes):
        Translation.objects.get_or_create(source=source, target_locale=frame.locales[code])
    targets = source.translations.values_list("target_locale__language_code", flat=True)
    codes |= set(targets) & set(frame.locales)
    for segment in source.stringsegment_set.select_related("context", "string"):
        text = draft.texts.get(segment.context.path, {})
        for code in codes:
            _settle(segment, frame.locales[code], text.get(code), user)
    return source


def _settle(segment: StringSegment, locale: Locale, text: str | None, user: Any) -> None:
    """Makes the translation of one string what the document says of it."""
    there = StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=locale
    ).first()
    if text is None:
        if there is not None and there.tool_name == TOOL:
            there.delete()
    elif isinstance(text, SiteText):
        pass
    elif there is None or there.data != (data := StringValue.from_plaintext(text).data):
        if there is not None:
            there.data, there.has_error, there.field_error = data, False, ""
            there.tool_name, there.last_translated_by = TOOL, user
            there.save()
        else:
            _translation(segment.string, segment.context, locale, text, user).save()


class SiteText(str):
    """A translation that was made on the site, not brought by a document."""

    __slots__ = ()


def translations_of(keys: Sequence[UUID]) -> dict[tuple[UUID, str, int], tuple[str, bool]]:
    """What is translated now: by key, content path and locale id, the text as localize keeps it
    and whether a document brought it. 2 queries for BATCH keys."""
    found: dict[tuple[UUID, str, int], tuple[str, bool]] = {}
    for part in batched(keys):
        current = set(
            StringSegment.objects.filter(source__object_id__in=part).values_list(
                "context_id", "string_id"
            )
        )
        rows = StringTranslation.objects.filter(context__object_id__in=part, has_error=False)
        for context, string, key, path, locale, data, tool in rows.values_list(
            "context_id",
            "translation_of_id",
            "context__object_id",
            "context__path",
            "locale_id",
            "data",
            "tool_name",
        ):
            if (context, string) in current:
                found[key, path, locale] = (data, tool == TOOL)
    return found


def source_locales(keys: Sequence[UUID]) -> dict[UUID, int]:
    """The locale that each of these objects is translated from, where it is translated at all."""
    sources = TranslationSource.objects.filter(object_id__in=list(keys))
    return dict(sources.order_by("pk").values_list("object_id", "locale_id"))


def _object(page: Any) -> TranslatableObject:
    base = ContentType.objects.get_for_model(page.get_translation_model())
    return TranslatableObject(translation_key=page.translation_key, content_type=base)


def _source(page: Any, now: Any) -> TranslationSource:
    return TranslationSource(
        object_id=page.translation_key,
        locale=page.locale,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        object_repr=str(page)[:200],
        content_json=page.to_json(),
        schema_version=_schema_version(page._meta.app_label),
        last_updated_at=now,
    )


@lru_cache(maxsize=16)
def _schema_version(app_label: str) -> str:
    return str(get_schema_version(app_label))


def _translation(
    string: String, context: TranslationContext, locale: Locale, text: str, user: Any
) -> StringTranslation:
    return StringTranslation(
        translation_of=string,
        locale=locale,
        context=context,
        # The column holds HTML, a document plain text.
        data=StringValue.from_plaintext(text).data,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=TOOL,
        last_translated_by=user,
    )


def _contexts(places: Iterable[tuple[Any, str]]) -> dict[tuple[UUID, str], TranslationContext]:
    made = {
        (page.translation_key, path): TranslationContext(
            object_id=page.translation_key,
            path=path,
            path_id=TranslationContext._get_path_id(path),
            field_path=_field_path(path),
        )
        for page, path in places
    }
    TranslationContext.objects.bulk_create(made.values(), batch_size=BATCH)
    return made


def _field_path(path: str) -> str:
    """The path without the keys of rows: "rows.<key>.done" is the field "rows.done"."""
    parts = path.split(".")
    return f"{parts[0]}.{parts[2]}" if len(parts) == 3 else path


def _strings(locale: Locale, texts: set[str]) -> dict[str, String]:
    """The strings of the source language; one that is there already is used again."""
    hashes = {String._get_data_hash(text): text for text in texts}
    there: dict[str, String] = {}
    for part in batched(list(hashes)):
        for string in String.objects.filter(locale=locale, data_hash__in=part):
            there[string.data] = string
    missing = [
        String(locale=locale, data_hash=key, data=text)
        for key, text in hashes.items()
        if text not in there
    ]
    String.objects.bulk_create(missing, batch_size=BATCH)
    return there | {string.data: string for string in missing}
