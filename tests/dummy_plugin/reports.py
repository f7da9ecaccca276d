from collections.abc import Mapping
from typing import Any

from django import forms

from ogp_cms.extensions import Report, ReportDocument


class GreetingForm(forms.Form):
    name = forms.CharField(initial="Aïcha")


class GreetingReport(Report):
    """A letter of one line."""

    slug = "dummy-letter"
    title = "Letter"
    form_class = GreetingForm

    def document(self, parameters: Mapping[str, Any], language: str) -> ReportDocument:
        text = f"{language}: {parameters['name']}"
        return ReportDocument(
            filename="letter.txt",
            content_type="text/plain; charset=utf-8",
            content=text.encode(),
            ledger_entry=0,
            ledger_hash="",
        )
