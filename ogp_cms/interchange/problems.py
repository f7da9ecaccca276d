"""What is wrong with a document, and where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ogp_cms.core.phrases import labelled

MAX_PROBLEMS = 50
PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its JSON path, such as `$.plan.start`, and what is expected."""

    path: str
    expected: str

    def __str__(self) -> str:
        return labelled(self.path, self.expected)


class DocumentError(ValueError):
    """The document is not valid; `problems` says all that is wrong, up to MAX_PROBLEMS."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


def step(path: str, key: str | int) -> str:
    """The path of what stands under a key or at a place of a list."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if PLAIN_KEY.fullmatch(key):
        return f"{path}.{key[:LONGEST_KEY]}"
    return f"{path}[{key[:LONGEST_KEY]!a}]"
