"""What tests of an import over a plan that is there do and ask."""

import pytest

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import ImportRefusedError, import_plan
from tests.interchange.digest import digest


def actions(document, **options):
    changes = import_plan(normalise(document), **options)
    return {item.label: str(item.action) for item in changes.items if item.action != "untouched"}


def refused(document, **options):
    before = digest()
    with pytest.raises(ImportRefusedError) as caught:
        import_plan(normalise(document), **options)
    assert digest() == before
    return caught.value.reasons


def commitment(document, place=0):
    return document["axes"][0]["commitments"][place]


def source_page(model, **values):
    return model.objects.get(locale__language_code="fr", **values)


def publish(page):
    revision = page.save_revision(clean=False)
    type(page).objects.filter(pk=page.pk).update(
        live=True, live_revision=revision, has_unpublished_changes=False
    )
