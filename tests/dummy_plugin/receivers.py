"""Hears every signal; refuses the approval of a page titled "Refused"."""

from typing import Any

from django.dispatch import receiver

from ogp_cms.extensions import ApprovalRefused, signals

heard: list[tuple[str, dict[str, Any]]] = []


def _note(name: str, arguments: dict[str, Any]) -> None:
    carried = {key: value for key, value in arguments.items() if key not in ("signal", "sender")}
    heard.append((name, carried))


@receiver(signals.commitment_published, dispatch_uid="dummy")
def on_commitment_published(**arguments: Any) -> None:
    _note("commitment_published", arguments)


@receiver(signals.report_submitted, dispatch_uid="dummy")
def on_report_submitted(**arguments: Any) -> None:
    _note("report_submitted", arguments)


@receiver(signals.report_approved, dispatch_uid="dummy")
def on_report_approved(**arguments: Any) -> None:
    _note("report_approved", arguments)


@receiver(signals.report_withdrawn, dispatch_uid="dummy")
def on_report_withdrawn(**arguments: Any) -> None:
    _note("report_withdrawn", arguments)


@receiver(signals.plan_imported, dispatch_uid="dummy")
def on_plan_imported(**arguments: Any) -> None:
    _note("plan_imported", arguments)


@receiver(signals.before_report_approval, dispatch_uid="dummy")
def on_before_report_approval(**arguments: Any) -> None:
    _note("before_report_approval", arguments)
    if getattr(arguments["page"], "title", "") == "Refused":
        raise ApprovalRefused("The dummy refuses it.")
