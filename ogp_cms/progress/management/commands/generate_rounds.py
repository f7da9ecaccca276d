"""`generate_rounds PLAN [--months N]`: the reporting rounds of a plan, from its start to its end."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ogp_cms.plans.queries import source_plans
from ogp_cms.progress.rounds import generate_rounds


class Command(BaseCommand):
    """Makes the missing rounds of a plan."""

    help = "Makes the reporting rounds that a plan does not have yet, counted back from its end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", help="the plan's identifier, such as maroc-2018-2020")
        parser.add_argument("--months", type=int, help="the length of a round (OGP_ROUND_MONTHS)")

    def handle(self, *args: Any, **options: Any) -> None:
        plans = {plan.plan_id: plan for plan in source_plans()}
        plan = plans.get(options["plan"])
        if plan is None:
            known = ", ".join(sorted(plans)) or "none"
            raise CommandError(f"There is no plan {options['plan']!r}. Known: {known}.")
        if options["months"] is not None and options["months"] < 1:
            raise CommandError("--months: a round is at least one month long.")
        made = generate_rounds(plan, options["months"])
        for each in made:
            self.stdout.write(f"{each.opens} – {each.due}")
        self.stdout.write(f"{len(made)} rounds made.")
