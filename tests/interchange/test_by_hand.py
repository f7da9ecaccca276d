"""What an import leaves is what publishing page by page would have left."""

from typing import Any

import pytest
from django.db import models
from django.db.models import CharField
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import import_plan
from ogp_cms.ledger.models import Entry
from ogp_cms.plans.models import Activity, Organisation
from tests.interchange.by_hand import publish_by_hand
from tests.interchange.digest import counts
from tests.interchange.documents import small, text
from tests.interchange.rollback import undone

# What the importer remembers for the next import, and what counts rows of other tables.
OWN_TABLES = {"ogp_interchange_importedpromise", "ogp_interchange_listedorganisation"}
# Moments, ids, and the state of a page: Wagtail takes them from the page, never from a revision.
VOLATILE = {
    "pk",
    "id",
    "page",
    "page_ptr",
    "plan_page",
    "translation_key",
    "live_revision",
    "latest_revision",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "imported_revision",
    "alias_of",
}
STATE = {"live", "has_unpublished_changes", "draft_title", "path", "numchild"}


def document() -> dict[str, Any]:
    """A plan in which a translated commitment stands below an axis that is not translated."""
    made = small()
    made["plan"]["state"] = "adopted"
    made["axes"][1]["commitments"] = [made["axes"][0]["commitments"].pop()]
    made["axes"][1]["commitments"][0]["updates"] = [
        {
            "id": "2019-05-05",
            "date": "2019-05-05",
            "summary": text("Un.", ar="واحد"),
            "activities": [],
        }
    ]
    made["organisations"][0]["name"]["en"] = "Agency"
    return normalise(made)


def known_activities() -> dict[str, str]:
    rows = Activity.objects.values_list("translation_key", "page__url_path", "number")
    return {str(key): f"activity {path.split('/')[-2]}.{number}" for key, path, number in rows}


def values(instance: models.Model, *, but: set[str] = VOLATILE) -> dict[str, Any]:
    return {
        field.name: getattr(instance, field.attname)
        for field in instance._meta.concrete_fields
        if field.name not in but
    }


def known_organisations() -> dict[str, str]:
    rows = Organisation.objects.values_list("pk", "organisation_id", "locale__language_code")
    return {f"organisation {pk}": f"{name} ({code})" for pk, name, code in rows}


def plain(value: Any, names: dict[str, str]) -> Any:
    """Activities and organisations by what they are; other keys and ids are left out."""
    if isinstance(value, dict):
        return {
            key: names[f"organisation {item}"]
            if key in {"lead_organisation", "organisation"}
            else plain(item, names)
            for key, item in value.items()
            if key not in VOLATILE
        }
    if isinstance(value, list):
        return [plain(item, names) for item in value]
    return names.get(str(value), value)


def path_of(path: str) -> str:
    """A content path without the key of the row."""
    parts = path.split(".")
    return ".".join([parts[0], *parts[2:]])


def everything() -> dict[str, Any]:
    """What stands in the database, without ids and moments."""
    names = known_activities() | known_organisations()
    pages = {}
    for page in Page.objects.filter(depth__gt=2).specific().order_by("url_path", "locale"):
        children = {
            relation.get_accessor_name(): [
                plain(values(child), names)
                for child in getattr(page, relation.get_accessor_name()).all()
            ]
            for relation in get_all_child_relations(page)
        }
        revisions = Revision.objects.filter(object_id=str(page.pk)).order_by("pk")
        pages[page.url_path] = {
            **plain(values(page), names),
            "alias": page.alias_of is not None,
            "live_revision": page.live_revision == page.latest_revision == revisions.last(),
            "children": children,
            "revisions": [
                {k: v for k, v in plain(each.content, names).items() if k not in STATE}
                | {"object_str": each.object_str}
                for each in revisions
            ],
            "log": [
                (each.action, each.label, each.content_changed, bool(each.revision), log_data(each))
                for each in PageLogEntry.objects.filter(page=page).order_by("pk")
            ],
            "references": sorted(
                (names[f"organisation {each.to_object_id}"], each.model_path)
                for each in ReferenceIndex.get_references_for_object(page)
            ),
        }
    return {
        "pages": pages,
        "localize": localize(),
        "ledger": ledger(names),
        "search": search_index(),
    }


def search_index() -> list[Any]:
    """What the back office's search knows of each page, word for word."""
    urls = dict(Page.objects.annotate(key=Cast("pk", CharField())).values_list("key", "url_path"))
    entries = IndexEntry.objects.select_related("content_type").exclude(
        content_type__app_label="ogp_core"
    )
    return sorted(
        (
            urls[entry.object_id] if issubclass(entry.content_type.model_class(), Page) else "",
            entry.content_type.model,
            *(str(getattr(entry, name)) for name in ("title", "autocomplete", "body")),
        )
        for entry in entries
    )


def log_data(entry: PageLogEntry) -> dict[str, Any]:
    return {
        key: {k: v for k, v in value.items() if k != "id"} if isinstance(value, dict) else value
        for key, value in (entry.data or {}).items()
    }


def localize() -> dict[str, list[Any]]:
    return {
        "sources": sorted(
            TranslationSource.objects.values_list(
                "object_repr", "locale__language_code", "schema_version"
            )
        ),
        "translations": sorted(
            Translation.objects.values_list(
                "source__object_repr", "target_locale__language_code", "enabled"
            )
        ),
        "logs": sorted(
            TranslationLog.objects.filter(revision__isnull=False).values_list(
                "source__object_repr", "locale__language_code", "revision__object_str"
            )
        ),
        "segments": sorted(
            (own, path_of(path), field_path, order, data, attrs)
            for own, path, field_path, order, data, attrs in StringSegment.objects.values_list(
                "source__object_repr",
                "context__path",
                "context__field_path",
                "order",
                "string__data",
                "attrs",
            )
        ),
        "overridable": sorted(
            OverridableSegment.objects.values_list(
                "source__object_repr", "context__path", "order", "data_json"
            )
        ),
        "strings": sorted(
            (path_of(path), *others)
            for path, *others in StringTranslation.objects.values_list(
                "context__path",
                "locale__language_code",
                "translation_of__data",
                "data",
                "translation_type",
                "tool_name",
                "has_error",
            )
        ),
    }


def ledger(names: dict[str, str]) -> list[Any]:
    """The entries without numbers, moments and hashes; subjects by their names."""
    known = {str(key): name for key, name in names.items()}
    for key, path in Page.objects.order_by("-pk").values_list("translation_key", "url_path"):
        known[str(key)] = path
    facts = Entry.objects.values_list(
        "kind", "plan", "subject_kind", "subject", "effective", "progress", "weight", "state",
        "planned_start", "planned_end", "parent", "plan_start", "plan_end", "plan_state",
        "rate_of", "report",
    )  # fmt: skip
    return sorted(repr([known.get(str(value), value) for value in fact]) for fact in facts)


def differences(one: Any, other: Any, place: str = "") -> list[str]:
    """Where two things differ, and how."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [line for key in one for line in differences(one[key], other[key], f"{place} {key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [line for n, pair in pairs for line in differences(*pair, f"{place} {n}")]
    return [] if one == other else [f"{place}: {one!r} != {other!r}"]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def run(step: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            step()

    return run


def test_an_import_leaves_the_same_rows_as_publishing_by_hand(home, committed):
    found: dict[str, Any] = {}
    with undone():
        committed(lambda: import_plan(document()))
        found["import"] = (counts(), everything())
    with undone():
        publish_by_hand(document(), committed=committed)
        found["by hand"] = (counts(), everything())
    rows, by_hand = found["import"][0], found["by hand"][0]
    assert rows == by_hand | {
        table: count
        for table, count in rows.items()
        # The importer's own memory, and how SQLite packs its search index.
        if table in OWN_TABLES or "_fts_" in table
    }
    indexed = {url for url, *_words in found["import"][1]["search"]}
    assert found["import"][1]["pages"].keys() <= indexed
    for part in ("ledger", "localize", "pages", "search"):
        assert differences(found["import"][1][part], found["by hand"][1][part]) == []


def test_the_editor_of_translations_shows_every_string(home):
    import_plan(document())
    for translation in Translation.objects.select_related("source", "target_locale"):
        assert translation.get_target_instance().locale == translation.target_locale
    arabic = Translation.objects.get(
        source__object_repr="Publier", target_locale__language_code="ar"
    )
    # Title, problem and the first activity; description and second activity have no Arabic.
    assert arabic.get_progress() == (5, 3)
    english = Translation.objects.get(
        source__object_repr="Écouter", target_locale__language_code="en"
    )
    assert english.get_progress() == (3, 1)
