"""All rates of a large plan, beside one SQL statement that sums weight × progress.

All are measured in the same run on the same data, in turns, and the best of each counts. The
statement is the least that any computation has to do; of the two ways to write it the faster one
on this database is what the rates are held to.
"""

import datetime
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.bench._statements import LOOKED_UP, RANKED

COMMITMENTS, ACTIVITIES, FACTS = 5_000, 25_000, 150_000
AXES, LEADERS = 20, 100
TURNS = 7
# At most this many times the statement's own time.
BAR = 2.0

START = datetime.date(2020, 1, 1)
AS_OF = datetime.date(2024, 12, 31)


def main() -> int:
    """Builds the data, measures both and says whether the bar is met."""
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        return _measure()


def _set_up(folder: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "ogp_cms.settings.development"
    os.environ["OGP_DATA_DIR"] = str(folder)
    # Another database, such as PostgreSQL, is taken from OGP_BENCH_DATABASE_URL: it must be empty.
    os.environ["OGP_DATABASE_URL"] = os.environ.get(
        "OGP_BENCH_DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}"
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    _fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _fill() -> None:
    from ogp_cms.ledger.models import Entry

    moment = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    entries = (
        Entry(number=number, recorded_at=moment, role="import", hash="0" * 64, **values)
        for number, values in enumerate(_entries(random.Random(2020)), 1)
    )
    Entry.objects.bulk_create(entries, batch_size=2_000)


def _key(number: int) -> UUID:
    return UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128)


PLAN = _key(1)


def _entries(chance: random.Random) -> Iterator[dict[str, Any]]:
    """Exactly FACTS entries: every placement and weight, updates, some of it moved or withdrawn."""
    made = 0
    for values in _places_and_weights(chance):
        made += 1
        yield values
    first_update, withdrawals = made + 1, 2_000
    while made < FACTS - withdrawals:
        activity = made % ACTIVITIES
        day = START + datetime.timedelta(days=chance.randrange(1_800))
        made += 1
        yield _fact(
            "progress",
            "activity",
            _activity(activity),
            day,
            progress=_hundredths(chance, 0, 10_000),
        )
    for number in chance.sample(range(first_update, made + 1), withdrawals):
        yield {"kind": "withdrawal", "plan": PLAN, "withdraws": number}


def _places_and_weights(chance: random.Random) -> Iterator[dict[str, Any]]:
    beginning = datetime.date(1, 1, 1)
    yield _fact(
        "placement",
        "plan",
        PLAN,
        beginning,
        plan_start=START,
        plan_end=AS_OF,
        plan_state="implementation",
        rate_of="commitments",
    )
    for axis in range(AXES):
        yield _fact("placement", "axis", _axis(axis), beginning, parent=PLAN)
    for one in range(COMMITMENTS):
        values = {"parent": _axis(one % AXES), "organisation": _key(9_000_000 + one % LEADERS)}
        yield _fact("placement", "commitment", _commitment(one), beginning, **values)
    for one in range(ACTIVITIES):
        parent = _commitment(one % COMMITMENTS)
        yield _fact("placement", "activity", _activity(one), beginning, parent=parent)
    for one in range(ACTIVITIES):
        state = chance.choice(["active"] * 18 + ["suspended", "cancelled"])
        weight = _hundredths(chance, 1, 10_000)
        yield _fact("planning", "activity", _activity(one), START, weight=weight, state=state)
    for one in range(0, COMMITMENTS, 50):
        parent = _axis((one + 1) % AXES)
        yield _fact(
            "placement", "commitment", _commitment(one), AS_OF.replace(year=2022), parent=parent
        )


def _fact(
    kind: str, subject_kind: str, subject: UUID, day: datetime.date, **values: Any
) -> dict[str, Any]:
    return {
        "kind": kind,
        "subject_kind": subject_kind,
        "subject": subject,
        "plan": PLAN,
        "effective": day,
        **values,
    }


def _hundredths(chance: random.Random, least: int, most: int) -> Any:
    from decimal import Decimal

    return Decimal(chance.randint(least, most)).scaleb(-2)


def _axis(number: int) -> UUID:
    return _key(1_000_000 + number)


def _commitment(number: int) -> UUID:
    return _key(2_000_000 + number)


def _activity(number: int) -> UUID:
    return _key(3_000_000 + number)


def _measure() -> int:
    from django.db import connection

    from ogp_cms.extensions import Scope, ScopeKind
    from ogp_cms.ledger.models import Entry
    from plugins.rates.metrics import CompletionRate

    plan = Scope(ScopeKind.PLAN, PLAN)
    commitments = [Scope(ScopeKind.COMMITMENT, _commitment(one)) for one in range(COMMITMENTS)]
    rest = [
        plan,
        *(Scope(ScopeKind.AXIS, _axis(one)) for one in range(AXES)),
        *(Scope(ScopeKind.ORGANISATION, _key(9_000_000 + one), PLAN) for one in range(LEADERS)),
        *(Scope(ScopeKind.ACTIVITY, _activity(one)) for one in range(ACTIVITIES)),
    ]
    scopes = [*commitments, *rest]
    metric = CompletionRate()

    def run(statement: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(statement, {"as_of": AS_OF.isoformat()})
            return cursor.fetchall()

    results, times = _in_turns(
        lambda: run(RANKED), lambda: run(LOOKED_UP), lambda: metric.figures(scopes, AS_OF)
    )
    ranked, looked_up, figures = results
    for sums in (ranked, looked_up):
        if not _agree(sums, {scope.key: figures[scope] for scope in commitments}):
            return 1
    ratio = times[2] / min(times[:2])
    sys.stdout.write(
        f"rates of {len(scopes):,} subjects from {Entry.objects.count():,} facts "
        f"({connection.vendor}): {times[2] * 1000:.0f} ms\n"
        f"  one SQL statement by ranking {times[0] * 1000:.0f} ms, "
        f"by looking up {times[1] * 1000:.0f} ms\n"
        f"  {ratio:.2f} times the faster one (at most {BAR:.0f})\n"
    )
    return 0 if ratio <= BAR else 1


def _agree(sums: Iterable[Any], figures: Mapping[UUID, Any]) -> bool:
    """Whether a statement and the metric state the same fraction for every commitment."""
    wanted = {UUID(str(key)): (product, weight) for key, product, weight in sums}
    for key, figure in figures.items():
        stated = (figure.numerator * 10_000, figure.denominator * 100)
        if wanted.get(key, (0, 0)) != stated:
            sys.stderr.write(f"The statement and the metric differ on {key}.\n")
            return False
    return True


def _in_turns(*runs: Callable[[], Any]) -> tuple[list[Any], list[float]]:
    """What each gives, and the best time of each, taken in turns."""
    best = [float("inf")] * len(runs)
    results: list[Any] = [None] * len(runs)
    for _turn in range(TURNS):
        for place, run in enumerate(runs):
            begin = time.perf_counter()
            results[place] = run()
            best[place] = min(best[place], time.perf_counter() - begin)
    return results, best


if __name__ == "__main__":
    sys.exit(main())
