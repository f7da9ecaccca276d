"""News and plain pages, written and published by the communication team."""

from typing import Any, ClassVar

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ogp_cms.core.blocks import BodyBlock
from ogp_cms.core.dates import today
from ogp_cms.core.models import BasePage
from ogp_cms.plans.models import Organisation


class RateChooserBlock(blocks.PageChooserBlock):
    """A commitment whose current rate stands in the text; the page read it with all others."""

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        known = (parent_context or {}).get("rate_blocks") or {}
        context["rate_block"] = known.get(getattr(value, "translation_key", None))
        return context


class NewsBodyBlock(BodyBlock):
    """A body that can also show a commitment with its current rate."""

    commitment = RateChooserBlock(
        page_type="ogp_plans.CommitmentPage",
        label=_("commitment with its rate"),
        icon="doc-full",
        template="components/block_rate/block_rate.html",
    )


class NewsIndexPage(BasePage):
    """All news, the newest first."""

    intro = models.TextField(_("introduction"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["ogp_core.HomePage"]
    subpage_types: ClassVar[list[str]] = ["ogp_newsroom.NewsPage"]
    template = "pages/news_index.html"

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")


class NewsPage(BasePage):
    """A news item; it may name the commitments that it is about."""

    date = models.DateField(
        _("date"), default=today, help_text=_("The newest comes first, whenever it was published.")
    )
    intro = models.TextField(
        _("introduction"), help_text=_("Two or three sentences that say it all.")
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(NewsBodyBlock(), verbose_name=_("body"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["ogp_newsroom.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/news.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("intro"),
        FieldPanel("body"),
        InlinePanel(
            "commitments",
            label=_("commitment"),
            heading=capfirst(_("commitments")),
            help_text=_("Shown with their current rate, and on the page of each commitment."),
        ),
        FieldPanel("organisation"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("date", overridable=False),
        SynchronizedField("organisation", overridable=False),
        SynchronizedField("commitments", overridable=False),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")


class NewsCommitment(Orderable):
    """A commitment that a news item is about, by its page in any language."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="commitments")
    commitment = models.ForeignKey(
        "ogp_plans.CommitmentPage",
        verbose_name=_("commitment"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels: ClassVar[list[object]] = [PageChooserPanel("commitment")]

    class Meta(Orderable.Meta):
        verbose_name = _("commitment")


class StandardPage(BasePage):
    """A plain page: about, contact, legal notice."""

    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["ogp_core.HomePage", "ogp_newsroom.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["ogp_newsroom.StandardPage"]
    template = "pages/standard.html"

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
