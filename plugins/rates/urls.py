"""Under `/<language>/rates/`: the rules, and the explanation of every rate with its download."""

from django.urls import path

from plugins.rates import views

CSV = {"file_format": "csv"}

urlpatterns = [
    path("", views.methodology, name="methodology"),
    path("<slug:plan_id>/", views.plan, name="plan"),
    path("<slug:plan_id>.csv", views.plan, CSV, name="plan_csv"),
    path("<slug:plan_id>/axis/<slug:axis_id>/", views.axis, name="axis"),
    path("<slug:plan_id>/axis/<slug:axis_id>.csv", views.axis, CSV, name="axis_csv"),
    path("<slug:plan_id>/<int:number>/", views.commitment, name="commitment"),
    path("<slug:plan_id>/<int:number>.csv", views.commitment, CSV, name="commitment_csv"),
    path(
        "<slug:plan_id>/organisation/<slug:organisation_id>/",
        views.organisation,
        name="organisation",
    ),
    path(
        "<slug:plan_id>/organisation/<slug:organisation_id>.csv",
        views.organisation,
        CSV,
        name="organisation_csv",
    ),
]
