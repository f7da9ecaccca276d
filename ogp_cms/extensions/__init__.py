"""The plugin framework: the only public API towards plugins."""

from ogp_cms.extensions.config import PluginConfig
from ogp_cms.extensions.metrics import (
    COMPLETION_RATE,
    Fact,
    Figure,
    KnownAt,
    Metric,
    Scope,
    ScopeKind,
)
from ogp_cms.extensions.slots import Place, Slot

__all__ = [
    "COMPLETION_RATE",
    "Fact",
    "Figure",
    "KnownAt",
    "Metric",
    "Place",
    "PluginConfig",
    "Scope",
    "ScopeKind",
    "Slot",
]
