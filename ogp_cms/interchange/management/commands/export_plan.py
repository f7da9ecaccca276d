"""`manage.py export_plan PLAN_ID`: a public plan as an ogp-plan document in normal form."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ogp_cms.core.phrases import in_a_row
from ogp_cms.interchange.document import dumps
from ogp_cms.interchange.domain import PlanUnknownError, export_plan
from ogp_cms.plans.queries import live_plans


class Command(BaseCommand):
    """Writes to the standard output, or to a file that is there whole or not at all."""

    help = "Write a public plan as an ogp-plan document in normal form."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan_id", help="The identifier of the plan, such as maroc-2018-2020.")
        parser.add_argument(
            "--output", type=Path, help="The file to write (default: to the screen)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = dumps(export_plan(options["plan_id"]))
        except PlanUnknownError:
            known = in_a_row([plan.plan_id for plan in live_plans()]) or _("none")
            wrong = _("There is no public plan “%(plan)s”; there are: %(known)s.")
            raise CommandError(wrong % {"plan": options["plan_id"], "known": known}) from None
        if options["output"]:
            self._write(options["output"], text)
        else:
            self.stdout.write(text, ending="")

    def _write(self, path: Path, text: str) -> None:
        try:
            with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
                made = Path(folder) / path.name
                made.write_text(text, encoding="utf-8")
                made.replace(path)
        except OSError as error:
            wrong = _("%(path)s cannot be written: %(reason)s.")
            raise CommandError(wrong % {"path": path, "reason": error.strerror}) from None
