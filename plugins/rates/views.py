"""The public explanation of every rate, as a page and as a download."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ogp_cms.core.languages import source_language
from ogp_cms.extensions.caching import public_page
from ogp_cms.plans.queries import organisation_with_id
from plugins.rates import links
from plugins.rates.asked import NotUnderstoodError, read_asked
from plugins.rates.catalogue import Catalogue, catalogue_of
from plugins.rates.downloads import csv_lines
from plugins.rates.explanations import (
    Explanation,
    explain_axis,
    explain_commitment,
    explain_organisation,
    explain_plan,
)
from plugins.rates.methodology import present_methodology
from plugins.rates.presenters import present

Address = Callable[[str], str]


@require_safe
@public_page
def methodology(request: HttpRequest) -> HttpResponse:
    """The rules of the numbers."""
    return render(request, "plugins/rates/methodology.html", {"view": present_methodology(request)})


@require_safe
@public_page
def plan(request: HttpRequest, plan_id: str, file_format: str = "") -> HttpResponseBase:
    """The rate of a plan."""
    catalogue = _catalogue(plan_id)
    return _answer(
        request,
        lambda asked: explain_plan(catalogue, asked),
        lambda suffix: links.plan_url(plan_id, suffix),
        file_format,
    )


@require_safe
@public_page
def axis(
    request: HttpRequest, plan_id: str, axis_id: str, file_format: str = ""
) -> HttpResponseBase:
    """The rate of an axis."""
    catalogue = _catalogue(plan_id)
    page = _public(page for page in catalogue.axes.values() if page.axis_id == axis_id)
    return _answer(
        request,
        lambda asked: explain_axis(catalogue, page, asked),
        lambda suffix: links.axis_url(plan_id, axis_id, suffix),
        file_format,
    )


@require_safe
@public_page
def commitment(
    request: HttpRequest, plan_id: str, number: int, file_format: str = ""
) -> HttpResponseBase:
    """The rate of a commitment."""
    catalogue = _catalogue(plan_id)
    page = _public(page for page in catalogue.commitments.values() if page.number == number)
    return _answer(
        request,
        lambda asked: explain_commitment(catalogue, page, asked),
        lambda suffix: links.commitment_url(plan_id, number, suffix),
        file_format,
    )


@require_safe
@public_page
def organisation(
    request: HttpRequest, plan_id: str, organisation_id: str, file_format: str = ""
) -> HttpResponseBase:
    """The rate of an organisation within a plan."""
    catalogue = _catalogue(plan_id)
    found = organisation_with_id(organisation_id, _language())
    if found is None:
        raise Http404(_("There is no such organisation."))
    return _answer(
        request,
        lambda asked: explain_organisation(catalogue, found, asked),
        lambda suffix: links.organisation_url(plan_id, organisation_id, suffix),
        file_format,
    )


def _language() -> str:
    return get_language() or source_language()


def _catalogue(plan_id: str) -> Catalogue:
    catalogue = catalogue_of(plan_id, _language())
    if catalogue is None or not catalogue.plan.live:
        raise Http404(_("There is no such plan."))
    return catalogue


def _public(pages: Any) -> Any:
    page = next(pages, None)
    if page is None or not page.live:
        raise Http404(_("There is no such part of the plan."))
    return page


def _answer(
    request: HttpRequest, explain: Callable[..., Explanation], address: Address, file_format: str
) -> HttpResponseBase:
    try:
        asked = read_asked(request.GET)
    except NotUnderstoodError as error:
        return _not_understood(request, str(error), address(""))
    explanation = explain(asked)
    if file_format == "csv":
        return _download(explanation, address(""))
    # The same again for ever: the date and the entry that this page was made from.
    exact = urlencode({"as_of": asked.as_of.isoformat(), "known_at": asked.entry})
    context = {
        "view": present(explanation, f"{address('_csv')}?{exact}"),
        "exact_url": f"{address('')}?{exact}",
    }
    return render(request, "plugins/rates/explanation.html", context)


def _not_understood(request: HttpRequest, message: str, url: str) -> HttpResponse:
    context = {"message": message, "url": url}
    return render(request, "plugins/rates/not_understood.html", context, status=400)


def _download(explanation: Explanation, url: str) -> StreamingHttpResponse:
    name = "-".join(["rate", *url.strip("/").split("/")[2:], explanation.asked.as_of.isoformat()])
    response = StreamingHttpResponse(csv_lines(explanation), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
