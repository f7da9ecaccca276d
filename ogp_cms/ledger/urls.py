"""Addresses outside of the languages: they stay the same whatever is installed."""

from django.urls import path

from ogp_cms.ledger import views

app_name = "ledger"
urlpatterns = [
    path("ledger.csv", views.download, {"file_format": "csv"}, name="csv"),
    path("ledger.jsonl", views.download, {"file_format": "jsonl"}, name="jsonl"),
    path("verify_ledger.py", views.verifier, name="verifier"),
]
