"""What the importer must remember of a plan beyond its pages."""

from django.db import models


class ImportedPromise(models.Model):
    """The revision of a plan, axis or commitment page that the last import made public, and where.

    When another one is live, or the page stands below another parent, it was edited on the site.
    0: an import withdrew the page. Reports keep the same in `imported_revision` of their own.
    """

    key = models.UUIDField(primary_key=True)
    revision = models.PositiveBigIntegerField()
    parent = models.UUIDField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key}: {self.revision}"


class ListedOrganisation(models.Model):
    """An organisation that the document of a plan lists, whether a commitment names it or not."""

    plan = models.UUIDField(db_index=True)
    organisation = models.UUIDField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "organisation"], name="ogp_organisation_listed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.organisation}"
