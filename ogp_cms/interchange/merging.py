"""The translations that were made on the site, beside those that a document wants."""

from collections.abc import Iterator, Sequence
from typing import Any

from ogp_cms.interchange.localize import SiteText


def texts_at_stake(wanted: Any, there: Any, path: str = "") -> Iterator[str]:
    """Where the wanted node changes a translation that was made on the site."""
    if isinstance(there, SiteText) and isinstance(wanted, str) and wanted != there:
        yield path.removeprefix(".")
    elif isinstance(wanted, dict) and isinstance(there, dict):
        for key in wanted.keys() & there.keys():
            yield from texts_at_stake(wanted[key], there[key], f"{path}.{key}")
    elif isinstance(wanted, list) and isinstance(there, list):
        for place, (mine, theirs) in enumerate(_matched(wanted, there)):
            yield from texts_at_stake(mine, theirs, f"{path}[{place}]")


def merged(wanted: Any, there: Any) -> Any:
    """The wanted node, with the translations made on the site that it does not speak of."""
    if isinstance(wanted, dict) and isinstance(there, dict):
        made = {key: merged(value, there.get(key)) for key, value in wanted.items()}
        kept = {key: value for key, value in there.items() if isinstance(value, SiteText)}
        return kept | made
    if isinstance(wanted, list) and isinstance(there, list):
        return [merged(mine, theirs) for mine, theirs in _matched(wanted, there)]
    if isinstance(there, SiteText) and wanted == there:
        return there
    return wanted


def _matched(wanted: Sequence[Any], there: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Each wanted entry with the one that stands there: by number or address, else by place."""
    named = {_name_of(entry): entry for entry in there}
    for place, entry in enumerate(wanted):
        name = _name_of(entry)
        if name is None:
            yield entry, there[place] if place < len(there) else None
        else:
            yield entry, named.get(name)


def _name_of(entry: Any) -> Any:
    return (entry.get("number") or entry.get("url")) if isinstance(entry, dict) else None
