"""Checks against the schema, with every finding in plain words."""

import datetime
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from ogp_cms.core.phrases import in_a_row
from ogp_cms.interchange.problems import Problem, step

SCHEMA_FILE = Path(__file__).parent / "schema" / "ogp-plan-1.json"
LONGEST_ECHO = 60

# The formats that the schema names by pattern, by the start of the pattern.
PATTERNS = {
    "^[a-z0-9]+(-": gettext_lazy("small letters, digits and single hyphens, such as “axe-1”"),
    "^[a-z]{2,3}(-": gettext_lazy("a language code, such as fr, ar or zgh"),
    "^[0-9]{4}-": gettext_lazy("a date as year, month and day: 2020-12-31"),
    "^[A-Z]{2}": gettext_lazy("a country code of two capital letters, such as MA"),
    "^https?:": gettext_lazy("an address that begins with http:// or https:// and has no spaces"),
    "^[^\\u0000-\\u0008": gettext_lazy("text without control characters"),
    "^[^\\u0000-\\u001f": gettext_lazy("one line of text without control characters"),
}
UNKNOWN_KEY = "unknownKey"
EXPECTED = gettext_lazy("Expected %(wanted)s, not %(found)s.")
MESSAGES = {
    UNKNOWN_KEY: gettext_lazy("Unknown key; known here: %(wanted)s."),
    "type": EXPECTED,
    "pattern": EXPECTED,
    "const": gettext_lazy("Expected “%(bound)s”, not %(found)s."),
    "enum": gettext_lazy("Expected one of %(bound)s, not %(found)s."),
    "format": gettext_lazy("The calendar does not have %(found)s."),
    "minLength": gettext_lazy("The text is empty; leave the language out instead."),
    "maxLength": ngettext_lazy(
        "The text is longer than %(bound)s character.",
        "The text is longer than %(bound)s characters.",
        "bound",
    ),
    "minItems": ngettext_lazy(
        "The list needs at least %(bound)s entry.",
        "The list needs at least %(bound)s entries.",
        "bound",
    ),
    "minProperties": ngettext_lazy(
        "Expected at least %(bound)s key in this object.",
        "Expected at least %(bound)s keys in this object.",
        "bound",
    ),
    "minimum": gettext_lazy("Expected at least %(bound)s, not %(found)s."),
    "exclusiveMinimum": gettext_lazy("Expected more than %(bound)s, not %(found)s."),
    "maximum": gettext_lazy("Expected at most %(bound)s, not %(found)s."),
    "multipleOf": gettext_lazy("Expected at most two decimal places, not %(found)s."),
    "uniqueItems": gettext_lazy("Each entry may stand once in the list."),
}
TYPES = {
    "object": gettext_lazy("an object, { … }"),
    "array": gettext_lazy("a list, [ … ]"),
    "string": gettext_lazy("a text in quotes"),
    "number": gettext_lazy("a number"),
    "integer": gettext_lazy("a whole number"),
}


def broken_schema(document: Any, limit: int) -> Iterator[Problem]:
    """What in the document does not fit the schema, the first `limit` findings."""
    for error in islice(_validator().iter_errors(document), limit):
        path = "$"
        for key in error.absolute_path:
            path = step(path, key)
        if error.validator == UNKNOWN_KEY:
            path = step(path, str(error.validator_value))
        yield Problem(path, _words(error))


@lru_cache(maxsize=1)
def _validator() -> Any:
    raw = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    Draft202012Validator.check_schema(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    definitions = raw.pop("$defs")
    return _Checker(_inlined(raw, definitions))


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with every reference replaced by what it names: it has no cycles, and a
    document holds tens of thousands of places where a reference would be looked up."""
    if isinstance(schema, list):
        return [_inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        named = definitions[schema["$ref"].removeprefix("#/$defs/")]
        schema = {**named, **{key: value for key, value in schema.items() if key != "$ref"}}
    return {key: _inlined(value, definitions) for key, value in schema.items()}


def _is_whole(value: Any) -> bool:
    """JSON Schema counts 1.0 as an integer."""
    if isinstance(value, Decimal):
        return _places(value) <= 0
    return isinstance(value, int) and not isinstance(value, bool)


def _places(value: Decimal) -> int:
    """How many decimal places a number needs; never computes with the number (1e999999999)."""
    _sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise TypeError(f"{value} has no places.")
    needed = "".join(map(str, digits)).rstrip("0")
    return -exponent - (len(digits) - len(needed)) if needed else 0


def _check_hundredths(
    validator: Any, unit: Decimal, value: Any, _schema: Any
) -> Iterator[ValidationError]:
    if isinstance(value, Decimal) and _places(value) > _places(unit):
        yield ValidationError("multipleOf")


def _check_pattern(
    validator: Any, pattern: str, value: Any, _schema: Any
) -> Iterator[ValidationError]:
    # In Python "$" also matches before a last newline; in JSON Schema it does not.
    if isinstance(value, str) and not re.search(_closed(pattern), value):
        yield ValidationError("pattern")


@lru_cache(maxsize=32)
def _closed(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)


def _check_format(validator: Any, name: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    if name != "date" or not isinstance(value, str):
        return
    if re.fullmatch(_closed(schema["pattern"]), value) and parse_date(value) is None:
        yield ValidationError("format")


def _check_unique(
    validator: Any,
    wanted: Any,
    value: Any,
    _schema: Any,
) -> Iterator[ValidationError]:
    if not isinstance(value, list):
        return
    plain = [item for item in value if isinstance(item, str | int | Decimal)]
    if len(set(plain)) < len(plain):
        yield ValidationError("uniqueItems")


def _check_required(
    validator: Any, keys: list[str], value: Any, _schema: Any
) -> Iterator[ValidationError]:
    if isinstance(value, dict) and any(key not in value for key in keys):
        yield ValidationError("required")


def _check_unknown_keys(
    validator: Any, allowed: Any, value: Any, schema: Any
) -> Iterator[ValidationError]:
    if not isinstance(value, dict):
        return
    known = schema.get("properties", {})
    for key in value:
        if key in known:
            continue
        if allowed is False:
            yield ValidationError(
                in_a_row(sorted(known)), validator=UNKNOWN_KEY, validator_value=key
            )
        else:
            yield from validator.descend(value[key], allowed, path=key)


_Checker = extend(
    Draft202012Validator,
    validators={
        "multipleOf": _check_hundredths,
        "pattern": _check_pattern,
        "format": _check_format,
        "uniqueItems": _check_unique,
        "required": _check_required,
        "additionalProperties": _check_unknown_keys,
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _checker, value: _is_whole(value)
    ),
)


def parse_date(text: str) -> datetime.date | None:
    """The day, or None for one that the calendar does not have."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _words(error: ValidationError) -> str:
    keyword, bound = str(error.validator), cast("Any", error.validator_value)
    words = {"bound": bound, "found": _echo(error.instance), "wanted": ""}
    if keyword == "required":
        return _missing([key for key in bound if key not in cast("dict[str, Any]", error.instance)])
    if keyword == "type":
        words["wanted"] = TYPES.get(bound, bound)
    elif keyword == "enum":
        words["bound"] = in_a_row([str(one) for one in bound])
    elif keyword == "pattern":
        starts = (text for start, text in PATTERNS.items() if bound.startswith(start))
        words["wanted"] = next(starts, bound)
    elif keyword == UNKNOWN_KEY:
        words["wanted"] = error.message
    return str(MESSAGES[keyword] % words)


def _missing(keys: list[str]) -> str:
    text = ngettext("The key %(keys)s is missing.", "The keys %(keys)s are missing.", len(keys))
    return text % {"keys": in_a_row(keys)}


def _echo(value: Any) -> str:
    """The value as a person reads it back, cut short; never the whole of a large one."""
    if isinstance(value, dict):
        return _("an object")
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, str):
        cut = value[:LONGEST_ECHO]
        return f"“{cut}…”" if len(value) > LONGEST_ECHO else f"“{cut}”"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)[:LONGEST_ECHO]
