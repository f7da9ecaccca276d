"""A small world of keys, and ledgers made in it at random."""

import datetime
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from ogp_cms.extensions import Scope, ScopeKind
from ogp_cms.interchange.document import normalise
from ogp_cms.ledger import domain, export, queries
from ogp_cms.ledger.models import Entry
from plugins.rates import plain


def key(number):
    return UUID(int=0xA0000000 + number)


PLANS = [key(1), key(2)]
AXES = {key(11): PLANS[0], key(12): PLANS[0], key(21): PLANS[1]}
COMMITMENTS = {key(100 + n): PLANS[n // 3] for n in range(5)}
ACTIVITIES = {key(1000 + n): list(COMMITMENTS)[n // 2] for n in range(10)}
ORGANISATIONS = [key(501), key(502)]

DAYS = [datetime.date(2019, 12, 31), *(datetime.date(2020, month, 1) for month in (1, 2, 6))]
EFFECTIVE = [queries.BEGINNING, *DAYS[1:]]

SCOPES = [
    *(Scope(ScopeKind.PLAN, plan) for plan in PLANS),
    *(Scope(ScopeKind.AXIS, axis) for axis in AXES),
    *(Scope(ScopeKind.COMMITMENT, commitment) for commitment in COMMITMENTS),
    *(Scope(ScopeKind.ACTIVITY, activity) for activity in ACTIVITIES),
    *(Scope(ScopeKind.ORGANISATION, one, plan) for one in ORGANISATIONS for plan in PLANS),
]


def fresh(page):
    """The page as the database has it: a story's own pages outlast the test that changes them."""
    return type(page).objects.get(pk=page.pk)


def fact(kind, subject_kind, subject, plan, effective=queries.BEGINNING, **values):
    return Entry(
        kind=kind,
        subject_kind=subject_kind,
        subject=subject,
        plan=plan,
        effective=effective,
        role="import",
        **values,
    )


def place_plan(plan, start=datetime.date(2020, 1, 1), rate_of="commitments", **values):
    end = start and datetime.date(2030, 12, 31)
    return fact(
        "placement", "plan", plan, plan,
        plan_start=start, plan_end=end, plan_state="implementation" if start else "",
        rate_of=rate_of if start else "", **values,
    )  # fmt: skip


def place_axis(axis, plan, *, nowhere=False, **values):
    return fact("placement", "axis", axis, plan, parent=None if nowhere else plan, **values)


def place_commitment(commitment, plan, axis, organisation=None, **values):
    return fact(
        "placement",
        "commitment",
        commitment,
        plan,
        parent=axis,
        organisation=organisation,
        **values,
    )


def place_activity(activity, plan, commitment, **values):
    return fact("placement", "activity", activity, plan, parent=commitment, **values)


def progress(activity, plan, value, day):
    return fact("progress", "activity", activity, plan, day, progress=Decimal(value))


def planning(activity, plan, day, **values):
    return fact("planning", "activity", activity, plan, day, **values)


def append(*entries):
    return domain.append(entries)


def exported():
    """The entries as the plain implementation reads them from the public file."""
    return plain.read_entries(export.jsonl(queries.head()))


def plain_key(scope):
    """The name of a scope in the plain implementation's result."""
    parts = (scope.kind.value, str(scope.key))
    return (*parts, str(scope.plan)) if scope.kind is ScopeKind.ORGANISATION else parts


def everything_placed():
    """The whole world in its places, from the beginning of time."""
    first_axis = {plan: axis for axis, plan in reversed(AXES.items())}
    return [
        *(place_plan(plan) for plan in PLANS),
        *(place_axis(axis, plan) for axis, plan in AXES.items()),
        *(
            place_commitment(commitment, plan, first_axis[plan], ORGANISATIONS[0])
            for commitment, plan in COMMITMENTS.items()
        ),
        *(
            place_activity(activity, COMMITMENTS[commitment], commitment)
            for activity, commitment in ACTIVITIES.items()
        ),
    ]


effective = st.sampled_from(EFFECTIVE)
hundredths = st.integers(0, 10_000).map(lambda number: Decimal(number).scaleb(-2))
weights = st.one_of(
    st.integers(1, 100_000_000), st.integers(1, 500).map(lambda number: number * 100)
).map(lambda number: Decimal(number).scaleb(-2))


@st.composite
def moves(draw):
    """A placement of anything, nowhere included."""
    kind = draw(st.sampled_from(["plan", "axis", "commitment", "commitment", "activity"]))
    day = draw(effective)
    if kind == "plan":
        start = draw(st.sampled_from([None, *DAYS[1:]]))
        rate_of = draw(st.sampled_from(["commitments", "axes"]))
        return place_plan(draw(st.sampled_from(PLANS)), start, rate_of, effective=day)
    if kind == "axis":
        axis = draw(st.sampled_from(list(AXES)))
        return place_axis(axis, AXES[axis], nowhere=draw(st.booleans()), effective=day)
    if kind == "commitment":
        commitment = draw(st.sampled_from(list(COMMITMENTS)))
        plan = COMMITMENTS[commitment]
        axes = [axis for axis, above in AXES.items() if above == plan]
        axis = draw(st.sampled_from([None, *axes]))
        leader = draw(st.sampled_from(ORGANISATIONS)) if axis else None
        return place_commitment(commitment, plan, axis, leader, effective=day)
    activity = draw(st.sampled_from(list(ACTIVITIES)))
    commitment = ACTIVITIES[activity]
    nowhere = draw(st.booleans())
    plan = COMMITMENTS[commitment]
    return place_activity(activity, plan, None if nowhere else commitment, effective=day)


@st.composite
def reported(draw):
    """Progress or planning of an activity."""
    activity = draw(st.sampled_from(list(ACTIVITIES)))
    plan = COMMITMENTS[ACTIVITIES[activity]]
    if draw(st.booleans()):
        return progress(activity, plan, draw(hundredths), draw(effective))
    values = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "weight": weights,
                "state": st.sampled_from(["active", "suspended", "cancelled"]),
            },
        )
    )
    return planning(activity, plan, draw(effective), **values)


@st.composite
def ledgers(draw):
    """Entries in the order of recording, withdrawals among them; most of the world stands."""
    entries = draw(st.sampled_from([[], everything_placed(), everything_placed()]))
    entries = [*entries, *draw(st.lists(st.one_of(moves(), reported(), reported()), max_size=25))]
    for number in draw(st.lists(st.integers(1, max(1, len(entries))), unique=True, max_size=6)):
        if number <= len(entries) and entries[number - 1].kind != "withdrawal":
            plan = entries[number - 1].plan
            entries.append(Entry(kind="withdrawal", plan=plan, withdraws=number, role="import"))
    return entries


def document(commitments, activities):
    """A plan "few" with one axis and one leader, as an import reads it, each with that many."""

    def text(words):
        return {"fr": words, "ar": f"{words} ت", "en": f"{words} e"}

    return normalise(
        {
            "format": "ogp-plan",
            "version": 1,
            "source_language": "fr",
            "plan": {"id": "few", "title": text("P"), "start": "2020-01-01", "end": "2022-12-31"},
            "organisations": [{"id": "few", "name": text("O")}],
            "axes": [
                {
                    "id": "few",
                    "title": text("A"),
                    "commitments": [
                        {
                            "number": number,
                            "title": text(f"C{number}"),
                            "lead_organisation": "few",
                            "problem": text("?"),
                            "activities": [
                                {"number": each, "title": text(f"X{each}")}
                                for each in range(1, activities + 1)
                            ],
                            "updates": [
                                {
                                    "id": "u",
                                    "date": "2021-01-31",
                                    "activities": [{"number": 1, "progress": 40}],
                                }
                            ],
                        }
                        for number in range(1, commitments + 1)
                    ],
                }
            ],
        }
    )
