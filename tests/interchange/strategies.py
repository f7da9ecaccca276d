"""Any valid `ogp-plan` document, edge values included."""

import copy
import datetime
import random
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

LANGUAGES = ["fr", "ar", "en"]
LAST_DAY = datetime.date(2026, 11, 1)
FIRST_DAY = datetime.date(1, 1, 1)

# What has broken importers: markup, entities, quotes, direction marks, lists, joined characters.
AWKWARD = [
    "<b>gras</b> & <script>alert(1)</script>",
    "&amp; &lt;déjà&gt; &nbsp; &#8217;",
    "« citation » “quoted” 'single' \"double\"",
    "\u200f\u202bالحكومة المنفتحة\u202c\u200e (OGP)",
    "التزام: النسبة 84%، غشت 2019",
    "👩🏽‍⚖️ 🇲🇦 e\u0301 ﷽",
    "=1+1",
    "-5",
    "{{ page.title }} {% url %} %(x)s %s",
    "\\n \\u0041 C:\\dir",
    "0",
    "None",
]
MANY_LINES = [
    "- un\n- deux\n- trois",
    "Un paragraphe.\n\nUn autre.\n- point\n\n\nFin",
    "ligne\n   \nligne\tavec tabulation",
    "<br>\n</p>\n<a href='x'>y</a>",
]
plain = st.characters(exclude_categories=("Cs", "Cc"))


def trimmed(longest: int) -> st.SearchStrategy[str]:
    made = st.text(plain, min_size=1, max_size=min(longest, 40)).map(str.strip).filter(bool)
    return made.filter(lambda value: len(value) <= longest)


titles = st.one_of(st.sampled_from(AWKWARD), trimmed(255), st.just("É" * 255))
texts = st.one_of(
    st.sampled_from(AWKWARD + MANY_LINES),
    trimmed(2000),
    st.just("مادة " * 3999 + "مادة"),
)
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True) | st.just("a" * 50)
numbers = st.integers(1, 12) | st.sampled_from([1, 9999])
days = st.dates(datetime.date(2018, 1, 1), LAST_DAY) | st.sampled_from([FIRST_DAY, LAST_DAY])
progress = st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("99.99"), Decimal(100)]) | (
    st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
)
weights = st.sampled_from([Decimal("0.01"), Decimal(1_000_000)]) | (
    st.integers(1, 100_000_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
)
urls = st.sampled_from(
    [
        "https://www.chafafiya.ma",
        "http://a.example/?x=1&y=%20#top",
        "https://example.org/" + "a" * 480,
        "https://مثال.إختبار/وثيقة",
        "http://127.0.0.1:8000/media/x.pdf",
    ]
)


def day(value: datetime.date) -> str:
    return value.isoformat()


@st.composite
def periods(draw: Any, *, whole: bool = False) -> dict[str, str]:
    """A start and an end in order, one of them, or none."""
    start, end = sorted([draw(days), draw(days)])
    made = {"start": day(start), "end": day(end)}
    if whole:
        return made
    kept = draw(st.sampled_from([("start", "end"), ("start",), ("end",), ()]))
    return {key: made[key] for key in kept}


class Writer:
    """Draws texts in the languages of one document."""

    def __init__(self, draw: Any, source: str) -> None:
        self.draw = draw
        self.source = source

    def text(self, values: st.SearchStrategy[str] = texts) -> dict[str, str]:
        others = [code for code in LANGUAGES if code != self.source]
        codes = [self.source, *self.draw(st.lists(st.sampled_from(others), unique=True))]
        return {code: self.draw(values) for code in codes}

    def title(self) -> dict[str, str]:
        return self.text(titles)

    def some(self, node: dict[str, Any], *keys: str, short: bool = False) -> dict[str, Any]:
        """Puts a text under some of the keys."""
        for key in keys:
            if self.draw(st.booleans()):
                node[key] = self.title() if short else self.text()
        return node


@st.composite
def documents(draw: Any, *, plan_id: str | None = None) -> dict[str, Any]:
    """A valid document, tidy: in normal form but for its numbers, which are decimals anyway."""
    write = Writer(draw, draw(st.sampled_from(LANGUAGES)))
    plan = {
        "id": plan_id or draw(ids),
        "title": write.title(),
        **draw(periods(whole=True)),
        "state": draw(st.sampled_from(["consultation", "adopted", "implementation", "closed"])),
        "rate_of": draw(st.sampled_from(["commitments", "axes"])),
    }
    write.some(plan, "description")
    if draw(st.booleans()):
        plan["country"] = "MA"
    organisations = [
        _organisation(write, name) for name in sorted(draw(st.lists(ids, max_size=3, unique=True)))
    ]
    axes = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    taken = sorted(draw(st.lists(numbers, max_size=3, unique=True))) if organisations else []
    placed = [(number, draw(st.sampled_from(axes))) for number in taken]
    names = [item["id"] for item in organisations]
    return {
        "format": "ogp-plan",
        "version": 1,
        "source_language": write.source,
        "plan": plan,
        "organisations": organisations,
        "axes": [
            write.some(
                {
                    "id": axis,
                    "title": write.title(),
                    "commitments": [
                        _commitment(write, number, names)
                        for number, place in placed
                        if place == axis
                    ],
                },
                "description",
            )
            for axis in axes
        ],
    }


def _organisation(write: Writer, name: str) -> dict[str, Any]:
    draw = write.draw
    made = {
        "id": name,
        "name": write.title(),
        "kind": draw(st.sampled_from(["public_body", "civil_society", "other"])),
    }
    if draw(st.booleans()):
        made["url"] = draw(urls)
    return made


def _commitment(write: Writer, number: int, organisations: list[str]) -> dict[str, Any]:
    draw = write.draw
    made: dict[str, Any] = {
        "number": number,
        "title": write.title(),
        "lead_organisation": draw(st.sampled_from(organisations)),
        "problem": write.text(),
        **draw(periods()),
    }
    write.some(made, "description")
    for key, values in (
        ("supporting_organisations", organisations),
        (
            "ogp_values",
            ["access_to_information", "civic_participation", "public_accountability", "technology"],
        ),
        ("sdgs", list(range(1, 18))),
    ):
        if chosen := draw(st.lists(st.sampled_from(values), unique=True, max_size=3)):
            made[key] = sorted(chosen)
    if draw(st.booleans()):
        made["continues"] = {"plan": draw(ids), "number": draw(numbers)}
    activities = sorted(draw(st.lists(numbers, min_size=1, max_size=4, unique=True)))
    made["activities"] = [
        {"number": activity, "title": write.title(), **draw(periods())} for activity in activities
    ]
    for kind, report in (("planning_changes", _planning), ("updates", _update)):
        if reports := _reports(write, activities, report):
            made[kind] = reports
    return made


def _reports(write: Writer, activities: list[int], make: Any) -> list[dict[str, Any]]:
    draw = write.draw
    names = draw(st.lists(ids, max_size=3, unique=True))
    spoken: set[tuple[int, str]] = set()
    reports = []
    for name in names:
        date = day(draw(days))
        free = [number for number in activities if (number, date) not in spoken]
        report = make(write, {"id": name, "date": date}, free)
        if report is None:
            continue
        spoken |= {(row["number"], date) for row in report["activities"]}
        if draw(st.booleans()):
            report["approved"] = day(draw(days))
        reports.append(report)
    return sorted(reports, key=lambda report: (report["date"], report["id"]))


def _chosen(write: Writer, activities: list[int], at_least: int) -> list[int]:
    if len(activities) < at_least:
        return []
    return sorted(
        write.draw(st.lists(st.sampled_from(activities), unique=True, min_size=at_least))
        if activities
        else []
    )


def _planning(
    write: Writer, report: dict[str, Any], activities: list[int]
) -> dict[str, Any] | None:
    draw = write.draw
    rows = []
    for number in _chosen(write, activities, 1):
        row: dict[str, Any] = {"number": number, **draw(periods())}
        if draw(st.booleans()):
            row["state"] = draw(st.sampled_from(["active", "suspended", "cancelled"]))
        if len(row) == 1 or draw(st.booleans()):
            row["weight"] = draw(weights)
        rows.append(row)
    if not rows:
        return None
    return write.some({**report, "activities": rows}, "reason")


def _update(write: Writer, report: dict[str, Any], activities: list[int]) -> dict[str, Any]:
    draw = write.draw
    rows = []
    for number in _chosen(write, activities, 0):
        row = write.some({"number": number}, "done", "not_done", "additional", "decrease_reason")
        if len(row) == 1 or draw(st.booleans()):
            row["progress"] = draw(progress)
        rows.append(row)
    made = write.some(
        {**report, "activities": rows},
        "summary",
        "difficulties",
        "results",
        "contribution",
        "next_steps",
    )
    if evidence := [
        {"title": write.title(), "url": draw(urls)} for _n in range(draw(st.integers(0, 2)))
    ]:
        made["evidence"] = evidence
    if actions := [
        write.some({"title": write.title()}, "date", "audience", "indicators", short=True)
        for _n in range(draw(st.integers(0, 2)))
    ]:
        made["communication_actions"] = actions
    return made


def untidied(document: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The same document out of order, with spaces around texts and without its defaults."""
    return st.randoms(use_true_random=False).map(lambda chance: _untidy(document, chance))


def _untidy(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    made = copy.deepcopy(document)
    chance.shuffle(made["organisations"])
    for organisation in made["organisations"]:
        if organisation["kind"] == "public_body":
            del organisation["kind"]
    if made["plan"]["state"] == "implementation":
        del made["plan"]["state"]
    for axis in made["axes"]:
        chance.shuffle(axis["commitments"])
        axis["title"] = {code: f" {value}\u2003" for code, value in axis["title"].items()}
        if any(len(value) > 255 for value in axis["title"].values()):
            axis["title"] = {code: value.strip() for code, value in axis["title"].items()}
        for commitment in axis["commitments"]:
            commitment["problem"] = {
                code: f"{value}\n\n"[:20_000] for code, value in commitment["problem"].items()
            }
            for key in ("activities", "updates", "planning_changes", "sdgs", "ogp_values"):
                chance.shuffle(commitment.setdefault(key, []))
            for report in commitment["updates"] + commitment["planning_changes"]:
                chance.shuffle(report["activities"])
    return made
