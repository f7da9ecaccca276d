"""System checks: what must hold for the site to be right, said before it goes wrong."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register()
def check_level_thresholds(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """The bands of a rate lie in order between 0 and 100."""
    bands = settings.OGP_LEVEL_THRESHOLDS
    known = set(bands) == {"substantial", "completed"}
    if known and 0 < bands["substantial"] < bands["completed"] <= 100:
        return []
    return [
        Error(
            f"OGP_LEVEL_THRESHOLDS={bands!r} is not in order.",
            hint="Give whole percents: 0 < substantial < completed ≤ 100.",
            id="ogp_core.E001",
        )
    ]


@register(Tags.translation)
def check_translation_settings(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """No translation goes live by itself, and the trees of the languages are there."""
    wanted = {
        "WAGTAIL_I18N_ENABLED": True,
        "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": False,
    }
    return [
        Error(f"{name} must be {value}.", id="ogp_core.E002")
        for name, value in wanted.items()
        if getattr(settings, name, None) is not value
    ]


@register(Tags.database)
def check_no_locale_synchronisation(
    app_configs: Any, databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Nobody switched on that pages appear by themselves in the tree of another language."""
    from django.db import connection
    from wagtail_localize.models import LocaleSynchronization

    table = LocaleSynchronization._meta.db_table
    if "default" not in (databases or []) or table not in connection.introspection.table_names():
        return []
    return [
        Error(
            f"The locale {row.locale} copies pages of {row.sync_from} by itself.",
            hint="Switch synchronisation off: a page that is not translated is offered as it is.",
            id="ogp_core.E003",
        )
        for row in LocaleSynchronization.objects.select_related("locale", "sync_from")
    ]
