"""Public pages that are no pages of the tree: the list of plans, plans side by side, organisations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ogp_cms.extensions.caching import public_page
from ogp_cms.progress.presenters.compare import present_comparison
from ogp_cms.progress.presenters.organisation import present_organisation
from ogp_cms.progress.presenters.plans import present_plans


@public_page
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan, the latest first."""
    return render(request, "pages/plans.html", {"view": present_plans(request)})


@public_page
def compare_plans(request: HttpRequest) -> HttpResponse:
    """The plans side by side."""
    return render(request, "pages/compare.html", {"view": present_comparison(request)})


@public_page
def organisation(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """An organisation at its stable address."""
    view = present_organisation(organisation_id, request)
    return render(request, "pages/organisation.html", {"view": view})
