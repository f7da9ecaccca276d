"""The public downloads: the ledger itself, and what it takes to verify it."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from ogp_cms.extensions.caching import public_page
from ogp_cms.ledger import export, queries

VERIFIER = Path(__file__).with_name("verify_ledger.py")
CONTENT_TYPES = {"csv": "text/csv", "jsonl": "application/jsonl"}


def _etag(request: HttpRequest, file_format: str) -> str:
    return f'"{file_format}-{queries.head().hash}"'


@require_safe
@condition(etag_func=_etag)
def download(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """Every entry, streamed; the headers state the number and hash of the last one."""
    head = queries.head()
    response = StreamingHttpResponse(
        export.batched(export.FORMATS[file_format](head)),
        content_type=f"{CONTENT_TYPES[file_format]}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="ledger-{head.number}.{file_format}"',
            "X-Ledger-Number": str(head.number),
            "X-Ledger-Hash": head.hash,
        },
    )
    response["Cache-Control"] = "public, no-cache"
    # The entry may have been added since the decorator asked; what is sent is what is named.
    response["ETag"] = f'"{file_format}-{head.hash}"'
    return response


@require_safe
@public_page
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that checks a downloaded ledger with nothing but Python."""
    return HttpResponse(
        VERIFIER.read_bytes(),
        content_type="text/x-python; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{VERIFIER.name}"'},
    )
