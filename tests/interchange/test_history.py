"""Any sequence of publications, withdrawals, planning changes, moves, deletions and imports leaves
a whole ledger, and the rates that a model of a few lines expects."""

import copy
import datetime
import io
import uuid
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command, get_commands
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ogp_cms.core.dates import today
from ogp_cms.core.refusals import Refused
from ogp_cms.extensions import COMPLETION_RATE, Scope, ScopeKind, registry
from ogp_cms.interchange import document as documents
from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import ImportRefusedError, export_plan, import_plan
from ogp_cms.interchange.reader import find_plan
from ogp_cms.ledger import guard
from ogp_cms.ledger.domain import FactRefused
from ogp_cms.ledger.models import Entry
from ogp_cms.ledger.queries import in_force
from ogp_cms.plans.domain import move_commitment, withdraw_commitment
from ogp_cms.plans.models import AxisPage, CommitmentPage
from ogp_cms.progress.models import (
    ActivityProgress,
    PlanningChangePage,
    PlanningRow,
    ProgressUpdatePage,
)
from tests.examples import examples
from tests.interchange.digest import digest
from tests.interchange.documents import text
from tests.interchange.rollback import undone
from tests.interchange.strategies import LANGUAGES

REFUSALS = (FactRefused, Refused, ValidationError)
DAYS = [datetime.date(2020, month, 28) for month in range(1, 5)]
NUMBERS = (1, 2, 3)


def document() -> dict[str, Any]:
    """Three commitments of two activities, each with first weights and one update."""
    return normalise(
        {
            "format": "ogp-plan",
            "version": 1,
            "source_language": "fr",
            "plan": {"id": "p", "title": text("P"), "start": "2019-01-01", "end": "2022-12-31"},
            "organisations": [{"id": "o", "name": text("O")}],
            "axes": [
                {"id": "a", "title": text("A"), "commitments": [commitment(1), commitment(2)]},
                {"id": "b", "title": text("B"), "commitments": [commitment(3)]},
            ],
        }
    )


def commitment(number: int) -> dict[str, Any]:
    return {
        "number": number,
        "title": text(f"C{number}", ar="ت"),
        "lead_organisation": "o",
        "problem": text("?"),
        "activities": [{"number": 1, "title": text("X")}, {"number": 2, "title": text("Y")}],
        "planning_changes": [
            {
                "id": "w",
                "date": "2019-01-01",
                "activities": [{"number": 1, "weight": 3}, {"number": 2, "weight": number}],
            }
        ],
        "updates": [
            {
                "id": "u",
                "date": "2020-01-28",
                "activities": [{"number": 1, "progress": 10 * number}],
            }
        ],
    }


class Model:
    """What the rates must be: for each activity and day the fact recorded last counts."""

    def __init__(self) -> None:
        self.order = 0
        # By report: (activity, day, field) -> (order, value), while the report is public.
        self.reports: dict[Any, dict[Any, tuple[int, Any]]] = {}

    def publish(self, report: Any, facts: dict[Any, Any]) -> None:
        """What a report says again unchanged keeps its place in the order."""
        before = self.reports.get(report, {})
        self.order += 1
        self.reports[report] = {
            key: before[key] if before.get(key, (0, None))[1] == value else (self.order, value)
            for key, value in facts.items()
        }

    def withdraw(self, report: Any) -> None:
        self.reports.pop(report, None)

    def value(self, activity: Any, field: str) -> Any:
        facts = [
            (day, order, value)
            for report in self.reports.values()
            for (own, day, name), (order, value) in report.items()
            if own == activity and name == field
        ]
        return max(facts, default=(None, None, None))[2]

    def rate(self, number: int) -> Fraction | None:
        rows = [
            (Fraction(self.value((number, n), "weight") or 1), self.value((number, n), "progress"))
            for n in (1, 2)
            if self.value((number, n), "state") != "cancelled"
        ]
        if not rows:
            return None
        return sum((w * Fraction(p or 0) for w, p in rows), Fraction()) / sum(w for w, _p in rows)

    def take(self, made: dict[str, Any]) -> None:
        """An import went through: its reports are public, those it dropped are not."""
        named = set()
        for axis in made["axes"]:
            for each in axis["commitments"]:
                for kind in ("planning_changes", "updates"):
                    for report in each.get(kind, []):
                        key = (each["number"], kind, report["id"])
                        named.add(key)
                        self.publish(key, document_facts(each["number"], report))
        for key in [key for key in self.reports if len(key) == 3 and key not in named]:
            self.withdraw(key)


def document_facts(number: int, report: dict[str, Any]) -> dict[Any, Any]:
    day = datetime.date.fromisoformat(report["date"])
    return {
        ((number, row["number"]), day, field): row[field]
        for row in report["activities"]
        for field in ("weight", "state", "progress")
        if field in row
    }


class Site:
    """The same steps on the real site; a step that is refused changes neither."""

    def __init__(self) -> None:
        self.model = Model()
        self.document = document()
        self.made = 0
        import_plan(self.document)
        self.model.take(self.document)

    def attempt(
        self,
        step: Callable[[], Any],
        then: Callable[[], None],
        refusals: tuple[type[Exception], ...] = REFUSALS,
    ) -> None:
        try:
            with transaction.atomic():
                step()
        except refusals:
            return
        then()

    def commitment(self, number: int) -> CommitmentPage:
        return CommitmentPage.objects.get(number=number, locale__language_code="fr")

    def own_reports(self) -> list[Any]:
        pages = [
            page
            for model in (ProgressUpdatePage, PlanningChangePage)
            for page in model.objects.filter(locale__language_code="fr").order_by("path")
        ]
        return sorted(pages, key=lambda page: page.path)

    def publish_update(self, number: int, activity: int, day: int, value: int) -> None:
        self._publish(number, activity, ProgressUpdatePage, DAYS[day], "progress", Decimal(value))

    def change_planning(self, number: int, activity: int, day: int, value: int) -> None:
        if value % 3:
            weight = Decimal(value + 1)
            self._publish(number, activity, PlanningChangePage, DAYS[day], "weight", weight)
        else:
            state = ("active", "suspended", "cancelled")[value // 3 % 3]
            self._publish(number, activity, PlanningChangePage, DAYS[day], "state", state)

    def _publish(self, *fact: Any) -> None:
        number, activity, model, day, field, value = fact
        parent = self.commitment(number)
        self.made += 1
        page = model(date=day, title="r", slug=f"r-{self.made}", live=False)

        def step() -> None:
            key = parent.activities.get(number=activity).translation_key
            row: Any
            if model is ProgressUpdatePage:
                row = ActivityProgress(
                    activity=key, progress=value, decrease_reason="Erreur.", locale=parent.locale
                )
            else:
                row = PlanningRow(activity=key, **{field: value})
            page.rows = [row]
            parent.add_child(instance=page)
            page.save_revision().publish()

        facts = {((number, activity), day, field): value}
        self.attempt(step, lambda: self.model.publish((page.translation_key,), facts))

    def withdraw(self, number: int, activity: int, day: int, value: int) -> None:
        live = [page for page in self.own_reports() if page.live]
        if not live:
            return
        page = live[value % len(live)]
        self.attempt(page.unpublish, lambda: self.model.withdraw(self.key_of(page)))

    def key_of(self, page: Any) -> Any:
        parent = page.get_parent().specific.number
        kind = "updates" if isinstance(page, ProgressUpdatePage) else "planning_changes"
        own = (parent, kind, page.report_id)
        return own if own in self.model.reports else (page.translation_key,)

    def delete(self, number: int, activity: int, day: int, value: int) -> None:
        """What was public is not deleted; a plain draft is, and nothing changes by it."""
        pages = self.own_reports()
        page = pages[value % len(pages)]
        with pytest.raises(Refused), transaction.atomic():
            page.delete()
        draft = ProgressUpdatePage(date=DAYS[day], title="d", slug=f"d-{number}", live=False)
        self.commitment(number).add_child(instance=draft)
        ProgressUpdatePage.objects.get(pk=draft.pk).delete()

    def move(self, number: int, activity: int, day: int, value: int) -> None:
        axis = AxisPage.objects.get(axis_id="ab"[value % 2], locale__language_code="fr")
        if self.commitment(number).get_parent().pk != axis.pk:
            self.attempt(
                lambda: move_commitment(self.commitment(number), axis, "Mieux ici."), lambda: None
            )

    def withdraw_promise(self, number: int, activity: int, day: int, value: int) -> None:
        page = self.commitment(number)
        if page.live:
            self.attempt(lambda: withdraw_commitment(page, "Abandonné."), lambda: None)
        else:
            self.attempt(lambda: page.save_revision().publish(), lambda: None)

    def run_import(self, number: int, activity: int, day: int, value: int) -> None:
        made = copy.deepcopy(self.document)
        [each] = [
            each
            for axis in made["axes"]
            for each in axis["commitments"]
            if each["number"] == number
        ]
        if value % 4 == 0:
            each["updates"] = []
        elif value % 4 == 1:
            each["updates"][0]["activities"][0]["progress"] = Decimal(value)
        elif value % 4 == 2:
            each["planning_changes"].append(
                {
                    "id": "later",
                    "date": DAYS[day].isoformat(),
                    "activities": [{"number": activity, "weight": Decimal(value + 1)}],
                }
            )
        made = normalise(made)
        self.attempt(
            lambda: import_plan(made, overwrite=bool(value % 2)),
            lambda: self.model.take(made),
            # Whatever else speaks against an import is said before it begins.
            (ImportRefusedError,),
        )

    def check(self) -> None:
        """The chain is whole, what is stored equals a fresh sum, and both equal the model."""
        call_command("ledger", "verify", stdout=io.StringIO())
        if "rates" in get_commands():
            call_command("rates", "check", stdout=io.StringIO())
        for number in NUMBERS:
            page = self.commitment(number)
            if page.live:
                assert rate_on_site(page, "p") == self.model.rate(number), number

    def check_export(self) -> None:
        """An export is valid, says nothing new here, and elsewhere gives the same rates."""
        read = documents.load(documents.dumps(export_plan("p")).encode(), LANGUAGES, today())
        assert read == export_plan("p")
        before = digest()
        assert not import_plan(read).any
        assert digest() == before
        import_plan({**read, "plan": {**read["plan"], "id": "q"}})
        plan = find_plan("q")
        assert plan is not None
        for page in CommitmentPage.objects.filter(plan_page=plan.pk):
            assert rate_on_site(page, "q") == self.model.rate(page.number), page.number


def tamper(chosen: int) -> None:
    """Changes one entry behind the ledger's back."""
    entry = Entry.objects.get(number=1 + chosen % Entry.objects.count())
    others: dict[str, dict[str, Any]] = {
        "progress": {"progress": Decimal("99.99") if entry.progress != 100 else Decimal("0.01")},
        "planning": {"weight": Decimal("7.77")},
        "placement": {"parent": uuid.uuid4()},
        "withdrawal": {"report": uuid.uuid4()},
    }
    with guard.lifted(connection):
        Entry.objects.filter(pk=entry.pk).update(**others[entry.kind])


def check_tampering(chosen: int) -> None:
    """Each of the two commands finds one changed row."""
    tamper(chosen)
    for command in [("ledger", "verify"), ("rates", "check")]:
        if command[0] in get_commands():
            with pytest.raises(CommandError, match=r"(?i)entry \d+.* hash"):
                call_command(*command, stdout=io.StringIO())


def rate_on_site(page: CommitmentPage, plan_id: str) -> Fraction | None:
    """By the metric, where a plugin brings one; else by what the ledger holds."""
    metric = registry.metric(COMPLETION_RATE)
    if metric is not None:
        plan = find_plan(plan_id)
        assert plan is not None
        scope = Scope(ScopeKind.COMMITMENT, page.translation_key, plan.translation_key)
        return metric.figures([scope], today())[scope].value
    keys = [activity.translation_key for activity in page.activities.all()]
    progress, planning = (in_force(kind, keys, today()) for kind in ("progress", "planning"))
    rows = []
    for key in keys:
        planned = planning.get(key)
        if planned is None or planned.state != "cancelled":
            weight = planned.weight if planned and planned.weight else 1
            done = progress[key].progress if key in progress else 0
            rows.append((Fraction(weight), Fraction(done or 0)))
    if not rows:
        return None
    return sum((w * p for w, p in rows), Fraction()) / sum(w for w, _p in rows)


STEPS = (
    "publish_update",
    "publish_update",
    "change_planning",
    "withdraw",
    "delete",
    "move",
    "withdraw_promise",
    "run_import",
    "run_import",
)
steps = st.tuples(
    st.sampled_from(STEPS),
    st.sampled_from(NUMBERS),
    st.sampled_from([1, 2]),
    st.integers(0, len(DAYS) - 1),
    st.integers(0, 100),
)


@pytest.mark.usefixtures("home")
@settings(
    max_examples=examples(15),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(steps, min_size=4, max_size=12), st.integers(0, 1000))
def test_any_history_leaves_a_whole_ledger_and_the_expected_rates(history, chosen):
    with undone():
        site = Site()
        site.check()
        for name, number, activity, day, value in history:
            getattr(site, name)(number, activity, day, value)
        site.check()
        site.check_export()
        check_tampering(chosen)
