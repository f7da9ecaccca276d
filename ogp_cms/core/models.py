"""What every page shares, and the home page."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

# Path components under a home page that belong to views, not to pages.
RESERVED_SLUGS = {"plans", "organisations", "rates", "search", "data", "badge", "ledger"}


class BasePage(Page):
    """A public page: its slug is the same in every language."""

    class Meta:
        abstract = True

    content_panels: list[Any] = Page.content_panels

    # Set when the page is shown under another language's address because it is not translated.
    shown_in: str | None = None

    @property
    def language(self) -> str:
        """The language of the page's own text."""
        return str(self.locale.language_code)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS and self.depth <= 3:
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
        try:
            return super().route(request, path_components)
        except Http404:
            if not path_components:
                raise
            fallback = self._route_elsewhere(request, path_components)
            if fallback is None:
                raise
            return fallback

    def _route_elsewhere(
        self, request: HttpRequest, path_components: list[str]
    ) -> RouteResult | None:
        order = {code: rank for rank, (code, _n) in enumerate(settings.LANGUAGES)}
        homes = HomePage.objects.filter(translation_key=self.translation_key, live=True)
        others = homes.exclude(pk=self.pk).select_related("locale")
        for home in sorted(others, key=lambda page: order.get(page.language, 99)):
            try:
                result = Page.route(home, request, list(path_components))
            except Http404:
                continue
            result.page.shown_in = self.language
            return result
        return None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ogp_cms.core.sections import gather

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["sections"] = gather(self, request)
        return context
