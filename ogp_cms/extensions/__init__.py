"""The plugin framework: the only public API towards plugins. docs/plugins.md describes it.

Signals stand in `ogp_cms.extensions.signals`, what is registered in `ogp_cms.extensions.registry`.
"""

from ogp_cms.extensions.config import PluginConfig
from ogp_cms.extensions.datasets import Column, ColumnType, Dataset
from ogp_cms.extensions.metrics import (
    COMPLETION_RATE,
    Fact,
    Figure,
    KnownAt,
    Metric,
    Scope,
    ScopeKind,
)
from ogp_cms.extensions.reports import Report, ReportDocument
from ogp_cms.extensions.search import (
    SearchDocument,
    SearchFacet,
    SearchField,
    SearchSource,
    SearchText,
)
from ogp_cms.extensions.signals import ApprovalRefused
from ogp_cms.extensions.slots import Place, Slot

__all__ = [
    "COMPLETION_RATE",
    "ApprovalRefused",
    "Column",
    "ColumnType",
    "Dataset",
    "Fact",
    "Figure",
    "KnownAt",
    "Metric",
    "Place",
    "PluginConfig",
    "Report",
    "ReportDocument",
    "Scope",
    "ScopeKind",
    "SearchDocument",
    "SearchFacet",
    "SearchField",
    "SearchSource",
    "SearchText",
    "Slot",
]
