"""Rates as the core may use them: through the metric of a plugin, or not at all."""

import datetime
from collections.abc import Iterable
from fractions import Fraction
from uuid import UUID

from ogp_cms.extensions import COMPLETION_RATE, Scope, ScopeKind
from ogp_cms.extensions.registry import metric


def rates_of(
    kind: ScopeKind, keys: Iterable[UUID], as_of: datetime.date
) -> dict[UUID, Fraction | None]:
    """The completion rate of each subject on a day; empty where no plugin brings the metric."""
    completion = metric(COMPLETION_RATE)
    if completion is None:
        return {}
    scopes = [Scope(kind, key) for key in keys]
    figures = completion.figures(scopes, as_of)
    return {scope.key: figures[scope].value for scope in scopes}
