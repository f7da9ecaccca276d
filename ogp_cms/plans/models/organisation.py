"""The organisations that lead or support commitments."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ogp_cms.plans.enums import OrganisationKind

validate_id = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    _("Write small letters, digits and single hyphens, such as “acces-information”."),
)


class Organisation(TranslatableMixin, index.Indexed, models.Model):
    """A ministry, agency, association or other body; one row per language."""

    organisation_id = models.CharField(
        _("identifier"),
        max_length=50,
        validators=[validate_id],
        help_text=_("Stable: it is part of the public address and of every export."),
    )
    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=OrganisationKind.choices,
        default=OrganisationKind.PUBLIC_BODY,
    )
    url = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(
        _("public e-mail address"), blank=True, help_text=_("Anybody can read it.")
    )
    phone = models.CharField(_("public telephone"), max_length=50, blank=True)
    address = models.TextField(_("postal address"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("organisation_id"),
        FieldPanel("kind"),
        FieldPanel("url"),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")],
            heading=_("Public contact"),
        ),
    ]
    override_translatable_fields = [
        TranslatableField("name"),
        TranslatableField("address"),
        SynchronizedField("organisation_id", overridable=False),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("url"),
        SynchronizedField("email"),
        SynchronizedField("phone"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "locale"],
                name="ogp_organisation_id_once_per_language",
                violation_error_message=_("Another organisation has this identifier."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        rows = Organisation.objects.filter(pk=self.pk) if self.pk else Organisation.objects.none()
        before = rows.values_list("organisation_id", flat=True).first()
        if before and before != self.organisation_id:
            raise ValidationError({"organisation_id": keeps_identifier(before)})


def keeps_identifier(identifier: str) -> ValidationError:
    """Why an identifier that is in use does not change: addresses and exports name it."""
    return ValidationError(
        _("This was published as “%(identifier)s” and keeps this identifier."),
        params={"identifier": identifier},
    )
