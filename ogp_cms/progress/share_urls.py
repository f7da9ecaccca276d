"""Under `/<language>/badge/`: what other sites show of a plan or a commitment, each with its kinds."""

from django.urls import include, path

from ogp_cms.progress import share_views as views
from ogp_cms.progress.presenters.sharing import find_commitment, find_plan

PLAN, COMMITMENT = {"find": find_plan}, {"find": find_commitment}
ONE = "<slug:plan_id>/<int:number>"

badges = [
    path("<slug:plan_id>.svg", views.badge, PLAN, name="plan"),
    path(f"{ONE}.svg", views.badge, COMMITMENT, name="commitment"),
]
cards = [
    path("<slug:plan_id>/", views.card, PLAN, name="plan"),
    path(f"{ONE}/", views.card, COMMITMENT, name="commitment"),
]
pictures = [
    path("<slug:plan_id>.png", views.picture, PLAN, name="plan"),
    path(f"{ONE}.png", views.picture, COMMITMENT, name="commitment"),
]

urlpatterns = [
    path("", include((badges, "badge"))),
    path("", include((cards, "card"))),
    path("", include((pictures, "picture"))),
]
