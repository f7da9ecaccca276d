"""Writing many pages at once: the rows of several tables, as publishing one by one leaves them."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

BATCH = 1000


@dataclass
class Spot:
    """Where a page stands in its tree, and how many children it will have got."""

    page: Page
    next_step: int = 1
    added: int = 0


@dataclass
class Row:
    """A page that is to be written below a parent. `alias_of`: the source page it mirrors."""

    page: Any
    parent: Spot
    alias_of: int | None = None
    revision: int | None = None
    spot: Spot | None = None


@dataclass
class Trees:
    """The spots of a plan's pages, by key and language code, in every tree."""

    spots: dict[tuple[UUID, str], Spot] = field(default_factory=dict)

    def find(self, key: UUID, code: str) -> Spot | None:
        return self.spots.get((key, code))

    def know(self, page: Page, code: str) -> Spot:
        """The spot of a page that the database has; its children are counted once."""
        spot = self.spots.get((page.translation_key, code))
        if spot is None:
            last = page.get_last_child() if page.numchild else None
            spot = Spot(page, next_step=1 + (last._get_lastpos_in_path() if last else 0))
            self.spots[page.translation_key, code] = spot
        return spot

    def settle(self) -> None:
        """Writes how many children each parent got, and forgets the spots that got some."""
        grown = [spot for spot in self.spots.values() if spot.added]
        for count, group in itertools.groupby(
            sorted(grown, key=lambda spot: spot.added), key=lambda spot: spot.added
        ):
            pks = [spot.page.pk for spot in group]
            Page.objects.filter(pk__in=pks).update(numchild=F("numchild") + count)
        for spot in grown:
            spot.page.numchild += spot.added
            spot.added = 0


def insert(rows: Sequence[Row], *, moment: Any) -> None:
    """Inserts the pages with their children, live as of `moment`; revisions come later."""
    for row in rows:
        _place(row)
    bases = [_base(row, moment) for row in rows]
    Page.objects.bulk_create(bases, batch_size=BATCH)
    for row, base in zip(rows, bases, strict=True):
        row.page.pk = row.page.page_ptr_id = base.pk
        row.page._state.adding = False
    by_model: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        by_model[type(row.page)].append(row.page)
    for model, pages in by_model.items():
        _insert_specific(model, pages)
        _insert_children(model, pages)


def add_revisions(rows: Iterable[tuple[Row, dict[str, Any]]], *, moment: Any, user: Any) -> None:
    """A revision with the given content for each page; the row keeps its id."""
    pairs = list(rows)
    base = ContentType.objects.get_for_model(Page)
    made = Revision.objects.bulk_create(
        [
            Revision(
                content_type=row.page.get_content_type(),
                base_content_type=base,
                object_id=str(row.page.pk),
                created_at=moment,
                user=user,
                object_str=content["title"],
                content=content,
            )
            for row, content in pairs
        ],
        batch_size=BATCH,
    )
    for (row, _content), revision in zip(pairs, made, strict=True):
        row.revision = revision.pk


def publish(rows: Sequence[Row]) -> None:
    """Makes the newest revision of each page its live one, in the database and in memory."""
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    newest = Subquery(revisions.order_by("-pk").values("pk")[:1])
    for part in batched([row.page.pk for row in rows]):
        Page.objects.filter(pk__in=part).update(live_revision=newest, latest_revision=newest)
    for row in rows:
        row.page.live_revision_id = row.page.latest_revision_id = row.revision
    imported: dict[type[models.Model], dict[int, int]] = defaultdict(dict)
    for row in rows:
        if hasattr(row.page, "imported_revision") and row.revision is not None:
            row.page.imported_revision = row.revision
            imported[type(row.page)][row.page.pk] = row.revision
    for model, revision_of in imported.items():
        for part in batched(list(revision_of)):
            model._default_manager.filter(pk__in=part).update(imported_revision=newest)


def log(
    pages: Iterable[tuple[Any, str, int | None, dict[str, Any]]],
    *,
    moment: Any,
    user: Any,
    titles: Callable[[Any], str] = lambda page: page.get_admin_display_title(),
) -> None:
    """Log entries of (page, action, revision, data), as Wagtail writes them."""
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                page_id=page.pk,
                content_type=ContentType.objects.get_for_model(page, for_concrete_model=False),
                label=titles(page),
                action=action,
                timestamp=moment,
                user=user,
                revision_id=revision,
                data=data,
                content_changed=action in {"wagtail.create", "wagtail.publish"},
            )
            for page, action, revision, data in pages
        ],
        batch_size=BATCH,
    )


def index_references(pages: Iterable[Any]) -> None:
    """The reference index of new pages, out of what is in memory."""
    base = ContentType.objects.get_for_model(Page)
    found = [
        ReferenceIndex(
            content_type=page.get_content_type(),
            base_content_type=base,
            object_id=str(page.pk),
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for page in pages
        for to_type, to_id, model_path, content_path in set(
            ReferenceIndex._extract_references_from_object(page)
        )
    ]
    ReferenceIndex.objects.bulk_create(found, batch_size=BATCH)


def batched(items: Sequence[Any], size: int = BATCH) -> Iterable[Sequence[Any]]:
    """The items in parts that fit into one statement."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _place(row: Row) -> None:
    """Gives the page its path below its parent, as treebeard would."""
    parent, page = row.parent.page, row.page
    page.depth = parent.depth + 1
    page.path = Page._get_path(parent.path, page.depth, row.parent.next_step)
    page.set_url_path(parent)
    page.content_type = ContentType.objects.get_for_model(page)
    page.draft_title = page.draft_title or page.title
    page._cached_parent_obj = parent
    row.parent.next_step += 1
    row.parent.added += 1
    row.spot = Spot(page)


def _base(row: Row, moment: Any) -> Page:
    """The row of the page table: public at once, while the page in memory is still a draft."""
    page = row.page
    columns = {
        column.attname: getattr(page, column.attname)
        for column in Page._meta.concrete_fields
        if not column.primary_key
    }
    columns.update(
        live=True,
        has_unpublished_changes=False,
        alias_of_id=row.alias_of,
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=moment,
    )
    return Page(**columns)


def become_public(page: Any, moment: Any) -> None:
    """Gives the page in memory the state that its row has."""
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.first_published_at or moment
    page.last_published_at = page.latest_revision_created_at = moment


def _insert_specific(model: type[models.Model], pages: Sequence[Any]) -> None:
    # bulk_create refuses a model with parents; its own table takes many rows all the same.
    queryset: Any = model._base_manager.get_queryset()
    queryset._for_write = True
    columns = model._meta.local_concrete_fields
    queryset._batched_insert(pages, fields=columns, batch_size=BATCH)


def _insert_children(model: type[models.Model], pages: Sequence[Any]) -> None:
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        children = []
        for page in pages:
            for child in getattr(page, name).all():
                setattr(child, relation.field.name, page)
                children.append(child)
        if children:
            relation.related_model._default_manager.bulk_create(children, batch_size=BATCH)
