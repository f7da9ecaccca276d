"""The languages of the installation, as Wagtail locales."""

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.utils import translation


def source_language() -> str:
    """The code of the installation's source language: the first of OGP_LANGUAGES."""
    return str(settings.LANGUAGE_CODE)


def installed_languages() -> list[str]:
    """The codes of the installation's languages, the source first."""
    return [code for code, _name in settings.LANGUAGES]


@lru_cache(maxsize=32)
def is_right_to_left(code: str) -> bool:
    """Whether the language is written from right to left."""
    try:
        return bool(translation.get_language_info(code)["bidi"])
    except KeyError:
        return False


def direction(code: str) -> str:
    """The value of HTML's `dir` for a language."""
    return "rtl" if is_right_to_left(code) else "ltr"


def default_version(addresses: Mapping[str, str]) -> str:
    """Of addresses by language the one for readers of any other: the source's, else the first."""
    return addresses.get(source_language()) or next(iter(addresses.values()), "")
