"""The source-tree rule: in a plan's tree the pages of its source language decide.

Three trees of one plan could drift. So only a page in the plan's source language that is no
alias is *source*; every other page follows it: it is live only while its source is, and takes
its slug and every language-neutral value from it.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from ogp_cms.core.models import BasePage
from ogp_cms.core.refusals import Refused

SOURCE_NOT_PUBLIC = _(
    "This translation cannot be published: the page that it translates is not. Publish that one first."
)


def neutral_names(model: type[models.Model]) -> list[str]:
    """The fields and child relations of a model that are the same in every language."""
    return [
        field.field_name
        for field in getattr(model, "override_translatable_fields", [])
        if isinstance(field, SynchronizedField) and not field.overridable
    ]


def column(page: models.Model, name: str) -> str:
    """The attribute that holds a field's bare value: "owner_id" for "owner"."""
    return str(getattr(page._meta.get_field(name), "attname", name))


class SourceTreePage(BasePage):
    """A page of a plan's tree: the plan itself, its axes and commitments, their reports."""

    # Language-neutral values beside those that the editor types.
    own_neutral_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def neutral_fields(cls) -> list[str]:
        """The names of this type's own columns that are the same in every language."""
        columns = {field.name for field in cls._meta.concrete_fields}
        names = [name for name in neutral_names(cls) if name in columns]
        return [*names, *cls.own_neutral_fields]

    @property
    def language(self) -> str:
        """The language of the page's own text; of its parent's as long as nobody set one."""
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        return super().language

    @property
    def plan_language(self) -> str | None:
        """The source language of the plan that this page belongs to; None outside of a plan."""
        from ogp_cms.plans.models.plan import PlanPage

        if isinstance(self, PlanPage):
            return self.source_language or self.language
        if not self.path:
            return None
        plans = PlanPage.objects.ancestor_of(self)
        return plans.values_list("source_language", flat=True).first()

    @property
    def is_source(self) -> bool:
        """Whether this page is of the source tree: only such a page writes facts."""
        return self.alias_of_id is None and self.plan_language == self.language

    @property
    def source(self) -> Self | None:
        """The page of the source tree that this one follows (itself if it is the one)."""
        language = self.plan_language
        if self.alias_of_id is None and language == self.language:
            return self
        pages = type(self).objects.filter(
            translation_key=self.translation_key,
            locale__language_code=language,
            alias_of__isnull=True,
        )
        return pages.exclude(pk=self.pk).first()

    def clean(self) -> None:
        super().clean()
        if self.live and self.path:
            reason = self.why_not_public()
            if reason is not None:
                raise ValidationError({NON_FIELD_ERRORS: reason})

    def why_not_public(self) -> Any:
        """The sentence that forbids the publication of a translation, or None where it is allowed."""
        if self.is_source:
            return None
        source = self.source
        return None if source is not None and source.live else SOURCE_NOT_PUBLIC

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.path and not self.is_source and not kwargs.get("update_fields"):
            source = self.source
            if source is not None:
                self.follow(source)
            self._align_rows()
        return super().save(*args, **kwargs)

    def _align_rows(self) -> None:
        """Puts translatable rows into the page's language.

        Wagtail forgets those that were never saved when it copies a draft for translation.
        """
        for rows in getattr(self, "_cluster_related_objects", {}).values():
            for row in rows:
                if isinstance(row, TranslatableMixin):
                    row.locale = self.locale

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Deletes the page with all below it; refused where that holds a published report."""
        from ogp_cms.plans.guards import HOLDS_REPORT, holds_published_report

        if holds_published_report(self):
            raise Refused(HOLDS_REPORT)
        with transaction.atomic():
            return super().delete(*args, **kwargs)

    def follow(self, source: Self) -> None:
        """Takes over from the source page what is the same in every language."""
        self._copy_columns(source, self.neutral_fields())

    def _copy_columns(self, origin: Page, names: Iterable[str]) -> None:
        for name in names:
            attribute = column(self, name)
            setattr(self, attribute, getattr(origin, attribute))

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The page as a revision had it; a translation keeps the neutral values of today."""
        page: Self = super().with_content_json(content)
        if not self.is_source:
            page._copy_columns(self, self.neutral_fields())
            page.url_path = self.url_path
        return page

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Pages of a plan are born in its source tree; other trees hold translations only."""
        parent = parent.specific
        inside = not isinstance(parent, SourceTreePage) or parent.is_source
        return bool(super().can_create_at(parent)) and inside

    def can_move_to(self, parent: Page) -> bool:
        """As Wagtail's, with the rules of a plan's tree."""
        return bool(super().can_move_to(parent)) and self.why_not_move_to(parent) is None

    def why_not_move_to(self, parent: Page) -> Any:
        """The sentence that forbids a move below another parent, or None where it is allowed."""
        if self.is_source:
            return _("Plans, axes and reports are never moved.")
        source = self.source
        if source is None or source.get_parent().translation_key != parent.translation_key:
            return _("A translation moves with the page that it translates, never by itself.")
        return None
