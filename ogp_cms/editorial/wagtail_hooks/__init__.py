"""What the back office hooks into Wagtail, a module for each of its parts."""

from ogp_cms.editorial.wagtail_hooks import desk, review, rights

__all__ = ["desk", "review", "rights"]
