"""What an update and a planning change share."""

from typing import Any, ClassVar, Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ogp_cms.extensions import Fact
from ogp_cms.plans.domain import lock_plan
from ogp_cms.plans.models import SourceTreePage
from ogp_cms.plans.models.source import column
from ogp_cms.plans.queries import plan_is_closed
from ogp_cms.progress.titles import draft_slug, report_slug, report_title


class ReportPage(SourceTreePage):
    """A report under a commitment. Its title and slug are made, never typed."""

    # Given once, at first publication: the date, then "-2" for the second of that date.
    report_id = models.CharField(max_length=50, blank=True, editable=False)
    date = models.DateField(
        _("effective date"), help_text=_("The day on which what you report was true.")
    )
    # The day of approval that an imported document states; shown, never used as `recorded_at`.
    approved = models.DateField(null=True, blank=True, editable=False)
    # The revision that an import published; the report is site-born when another one is live.
    imported_revision = models.PositiveBigIntegerField(null=True, editable=False)

    slug_prefix: ClassVar[str]
    own_neutral_fields = ("report_id", "approved")

    parent_page_types: ClassVar[list[str]] = ["ogp_plans.CommitmentPage"]
    subpage_types: ClassVar[list[str]] = []
    # No slug, menu, go-live or expiry: a report goes live by approval and leaves by withdrawal.
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    show_in_menus_default = False
    exclude_fields_in_copy: list[str] = ["report_id", "approved", "imported_revision"]

    class Meta:
        abstract = True

    @classmethod
    def neutral_fields(cls) -> list[str]:
        """The title is neither translated nor taken over: every language makes its own."""
        return [name for name in super().neutral_fields() if name != "title"]

    def facts(self) -> list[Fact]:
        """What this report says to the ledger."""
        raise NotImplementedError

    @property
    def was_published(self) -> bool:
        """Whether the report was ever public: then it is withdrawn, never deleted."""
        return bool(self.report_id)

    def make_names(self) -> None:
        """Sets title and slug from type, date and identifier, in the page's own language."""
        if self.date:
            self.title = report_title(self.slug_prefix, self.date, self.language)
        if self.report_id:
            self.slug = report_slug(self.slug_prefix, self.report_id)
        else:
            self.slug = draft_slug(self.slug_prefix, self.translation_key)

    def follow(self, source: Self) -> None:
        super().follow(source)
        self.make_names()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.make_names()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.make_names()
        super().minimal_clean()

    def clean(self) -> None:
        super().clean()
        if self.live and self.path and self.is_source:
            self.check_publication()

    def check_publication(self) -> None:
        """Raises ValidationError where this report must not be public; judged by today's ledger."""
        from ogp_cms.progress.domain import problems_of

        problems = problems_of(self)
        if problems:
            raise ValidationError({NON_FIELD_ERRORS: problems})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_fields"):
            return super().save(*args, **kwargs)
        with transaction.atomic():
            if self.live and not self.report_id and self.is_source:
                self._give_id()
            self.make_names()
            return super().save(*args, **kwargs)

    def _give_id(self) -> None:
        """Gives the identifier: unique among all that reports of this type ever had here."""
        lock_plan(self)
        siblings = type(self).objects.child_of(self.get_parent())
        taken = set(siblings.values_list("report_id", flat=True))
        first = self.date.isoformat()
        candidate, count = first, 1
        while candidate in taken:
            count += 1
            candidate = f"{first}-{count}"
        self.report_id = candidate

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The page as a revision had it; what was given once stays."""
        page: Self = super().with_content_json(content)
        for name in ("report_id", "approved", "imported_revision", "slug"):
            attribute = column(self, name)
            setattr(page, attribute, getattr(self, attribute))
        page.url_path = self.url_path
        return page

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Reports are born under a commitment of the source tree, as long as the plan is open."""
        return super().can_create_at(parent) and not plan_is_closed(parent)
