"""What changes the public content: every saved or deleted row, but for those known to be private.

A model that nobody thought of, a plugin's too, therefore counts. Rows written in bulk send no
signal: code that writes so sends `public_content_changed`.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from django.dispatch import Signal
from django.utils.autoreload import file_changed
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from ogp_cms.core.page_cache import generation
from ogp_cms.extensions.caching import public_content_changed

# What no page shows: accounts and rights, drafts and their review, logs, indexes, and the working
# copy of translations (a translation reaches the public by its page). Pictures made to size and
# embedded players are written while a page is made, and follow from what is in it.
_private_apps = {
    "admin",
    "auth",
    "contenttypes",
    "django_tasks",
    "migrations",
    "ogp_accounts",
    "sessions",
    "wagtail_localize",
    "wagtailadmin",
    "wagtailembeds",
    "wagtailsearch",
    "wagtailusers",
}
_private_models = {
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.editingsession",
    "wagtailcore.groupapprovaltask",
    "wagtailcore.groupcollectionpermission",
    "wagtailcore.grouppagepermission",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.task",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflow",
    "wagtailcore.workflowcontenttype",
    "wagtailcore.workflowpage",
    "wagtailcore.workflowtask",
    "wagtailimages.rendition",
}
# What saving a draft, submitting or locking it writes into the row of a live page.
_OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def register_private(*names: str) -> None:
    """Says of apps ("app_label") and models ("app_label.Model") that no public page shows them."""
    for name in names:
        (_private_models if "." in name else _private_apps).add(name.lower())


def is_private(model: type[Model]) -> bool:
    """Whether no public page shows rows of the model."""
    meta = model._meta
    return meta.app_label in _private_apps or meta.label_lower in _private_models


def connect(core: Any) -> None:
    """Connects every receiver; called once the apps are ready. `core` is the core's own config."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(follow_row, dispatch_uid="ogp_core.page_cache.row")
    others: tuple[Signal, ...] = (
        page_published,
        page_unpublished,
        page_slug_changed,
        post_page_move,
        public_content_changed,
    )
    for other in others:
        other.connect(follow_change, dispatch_uid="ogp_core.page_cache.change")
    file_changed.connect(follow_file, dispatch_uid="ogp_core.page_cache.file")
    post_migrate.connect(follow_change, sender=core, dispatch_uid="ogp_core.page_cache.migrated")


def follow_row(
    sender: type[Model],
    instance: Any,
    using: str,
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    """A row was written or deleted, or what a row is joined with."""
    of_a_draft = (
        update_fields is not None and isinstance(instance, Page) and update_fields <= _OF_DRAFTS
    )
    if not of_a_draft and not is_private(sender):
        generation.raise_after_commit(using)


def follow_change(using: str | None = None, **_kwargs: Any) -> None:
    """Something was published, withdrawn, moved, or written in a way that sends no other signal."""
    generation.raise_after_commit(using)


def follow_file(**_kwargs: Any) -> None:
    """A developer's server saw a file change: a template is read again without a new start."""
    generation.raise_now()
