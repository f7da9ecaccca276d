"""Plain text as people type it: paragraphs after a blank line, list items after "- "."""

import re
from dataclasses import dataclass
from itertools import groupby

# A sentence ends at a stop before a space; a stop inside "art. 5" or "n. 7" is not one.
_SENTENCE = re.compile(r"^.{12,}?[.!?؟…](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the items of one list."""

    lines: tuple[str, ...]
    is_list: bool


def blocks(text: str) -> list[Block]:
    """The paragraphs and lists of a text, in their order; empty lines are dropped."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        for is_list, group in groupby(lines, key=lambda line: line.startswith("- ")):
            found += _block(list(group), is_list=is_list)
    return found


def items(text: str) -> list[str]:
    """A text as a list: its items, and each paragraph that stands between them."""
    return [line for block in blocks(text) for line in block.lines]


def lead_and_rest(text: str) -> tuple[str, str]:
    """The first sentence, which states the promise, and what follows it."""
    text = text.strip()
    first = text.split("\n", 1)[0].strip()
    if first.startswith("- "):
        return "", text
    match = _SENTENCE.match(first)
    lead = match.group(0) if match else first
    return lead, text[text.index(lead) + len(lead) :].strip()


def _block(lines: list[str], *, is_list: bool) -> list[Block]:
    if is_list:
        return [Block(tuple(line[2:].strip() for line in lines), is_list=True)]
    return [Block((" ".join(lines),), is_list=False)] if lines else []
