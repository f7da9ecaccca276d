"""The public data page, and the downloads that are no ledger."""

import hashlib

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ogp_cms.extensions.caching import public_page
from ogp_cms.interchange.document import dumps
from ogp_cms.interchange.domain import export_plan
from ogp_cms.interchange.presenters import present_data
from ogp_cms.interchange.queries import downloadable_plan
from ogp_cms.interchange.schema import SCHEMA_FILE
from ogp_cms.ledger.queries import head


@require_safe
@public_page
def data(request: HttpRequest) -> HttpResponse:
    """What can be downloaded, and how anybody verifies it."""
    return render(request, "pages/data.html", {"view": present_data(request)})


@require_safe
def plan_document(request: HttpRequest, plan_id: str) -> HttpResponseBase:
    """A public plan as an `ogp-plan` document, byte by byte what `export_plan` writes.

    The headers state the last ledger entry that was recorded before it was made.
    """
    if downloadable_plan(plan_id) is None:
        raise Http404(_("There is no such public plan."))
    last = head()
    body = dumps(export_plan(plan_id)).encode()
    etag = f'"{hashlib.sha256(body + last.hash.encode()).hexdigest()}"'
    response = HttpResponse(
        body,
        content_type="application/json; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{plan_id}.json"',
            "X-Ledger-Number": str(last.number),
            "X-Ledger-Hash": last.hash,
            # Kept by whoever likes to, and asked for again each time: it is never an old one.
            "Cache-Control": "public, no-cache",
            "ETag": etag,
        },
    )
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def schema(request: HttpRequest) -> FileResponse:
    """The schema of these documents, whose description states the rules beyond it."""
    return FileResponse(
        SCHEMA_FILE.open("rb"),
        as_attachment=True,
        filename="ogp-plan-1.schema.json",
        content_type="application/schema+json; charset=utf-8",
    )
