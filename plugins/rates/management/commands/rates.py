"""`manage.py rates show | check`."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ogp_cms.core.languages import source_language
from ogp_cms.plans.queries import source_plans
from plugins.rates.asked import Asked, NotUnderstoodError, read_asked
from plugins.rates.catalogue import catalogue_of
from plugins.rates.checking import check
from plugins.rates.overview import overview


class Command(BaseCommand):
    help = "Show the rates of a plan, or check them against a second computation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        showing = actions.add_parser("show", help="Every rate of a plan on one date.")
        showing.add_argument("plan", metavar="PLAN", help="The plan's identifier.")
        showing.add_argument("--format", choices=["table", "json"], default="table")
        checking = actions.add_parser(
            "check",
            help="Compare every rate with a plain computation over the ledger's export; "
            "exit 1 and the first difference.",
        )
        for action in (showing, checking):
            action.add_argument("--as-of", metavar="DATE", default="", help="Default: today.")
            action.add_argument(
                "--known-at",
                metavar="MOMENT|ENTRY",
                default="",
                help="Only what was recorded by then; a ledger entry's number is exact.",
            )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        getattr(self, f"_{action}")(**options)

    def _show(self, plan: str, **options: Any) -> None:
        asked = _asked(options)
        catalogue = catalogue_of(plan, source_language())
        if catalogue is None:
            known = ", ".join(one.plan_id for one in source_plans()) or "none"
            raise CommandError(f"There is no plan {plan!r}. Plans: {known}.")
        document = overview(catalogue, asked)
        if options["format"] == "json":
            self.stdout.write(json.dumps(document, indent=1, ensure_ascii=False))
        else:
            self.stdout.writelines(f"{line}\n" for line in table(document))

    def _check(self, as_of: str, known_at: str, **_options: Any) -> None:
        asked = _asked({"as_of": as_of, "known_at": known_at})
        report = check(asked.as_of if as_of else None, asked.entry if known_at else None)
        if report.difference:
            raise CommandError(report.difference)
        self.stdout.write(
            f"{report.compared} figures on {report.dates} dates are the same in both computations, "
            f"up to ledger entry {report.entry}. No rate is stored or cached."
        )


def _asked(options: dict[str, Any]) -> Asked:
    try:
        return read_asked(options)
    except NotUnderstoodError as error:
        raise CommandError(str(error)) from None


def table(document: dict[str, Any]) -> Iterator[str]:
    """The document of `overview` for people."""
    plan = document["plan"]
    known = document["known_at"]
    yield (
        f"{plan['id']} on {document['as_of']}, rule {document['rule']}, "
        f"ledger entry {document['ledger_entry']}{'' if known is None else f' (known at {known})'}"
    )
    yield _line("plan", plan)
    for axis in document["axes"]:
        yield _line(f"  {axis['id'] or '(no page)'}", axis)
        for commitment in axis["commitments"]:
            yield _line(f"    {_number(commitment)}", commitment)
            for activity in commitment["activities"]:
                left_out = "" if activity["counts"] else "  does not count"
                yield (
                    f"      {_number(activity):<34}{activity['progress'] or '-':>10}"
                    f"  weight {activity['weight']}  {activity['state']}{left_out}"
                )


def _number(item: dict[str, Any]) -> str:
    return "(no page)" if item["number"] is None else str(item["number"])


def _line(name: str, item: dict[str, Any]) -> str:
    return f"{name:<40}{item['rate'] or 'not computed':>14}  {item['level'] or ''}".rstrip()
