"""Files of this site by the absolute address under which a document names them."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model

# More digits than this fit into no column of ids.
LONGEST_ID = 18


def address_of(document: Any) -> str:
    """The absolute address of a file of this site."""
    return _base() + str(document.url)


def known_files(addresses: Iterable[str]) -> dict[str, int]:
    """The ids of the files that stand on this site under one of the addresses (1 query)."""
    named = {}
    for address in addresses:
        pk = _document_id(address)
        if pk is not None:
            named[address] = pk
    there = get_document_model().objects.in_bulk(set(named.values()))
    return {
        address: pk
        for address, pk in named.items()
        if pk in there and unquote(address_of(there[pk])) == unquote(address)
    }


def _document_id(address: str) -> int | None:
    if not address.startswith(_base() + "/"):
        return None
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    if match.url_name != "wagtaildocs_serve":
        return None
    # Wagtail's pattern names neither of its two parts: the id and the name of the file.
    number = match.args[0]
    return int(number) if len(number) <= LONGEST_ID else None


def _base() -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
