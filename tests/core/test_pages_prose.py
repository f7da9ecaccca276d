import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogp_cms.core.prose import Block, blocks, items, lead_and_rest


def test_paragraphs_and_lists_are_told_apart():
    assert blocks("One\nline.\n\n- a\n- b\n\nTwo.") == [
        Block(("One line.",), is_list=False),
        Block(("a", "b"), is_list=True),
        Block(("Two.",), is_list=False),
    ]


def test_a_list_may_follow_a_line_at_once():
    assert blocks("Three causes:\n- a\n- b") == [
        Block(("Three causes:",), is_list=False),
        Block(("a", "b"), is_list=True),
    ]


@pytest.mark.parametrize("text", ["", "  \n\n "])
def test_nothing_has_no_blocks(text):
    assert (blocks(text), items(text)) == ([], [])


def test_items_drop_their_dash():
    assert items("- a\n- b") == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("A single promise. And more.", "A single promise.", "And more."),
        ("A single promise without stop", "A single promise without stop", ""),
        ("A promise: three parts\n- a\n- b", "A promise: three parts", "- a\n- b"),
        ("- a\n- b", "", "- a\n- b"),
        ("هل يمكن للمواطن أن يسأل؟ نعم.", "هل يمكن للمواطن أن يسأل؟", "نعم."),
        ("Le site Chikaya.ma répond. Vite.", "Le site Chikaya.ma répond.", "Vite."),
        ("Art. 5 de la loi est appliqué. Oui.", "Art. 5 de la loi est appliqué.", "Oui."),
    ],
)
def test_the_lead_is_the_first_sentence(text, lead, rest):
    assert lead_and_rest(text) == (lead, rest)


@given(st.text())
def test_no_letter_is_lost(text):
    lead, rest = lead_and_rest(text)
    assert "".join((lead + rest).split()) == "".join(text.split())
