"""What a plugin gives to the list of reports: a title, parameters, a document."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A finished document. `filename` has the extension of `content_type`.

    `ledger_entry` and `ledger_hash` name the last ledger entry that it used: with them
    anyone can check later that its figures were those known at the time.
    """

    filename: str
    content_type: str
    content: bytes
    ledger_entry: int
    ledger_hash: str


class Report(ABC):
    """A document that the secretariat makes. `form_class` asks for the parameters."""

    slug: ClassVar[str]
    title: ClassVar[str | Promise]
    form_class: ClassVar[type[forms.Form]] = forms.Form

    required: ClassVar[tuple[str, ...]] = ("slug", "title")
    unique: ClassVar[str] = "slug"

    @abstractmethod
    def document(self, parameters: Mapping[str, Any], language: str) -> ReportDocument:
        """The document for the form's cleaned data, in one language, from published state."""
