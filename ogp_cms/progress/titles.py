"""The names of reports: generated from type and date in every language, never typed or translated."""

import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from ogp_cms.core.date_formats import full_date

UPDATE = "update"
PLANNING = "planning"


def report_title(prefix: str, day: datetime.date, language: str) -> str:
    """The title of an update or planning change of that effective date, in a language."""
    with translation.override(language):
        pattern = _("Update of %(date)s") if prefix == UPDATE else _("Planning change of %(date)s")
    return pattern % {"date": full_date(day, language)}


def report_slug(prefix: str, report_id: str) -> str:
    """The last part of a published report's address, the same in every language."""
    return f"{prefix}-{report_id}"


def draft_slug(prefix: str, key: UUID) -> str:
    """The last part of a report's address as long as it was never published."""
    return f"{prefix}-draft-{key.hex[:8]}"
