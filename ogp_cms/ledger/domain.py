"""The verbs of the ledger: the only way in.

Every verb runs inside the caller's transaction (else `TransactionManagementError`), locks the
plan's row, then the chain's head, and appends as its last step. Nothing is appended when nothing
changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db import router, transaction
from django.db.models import F
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from ogp_cms.extensions import Fact
from ogp_cms.extensions.caching import public_content_changed
from ogp_cms.ledger import chain, drafts, queries, rules
from ogp_cms.ledger.drafts import Approval, Placement, ReportFacts
from ogp_cms.ledger.enums import EntryKind, Role
from ogp_cms.ledger.models import Entry, Head
from ogp_cms.ledger.rules import ActivitiesInUse, FactRefused, Problem, today
from ogp_cms.ledger.signals import facts_recorded
from ogp_cms.plans.enums import PlanState
from ogp_cms.plans.models import PlanPage

__all__ = [
    "ActivitiesInUse",
    "Approval",
    "Fact",
    "FactRefused",
    "Placement",
    "Problem",
    "Recorded",
    "ReportFacts",
    "append",
    "check_reports",
    "is_timeless",
    "lock_plan",
    "place",
    "record_report",
    "record_reports",
    "withdraw_report",
    "withdraw_reports",
]

# More rows in one statement gain nothing; fewer keep memory small.
CHUNK = 2000


class Recorded(NamedTuple):
    """What a verb appended: the numbers of the new entries, withdrawals and facts apart."""

    withdrawals: list[int]
    facts: list[int]

    def __bool__(self) -> bool:
        return bool(self.withdrawals or self.facts)


def lock_plan(plan: UUID) -> PlanPage | None:
    """Locks the row of the plan's source page until the transaction ends; None if it is gone.

    Always before the chain's head. (SQLite has one writer: it is locked since BEGIN IMMEDIATE.)
    """
    _require_transaction()
    return (
        PlanPage.objects.filter(
            translation_key=plan,
            alias_of__isnull=True,
            locale__language_code=F("source_language"),
        )
        .select_for_update(of=("self",), no_key=True)
        .first()
    )


def is_timeless(state: str) -> bool:
    """Whether placements count from the beginning of time: until the plan is put into practice."""
    return state in (PlanState.CONSULTATION, PlanState.ADOPTED)


def record_report(plan: UUID, report: ReportFacts, approval: Approval) -> Recorded:
    """Makes the ledger hold exactly these facts of the report.

    Every standing entry of it that it no longer makes, or makes with another value or date, is
    withdrawn and the new one appended; what is the same is left alone. Raises `FactRefused`.
    """
    return record_reports(plan, [report], approval)


def record_reports(plan: UUID, reports: Sequence[ReportFacts], approval: Approval) -> Recorded:
    """`record_report` for many reports of one plan, in a constant number of queries.

    They are recorded in the order given; a planning change among them counts for the others.
    """
    lock_plan(plan)
    _lock_head()
    return _append_apart(_report_drafts(plan, reports, approval))


def check_reports(plan: UUID, reports: Sequence[ReportFacts]) -> None:
    """Raises `FactRefused` if recording these reports now would; writes and locks nothing."""
    _report_drafts(plan, reports, Approval(Role.SECRETARIAT, None))


def withdraw_report(report: UUID, approval: Approval) -> Recorded:
    """Withdraws every entry of the report that still stands."""
    return withdraw_reports([report], approval)


def withdraw_reports(reports: Sequence[UUID], approval: Approval) -> Recorded:
    """`withdraw_report` for many, in a constant number of queries per plan."""
    _require_transaction()
    entries = Entry.objects.filter(report__in=reports).order_by("plan")
    for plan in entries.values_list("plan", flat=True).distinct():
        lock_plan(plan)
    _lock_head()
    standing = queries.standing_of_reports(reports)
    return _append_apart([drafts.withdrawal_draft(entry, approval) for entry in standing])


def place(
    plan: UUID, placements: Iterable[Placement], approval: Approval, *, timeless: bool
) -> Recorded:
    """Makes each subject stand where it is placed, from now on or from the beginning of time.

    `timeless` (the plan is in consultation or adopted, or at its first import): the placement
    counts from the beginning of time and every other one of the subject is withdrawn. Else it
    counts from today, and earlier dates keep what they had. One that changes nothing, and
    "nowhere" for what was never placed, appends nothing.
    """
    lock_plan(plan)
    _lock_head()
    wanted = list(placements)
    standing: dict[UUID | None, list[Entry]] = defaultdict(list)
    for entry in _of_subjects(plan, EntryKind.PLACEMENT, {item.subject for item in wanted}):
        standing[entry.subject].append(entry)
    make = drafts.timeless_drafts if timeless else drafts.placement_drafts
    day = queries.BEGINNING if timeless else today()
    return _append_apart(
        [
            draft
            for item in wanted
            for draft in make(plan, item, standing[item.subject], approval, day)
        ]
    )


def append(entries: Iterable[Entry]) -> range:
    """Chains drafts on, in the order given, and returns the range of their numbers.

    The low-level way in, without any rule: a draft is an unsaved `Entry` without number, moment
    and hash. The caller has locked the plan's row before (`lock_plan`).
    """
    head = _lock_head()
    # The clock may have been set back: the ledger's time never runs backwards.
    now = timezone.now()
    moment = max(now, head.recorded_at or now)
    first, plans = head.number + 1, set()
    remaining = iter(entries)
    while chunk := list(islice(remaining, CHUNK)):
        for entry in chunk:
            _chain_on(entry, head, moment)
            plans.add(entry.plan)
        Entry.objects.bulk_create(chunk)
    numbers = range(first, head.number + 1)
    if numbers:
        head.save()
        public_content_changed.send(sender=Entry)
        transaction.on_commit(_announcement(frozenset(plans), numbers))
    return numbers


def _chain_on(entry: Entry, head: Head, moment: datetime) -> None:
    entry.number = head.number + 1
    entry.recorded_at = moment
    entry.hash = chain.hash_after(head.hash, entry)
    head.number, head.hash, head.recorded_at = entry.number, entry.hash, moment


def _announcement(plans: frozenset[UUID], numbers: range) -> Callable[[], None]:
    def announce() -> None:
        facts_recorded.send_robust(sender=Entry, plans=plans, numbers=numbers)

    return announce


def _append_apart(entries: list[Entry]) -> Recorded:
    if entries:
        append(entries)
    withdrawals = [entry.number for entry in entries if entry.kind == EntryKind.WITHDRAWAL]
    facts = [entry.number for entry in entries if entry.kind != EntryKind.WITHDRAWAL]
    return Recorded(withdrawals, facts)


def _require_transaction() -> None:
    if not transaction.get_connection(router.db_for_write(Entry)).in_atomic_block:
        raise TransactionManagementError("The ledger is written inside a transaction only.")


def _lock_head() -> Head:
    _require_transaction()
    return Head.objects.select_for_update().get()


def _of_subjects(plan: UUID, kind: EntryKind, subjects: set[UUID]) -> Iterator[Entry]:
    """The standing entries of the subjects in this plan, by number (one query)."""
    entries = queries.standing().filter(plan=plan, kind=kind)
    if len(subjects) <= CHUNK:
        entries = entries.filter(subject__in=subjects)
    return (entry for entry in entries.order_by("number") if entry.subject in subjects)


def _report_drafts(plan: UUID, reports: Sequence[ReportFacts], approval: Approval) -> list[Entry]:
    standing: dict[UUID | None, list[Entry]] = defaultdict(list)
    for entry in queries.standing_of_reports(item.report for item in reports):
        standing[entry.report].append(entry)
    withdrawn: list[Entry] = []
    new: list[tuple[ReportFacts, Fact]] = []
    for item in reports:
        made = {drafts.fact_values(fact) for fact in item.facts}
        held = {drafts.fact_values(entry) for entry in standing[item.report]}
        withdrawn += [
            drafts.withdrawal_draft(entry, approval, item.revision)
            for entry in standing[item.report]
            if drafts.fact_values(entry) not in made
        ]
        new += [(item, fact) for fact in item.facts if drafts.fact_values(fact) not in held]
    gone = {entry.withdraws for entry in withdrawn}
    # The rules of a document allow progress on what was cancelled: it was approved elsewhere.
    by_states = approval.role != Role.IMPORT
    _refuse_wrong(plan, reports, [fact for _item, fact in new], gone, by_states=by_states)
    return withdrawn + [drafts.fact_draft(plan, item, fact, approval) for item, fact in new]


def _refuse_wrong(
    plan: UUID,
    reports: Sequence[ReportFacts],
    new: list[Fact],
    withdrawn: set[int | None],
    *,
    by_states: bool,
) -> None:
    """Raises `FactRefused`; facts that stand already were judged when they were recorded."""
    day = today()
    problems = [
        problem for item in reports for problem in rules.problems_of_values(item.facts, day)
    ]
    subjects = {fact.subject for fact in new}
    placements = list(_of_subjects(plan, EntryKind.PLACEMENT, subjects))
    planning: list[Fact | Entry] = [
        entry
        for entry in _of_subjects(plan, EntryKind.PLANNING, subjects)
        if entry.number not in withdrawn
    ]
    planning += [fact for fact in new if fact.kind == EntryKind.PLANNING]
    problems += rules.problems_of_activities(new, placements)
    if by_states:
        problems += rules.problems_of_states(new, planning)
    if problems:
        raise FactRefused(problems)
