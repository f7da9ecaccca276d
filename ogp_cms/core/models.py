"""What every page shares, and the home page."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from ogp_cms.extensions import registry

# Path components under a home page that belong to views, now or later.
RESERVED_SLUGS = {"plans", "organisations", "rates", "search", "data", "badge", "feeds", "ledger"}


def reserved_slugs() -> frozenset[str]:
    """What no page under a home page can be called, the addresses of plugins included."""
    return registry.addresses() | RESERVED_SLUGS


class BasePage(Page):
    """A public page: its slug is the same in every language."""

    class Meta:
        abstract = True

    content_panels: list[Any] = Page.content_panels

    # Set when the page is shown under another language's address because it is not translated.
    shown_in: str | None = None
    # The live versions of this page by language, where routing has read them.
    versions: dict[str, Any] | None = None
    # Whether a page on the way is restricted; None: not known, ask the database.
    restricted: bool | None = None

    @property
    def language(self) -> str:
        """The language of the page's own text."""
        return str(self.locale.language_code)

    def get_view_restrictions(self) -> Any:
        """As Wagtail's, without a query where routing saw that no page on the way has one."""
        if self.restricted is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ogp_cms.core.sections import gather

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["sections"] = gather(self, request)
        return context

    def clean(self) -> None:
        super().clean()
        if self.slug in reserved_slugs() and self.depth <= 3:
            raise ValidationError({"slug": _("This address is taken by the site. Choose another.")})


class HomePage(BasePage):
    """The root of one language's tree."""

    tagline = models.CharField(
        _("tagline"),
        max_length=120,
        blank=True,
        help_text=_("A line above the name, such as “National portal of public commitments”."),
    )
    country_name = models.CharField(
        _("country"), max_length=120, blank=True, help_text=_("Shown under the site's name.")
    )
    footer_text = models.TextField(
        _("footer text"), blank=True, help_text=_("Two sentences on what the site is.")
    )

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count_per_parent = None
    template = "pages/home.html"

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("tagline"), FieldPanel("country_name"), FieldPanel("footer_text")],
            heading=_("Name and purpose"),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Routes within this language; what is not translated is shown from a tree that has it."""
        from ogp_cms.core.routing import route

        return route(request, self.language, path_components)
