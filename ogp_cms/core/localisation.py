"""No synchronisation of locales: pages never appear by themselves in the tree of another language."""

from typing import Any

from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization

from ogp_cms.core.refusals import Refused


def forbid_synchronisation() -> None:
    """Takes the switch out of the form of a locale, and refuses it to everybody else."""
    LOCALE_COMPONENTS[:] = [
        component
        for component in LOCALE_COMPONENTS
        if component["model"] is not LocaleSynchronization
    ]
    pre_save.connect(
        refuse_synchronisation,
        sender=LocaleSynchronization,
        dispatch_uid="ogp_core.refuse_synchronisation",
    )


def refuse_synchronisation(**_kwargs: Any) -> None:
    """Stands behind the form: synchronisation cannot be switched on by code either."""
    raise Refused(
        _(
            "Locales are not synchronised here: a page that is not translated is offered in its "
            "source language."
        )
    )
