"""Named places of a page where a plugin may show something of its own."""

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Any, ClassVar

from django.http import HttpRequest


class Place(StrEnum):
    """The places that exist."""

    COMMITMENT_HEADER = "commitment_header"
    COMMITMENT_SIDEBAR = "commitment_sidebar"
    ACTIVITY = "activity"
    AXIS_SUMMARY = "axis_summary"
    PLAN_SUMMARY = "plan_summary"
    HOME = "home"
    REPORT_SECTION = "report_section"
    ADMIN_HOME = "admin_home"


class Slot(ABC):
    """A template with its context at a named place; smaller `order` comes first."""

    place: ClassVar[Place]
    template_name: ClassVar[str]
    order: ClassVar[int] = 100

    required: ClassVar[tuple[str, ...]] = ("place", "template_name")
    unique: ClassVar[str] = ""

    @abstractmethod
    def get_context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        """The context for `subject` (a page, an activity, or the user at admin_home); None shows nothing."""
