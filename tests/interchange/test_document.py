"""Reading a document: what is refused, with which words; the normal form."""

import datetime
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings

from ogp_cms.interchange import document as d
from tests.examples import examples
from tests.interchange.documents import small, text
from tests.interchange.strategies import documents, untidied

LANGUAGES = ["fr", "ar", "en"]
TODAY = datetime.date(2026, 11, 24)


def load(raw: bytes | str) -> d.Document:
    return d.load(raw.encode() if isinstance(raw, str) else raw, LANGUAGES, TODAY)


def problems(document: object) -> list[tuple[str, str]]:
    with pytest.raises(d.DocumentError) as caught:
        load(json.dumps(document))
    return [(problem.path, problem.expected) for problem in caught.value.problems]


def test_a_document_in_normal_form_comes_back_as_it_is():
    assert load(json.dumps(small())) == d.normalise(small())
    assert json.loads(d.dumps(load(json.dumps(small())))) == small()


def test_numbers_are_read_as_exact_decimals():
    parsed = d.parse(b'{"a": 33.33, "b": 1.0, "c": 7}')
    assert parsed == {"a": Decimal("33.33"), "b": 1, "c": 7}
    assert [type(value) for value in parsed.values()] == [Decimal, int, int]


def test_every_progress_with_two_decimals_is_valid():
    document = small()
    commitment = document["axes"][0]["commitments"][1]
    values = [f"{hundredths / 100:.2f}" for hundredths in range(10_001)]
    commitment["activities"] = [
        {"number": number, "title": text("A")} for number in range(1, 5_002)
    ]
    commitment["updates"] = [
        {
            "id": f"2019-01-0{part + 1}",
            "date": f"2019-01-0{part + 1}",
            "activities": [
                {"number": number, "progress": f"<{value}>"}
                for number, value in enumerate(values[part::2], 1)
            ],
        }
        for part in range(2)
    ]
    raw = json.dumps(document).replace('"<', "").replace('>"', "")
    read = load(raw)["axes"][0]["commitments"][1]["updates"]
    assert [[str(row["progress"]) for row in update["activities"]] for update in read] == [
        values[0::2],
        values[1::2],
    ]


def test_the_normal_form():
    document = small()
    plan = document["plan"]
    del plan["state"], plan["rate_of"]
    plan["title"]["fr"] = " Le plan\u00a0"
    document["organisations"].reverse()
    del document["organisations"][1]["kind"]
    first, second = document["axes"][0]["commitments"]
    first["sdgs"] = [16, 10]
    first["ogp_values"].reverse()
    first["activities"].reverse()
    first["updates"].reverse()
    first["updates"][0]["activities"].reverse()
    first["planning_changes"].reverse()
    first["updates"][1]["evidence"] = []
    second["sdgs"] = []
    second["updates"] = []
    document["axes"][0]["commitments"].reverse()
    assert load(json.dumps(document)) == d.normalise(small())


def test_required_lists_stay_even_when_they_are_empty():
    document = small()
    document["organisations"] = [{"id": "x", "name": text("X")}]
    document["axes"] = [{"id": "a", "title": text("A"), "commitments": []}]
    assert d.normalise(document)["axes"] == [{"id": "a", "title": text("A"), "commitments": []}]


def test_axes_keep_the_order_of_the_document():
    document = small()
    document["axes"].reverse()
    assert [axis["id"] for axis in load(json.dumps(document))["axes"]] == ["axe-b", "axe-a"]


def test_a_byte_order_mark_does_no_harm():
    assert load(b"\xef\xbb\xbf" + json.dumps(small()).encode()) == d.normalise(small())


def test_all_problems_are_told_at_once_with_path_and_expectation():
    document = small()
    del document["plan"]["title"]
    document["colour"] = "green"
    document["plan"]["state"] = "open"
    document["plan"]["end"] = "2018-02-30"
    commitment = document["axes"][0]["commitments"][0]
    commitment["title"] = {"en": "Publish"}
    commitment["updates"][1]["activities"][0]["number"] = 9
    commitment["updates"][0]["activities"][0]["progress"] = 33.333
    commitment["planning_changes"][0]["activities"][0]["weight"] = 0
    start = "$.axes[0].commitments[0]"
    assert sorted(problems(document)) == sorted(
        [
            ("$.plan", "The key title is missing."),
            (
                "$.colour",
                "Unknown key; known here: axes, format, organisations, plan, source_language, version.",
            ),
            (
                "$.plan.state",
                "Expected one of consultation, adopted, implementation, closed, not “open”.",
            ),
            ("$.plan.end", "The calendar does not have “2018-02-30”."),
            (f"{start}.title", "The text in the source language, “fr”, is missing."),
            (f"{start}.updates[1].activities[0].number", "The commitment has no activity 9."),
            (
                f"{start}.updates[0].activities[0].progress",
                "Expected at most two decimal places, not 33.333.",
            ),
            (
                f"{start}.planning_changes[0].activities[0].weight",
                "Expected more than 0, not 0.",
            ),
        ]
    )


def test_no_more_than_fifty_problems_are_told():
    document = small()
    activity = document["axes"][0]["commitments"][0]["activities"][1]
    document["axes"][0]["commitments"][0]["activities"] += [activity] * 80
    assert len(problems(document)) == 50


def test_the_day_itself_is_not_the_future():
    document = small()
    update = document["axes"][0]["commitments"][0]["updates"][1]
    update["date"] = "2026-11-24"
    assert load(json.dumps(document))
    update["date"] = "2026-11-25"
    assert problems(document) == [
        (
            "$.axes[0].commitments[0].updates[1].date",
            "An effective date is not after today, 2026-11-24.",
        )
    ]


def test_problems_are_told_in_the_words_of_a_repeated_key():
    raw = json.dumps(small()).replace('"id": "plan-1"', '"id": "plan-1", "id": "plan-2"')
    with pytest.raises(d.DocumentError) as caught:
        load(raw)
    assert [str(problem) for problem in caught.value.problems] == [
        "$.plan.id: This key stands twice; keep one."
    ]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(d.DocumentError, match="The file cannot be read: No such file"):
        d.read(tmp_path / "nothing.json")


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(d.DocumentError, match="the limit is 32 MB"):
        d.read(path)


@settings(max_examples=examples(60), deadline=None)
@given(documents())
def test_any_valid_document_has_one_normal_form(document):
    normal = load(json.dumps(document, default=float))
    assert d.normalise(normal) == normal
    assert load(d.dumps(normal)) == normal


@settings(max_examples=examples(60), deadline=None)
@given(documents().flatmap(lambda made: untidied(made).map(lambda shuffled: (made, shuffled))))
def test_order_defaults_and_spaces_do_not_matter(pair):
    tidy, shuffled = pair
    assert load(json.dumps(shuffled, default=float)) == d.normalise(tidy)
