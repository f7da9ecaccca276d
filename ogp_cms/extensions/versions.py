"""Ranges of versions as plugins write them: ">=0.1,<1"."""

import operator
import re
from collections.abc import Callable

Version = tuple[int, ...]

_OPERATORS: dict[str, Callable[[Version, Version], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")


def parse_version(text: str) -> Version:
    """The numbers of "1.2.0", without trailing zeros, so that 1 and 1.0 are the same."""
    numbers = [int(part) for part in text.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def is_in_range(version: str, spec: str) -> bool:
    """Whether `version` meets every clause of `spec`; ValueError when `spec` is not a range."""
    clauses = [_CLAUSE.fullmatch(part) for part in spec.split(",")]
    if not all(clauses):
        raise ValueError(f"{spec!r} is not a range of versions. Write it as in '>=0.1,<1'.")
    return all(
        _OPERATORS[clause[1]](parse_version(version), parse_version(clause[2]))
        for clause in clauses
        if clause
    )
