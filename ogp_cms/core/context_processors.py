"""What every public template finds in its context."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ogp_cms.core.chrome import frame_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame`, read only where a template asks for it: the back office never does."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}
