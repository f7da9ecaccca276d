from typing import Any, ClassVar

from django.apps import apps
from django.http import HttpRequest

from ogp_cms.extensions import Place, Slot


class _DummySlot(Slot):
    """Says its place and its subject, but only when the address asks for it: `?dummy=1`."""

    template_name = "dummy/slot.html"

    def get_context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        wish = request.GET.get("dummy")
        if wish == "fail":
            raise RuntimeError("the dummy fails when it is asked to")
        if wish != "1":
            return None
        settings = apps.get_app_config("dummy").settings  # type: ignore[attr-defined]
        greeting = settings["greeting"] + settings["punctuation"]
        return {"place": self.place, "subject": subject, "greeting": greeting}


class HeaderSlot(_DummySlot):
    place = Place.COMMITMENT_HEADER


class EarlierHeaderSlot(_DummySlot):
    place = Place.COMMITMENT_HEADER
    order: ClassVar[int] = 1


class SidebarSlot(_DummySlot):
    place = Place.COMMITMENT_SIDEBAR


class ActivitySlot(_DummySlot):
    place = Place.ACTIVITY


class AxisSlot(_DummySlot):
    place = Place.AXIS_SUMMARY


class PlanSlot(_DummySlot):
    place = Place.PLAN_SUMMARY


class HomeSlot(_DummySlot):
    place = Place.HOME


class ReportSlot(_DummySlot):
    place = Place.REPORT_SECTION


class AdminSlot(_DummySlot):
    place = Place.ADMIN_HOME
