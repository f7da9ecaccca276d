"""One answer as it is kept: its headers and its body, and the answers that are made from it."""

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import cc_delim_re, get_conditional_response
from django.utils.http import http_date

# Bytes; a smaller answer gains nothing by packing.
WORTH_PACKING = 400
_PACKABLE = re.compile(r"text/|image/svg|application/([a-z.-]+\+)?(json|jsonl|xml|javascript)\b")

# Said anew to each reader.
_NOT_KEPT = {
    "cache-control",
    "content-encoding",
    "content-length",
    "date",
    "etag",
    "expires",
    "last-modified",
    "vary",
}


@dataclass(frozen=True)
class Said:
    """What an answer says of itself beside its own headers.

    `changed` is the second for Last-Modified; None leaves it out.
    """

    cache_control: str
    vary: tuple[str, ...] = ()
    changed: int | None = None


@dataclass(frozen=True)
class Kept:
    """An answer of status 200, its body as it is or packed (gzip), each made from the other.

    `cache_control` is the view's own, where it had one.
    """

    headers: dict[str, str]
    vary: tuple[str, ...]
    cache_control: str
    etag: str
    packable: bool
    raw: bytes = field(repr=False)
    is_packed: bool = False

    @classmethod
    def of(cls, response: Any) -> "Kept":
        """What is kept of a view's answer, which is read to its end."""
        body = b"".join(response) if response.streaming else response.content
        kind = response.get("Content-Type", "")
        return cls(
            headers={k: v for k, v in response.items() if k.lower() not in _NOT_KEPT},
            vary=tuple(name for name in varies_by(response) if name.lower() != "cookie"),
            cache_control=response.get("Cache-Control", ""),
            # Weak: the same page packed and not packed has one name.
            etag=f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"',
            packable=len(body) >= WORTH_PACKING and bool(_PACKABLE.match(kind)),
            raw=body,
        )

    @classmethod
    def load(cls, values: tuple[Any, ...]) -> "Kept":
        """What `dump` gave."""
        return cls(*values)

    def dump(self) -> tuple[Any, ...]:
        """Plain values for a cache, the body packed where that is worth while."""
        raw = self.packed if self.packable else self.raw
        return (
            *(self.headers, self.vary, self.cache_control, self.etag, self.packable),
            *(raw, self.packable),
        )

    @cached_property
    def body(self) -> bytes:
        """The body as the view made it."""
        return gzip.decompress(self.raw) if self.is_packed else self.raw

    @cached_property
    def packed(self) -> bytes:
        """The body as gzip.

        Safe from guessing by length (BREACH): what is kept holds nobody's secret.
        """
        return self.raw if self.is_packed else gzip.compress(self.raw, compresslevel=6, mtime=0)

    def answer(self, request: HttpRequest, said: Said) -> HttpResponseBase:
        """The answer for one reader: 304 without a body where they have it already."""
        response = HttpResponse(headers=self.headers)
        response["ETag"] = self.etag
        response["Cache-Control"] = self.cache_control or said.cache_control
        if said.changed is not None:
            response["Last-Modified"] = http_date(said.changed)
        vary = [*self.vary, *said.vary, *(["Accept-Encoding"] if self.packable else [])]
        if vary:
            response["Vary"] = ", ".join(dict.fromkeys(vary))
        known = get_conditional_response(request, self.etag, said.changed, response)
        if known is not None and known is not response:
            return known
        self._fill(response, packed=self.packable and accepts_gzip(request))
        if request.method == "HEAD":
            response.content = b""
        return response

    def _fill(self, response: HttpResponse, *, packed: bool) -> None:
        response.content = self.packed if packed else self.body
        if packed:
            response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(response.content))


def varies_by(response: HttpResponseBase) -> list[str]:
    """The names in an answer's Vary."""
    return [name for name in cc_delim_re.split(response.get("Vary", "").strip()) if name]


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether the reader's browser unpacks gzip."""
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        if coding == "gzip":
            return not re.fullmatch(r"0(\.0*)?", weight)
    return False
