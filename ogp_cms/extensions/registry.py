"""What the switched-on plugins bring, read once when the apps are ready."""

from ogp_cms.extensions.metrics import Metric


def load() -> None:
    """Checks every plugin and reads its modules."""


def metric(name: str) -> Metric | None:
    """The metric of this name, or None when no plugin brings it."""
    return None
