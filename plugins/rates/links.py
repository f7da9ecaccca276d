"""Where the public reads how a rate came about."""

from ogp_cms.extensions import Scope


def explanation_url(scope: Scope, page: object) -> str | None:
    """The address of the explanation of a page's rate, in the language of the request."""
    return None
