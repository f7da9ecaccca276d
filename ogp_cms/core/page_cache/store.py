"""Where answers lie: by generation, day, language and address."""

import datetime
import hashlib
import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language_from_request

from ogp_cms.core.dates import time_zone
from ogp_cms.core.page_cache import generation
from ogp_cms.core.page_cache.kept import Kept, Said

logger = logging.getLogger(__name__)

# Seconds. A change in the same second as Last-Modified would not be seen in it.
MARGIN = 2


@dataclass(frozen=True)
class Place:
    """Where the answer to a request lies, read before the answer is made.

    A change that is committed meanwhile raises the generation, and what was made from the old
    state lies where nobody looks any more.
    """

    generation: generation.Generation | None
    now: datetime.datetime
    key: str

    @property
    def said(self) -> Said:
        """What every answer of this moment says of itself.

        A browser asks each time. A proxy may answer by itself for OGP_PROXY_SECONDS, never past
        midnight; then it must tell people with a session apart by itself, hence Vary.
        """
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        left = int((midnight + datetime.timedelta(days=1) - self.now).total_seconds())
        proxy = max(0, min(settings.OGP_PROXY_SECONDS, left))
        return Said(
            f"public, max-age=0, s-maxage={proxy}, must-revalidate",
            ("Cookie",) if settings.OGP_PROXY_SECONDS else (),
            self._changed(int(midnight.timestamp())),
        )

    def _changed(self, midnight: int) -> int | None:
        if self.generation is None:
            return None
        changed = max(self.generation.second, midnight)
        return changed if self.now.timestamp() >= changed + MARGIN else None


def place_of(request: HttpRequest) -> Place:
    """The place of a request, in the generation and on the day of this moment."""
    now = timezone.now().astimezone(time_zone())
    current = generation.current()
    parts = (
        str(current),
        now.date().isoformat(),
        request.scheme or "",
        request.get_host(),
        # The address names it, or else what the browser asks for, as LocaleMiddleware reads it.
        get_language_from_request(request, check_path=True),
        request.get_full_path(),
    )
    return Place(current, now, hashlib.sha256("\n".join(parts).encode()).hexdigest())


def get(place: Place) -> Kept | None:
    """What lies there; None also when the cache does not answer."""
    if place.generation is None or not settings.OGP_CACHE_SECONDS:
        return None
    try:
        values = caches["pages"].get(place.key)
        return Kept.load(values) if values is not None else None
    except Exception:
        logger.exception("The page cache cannot be read; the page is made anew.")
        return None


def put(place: Place, kept: Kept) -> None:
    """Keeps an answer for OGP_CACHE_SECONDS at most; without the cache nothing is kept."""
    if place.generation is None or not settings.OGP_CACHE_SECONDS:
        return
    try:
        caches["pages"].set(place.key, kept.dump(), settings.OGP_CACHE_SECONDS)
    except Exception:
        logger.exception("The page cache cannot be written; the page will be made anew.")
