"""An `ogp-plan` document: bytes in, a checked document in its normal form out, and back to text.

The format is `schema/ogp-plan-1.json`; its description states the rules beyond the schema.
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ogp_cms.core.formats import number
from ogp_cms.interchange.normal_form import normalise
from ogp_cms.interchange.problems import MAX_PROBLEMS, DocumentError, Problem, step
from ogp_cms.interchange.rules import broken_rules
from ogp_cms.interchange.schema import broken_schema

__all__ = ["DocumentError", "Problem", "dumps", "load", "normalise", "parse", "read", "validate"]

Document = dict[str, Any]

MAX_BYTES = 32 * 1024 * 1024
# The format itself is nine levels deep.
MAX_DEPTH = 32
# A plan of 500 commitments with 5,000 updates in three languages has some 400,000.
MAX_VALUES = 2_000_000
# Longer whole numbers are far outside every bound of the format; `int` is slow on them.
MAX_INT_DIGITS = 20


class _Repeated(dict[str, Any]):
    """An object in which a key stood twice; the walk reports where."""

    repeated: tuple[str, ...] = ()


class _NotANumber:
    """What JSON does not have: NaN, Infinity, or a number out of every range."""

    def __init__(self, text: str) -> None:
        self.text = text


def read(path: Path) -> bytes:
    """The bytes of a file, refused before they are read when there are too many.

    Raises `DocumentError` when the file is missing, unreadable or too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large()
        return path.read_bytes()
    except OSError as error:
        reason = _("The file cannot be read: %(reason)s.") % {"reason": error.strerror or error}
        raise DocumentError([Problem("$", reason)]) from None


def parse(raw: bytes) -> Document:
    """The JSON object in `raw`, its fractions as exact decimals.

    Raises `DocumentError` for what is no JSON in UTF-8, for NaN and infinities, repeated keys,
    half characters, and for more than MAX_BYTES bytes or MAX_DEPTH levels.
    """
    if len(raw) > MAX_BYTES:
        raise _too_large()
    try:
        # A byte order mark, as some editors write it, is still UTF-8.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _("The file is not UTF-8 text (byte %(byte)d).") % {"byte": error.start + 1}
        raise DocumentError([Problem("$", place)]) from None
    try:
        found = json.loads(
            text,
            parse_float=_parse_fraction,
            parse_int=_parse_whole,
            parse_constant=_NotANumber,
            object_pairs_hook=_object,
        )
    except RecursionError:
        raise DocumentError([Problem("$", _too_deep())]) from None
    except json.JSONDecodeError as error:
        place = _("The file is not JSON (line %(line)d, column %(column)d).") % {
            "line": error.lineno,
            "column": error.colno,
        }
        raise DocumentError([Problem("$", place)]) from None
    if not isinstance(found, dict):
        raise DocumentError([Problem("$", _("An ogp-plan document is a JSON object, { … }."))])
    if problems := list(islice(_oddities(found), MAX_PROBLEMS)):
        raise DocumentError(problems)
    return found


def validate(document: Document, languages: Sequence[str], today: datetime.date) -> None:
    """Raises `DocumentError` with up to MAX_PROBLEMS problems unless the document is valid.

    `languages` are those of the installation; no effective date may lie after `today`.
    """
    problems = list(broken_schema(document, MAX_PROBLEMS))
    told = {problem.path for problem in problems}
    for problem in broken_rules(document, languages, today):
        if len(problems) >= MAX_PROBLEMS:
            break
        if problem.path not in told:
            problems.append(problem)
    if problems:
        raise DocumentError(problems)


def load(raw: bytes, languages: Sequence[str], today: datetime.date) -> Document:
    """The valid document in `raw`, in its normal form. Raises `DocumentError`."""
    document = parse(raw)
    validate(document, languages, today)
    return normalise(document)


def dumps(document: Document) -> str:
    """The document as JSON text with sorted keys, a newline at its end.

    Decimals are written as the shortest JSON number: the format's have nine digits at most,
    which a float keeps exactly.
    """
    text = json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True, default=_number)
    return text + "\n"


def _number(value: object) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} has no place in a document.")
    return int(value) if value == value.to_integral_value() else float(value)


def _parse_fraction(text: str) -> Decimal | int | _NotANumber:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return _NotANumber(text)
    if not value.is_finite():
        return _NotANumber(text)
    # JSON Schema counts 1.0 as a whole number.
    is_whole = value.adjusted() < MAX_INT_DIGITS and value == value.to_integral_value()
    return int(value) if is_whole else value


def _parse_whole(text: str) -> int | Decimal:
    return int(text) if len(text) <= MAX_INT_DIGITS else Decimal(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built = dict(pairs)
    if len(built) == len(pairs):
        return built
    repeated = _Repeated(built)
    times = Counter(key for key, _value in pairs)
    repeated.repeated = tuple(sorted(key for key, count in times.items() if count > 1))
    return repeated


# The way to a value: the way to what holds it, and the key there. A path is written only when
# something is wrong: a document may have millions of values.
_Trail = tuple[Any, str | int] | None


def _oddities(root: Any) -> Iterator[Problem]:
    """What `json` lets pass and the format does not; walks without recursion."""
    waiting: list[tuple[Any, int, _Trail]] = [(root, 1, None)]
    values = 0
    while waiting:
        found, depth, trail = waiting.pop()
        values += len(found)
        if values > MAX_VALUES:
            limit = _("The document has too many values: the limit is %(limit)s.")
            yield Problem(_written(trail)[:200], limit % {"limit": number(MAX_VALUES)})
            return
        if depth > MAX_DEPTH:
            yield Problem(_written(trail)[:200], _too_deep())
            continue
        if isinstance(found, dict):
            yield from _odd_keys(found, trail)
        pairs: Any = found.items() if isinstance(found, dict) else enumerate(found)
        inside = []
        for key, value in pairs:
            if isinstance(value, dict | list):
                if value:
                    inside.append((value, depth + 1, (trail, key)))
            elif (wrong := _odd_value(value)) is not None:
                yield Problem(_written((trail, key)), wrong)
        waiting.extend(reversed(inside))


def _written(trail: _Trail) -> str:
    keys = []
    while trail is not None:
        trail, key = trail
        keys.append(key)
    path = "$"
    for key in reversed(keys):
        path = step(path, key)
    return path


def _odd_value(value: Any) -> str | None:
    if isinstance(value, str):
        if not _is_whole_text(value):
            return _("The text holds half of a character (a lone surrogate).")
    elif isinstance(value, _NotANumber):
        return _("%(value)s is not a number that JSON has.") % {"value": value.text[:40]}
    return None


def _odd_keys(found: dict[str, Any], trail: _Trail) -> Iterator[Problem]:
    if isinstance(found, _Repeated):
        for key in found.repeated:
            yield Problem(_written((trail, key)), _("This key stands twice; keep one."))
    if not all(map(_is_whole_text, found)):
        wrong = _("A key holds half of a character (a lone surrogate).")
        yield Problem(_written(trail), wrong)


def _is_whole_text(text: str) -> bool:
    # A lone surrogate is the only thing that a str can hold and UTF-8 cannot.
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _too_large() -> DocumentError:
    size = _("The file is too large: the limit is %(limit)d MB.") % {"limit": MAX_BYTES >> 20}
    return DocumentError([Problem("$", size)])


def _too_deep() -> str:
    return _("The document is nested too deeply: the limit is %(limit)d.") % {"limit": MAX_DEPTH}
