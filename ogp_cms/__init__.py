"""The CMS of the portal. `__version__` is what plugins state their range against."""

__version__ = "0.1.0"
