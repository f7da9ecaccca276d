"""The names of what the ledger knows by key: numbers, titles, organisations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ogp_cms.plans.queries import (
    activities_in,
    every_axis,
    every_commitment,
    localised,
    source_plan,
)


@dataclass
class Catalogue:
    """The pages of a plan's source tree by key, with their titles in a language.

    Keys are 32 hexadecimal digits. What is read, is read once, and only if it is asked for.
    """

    plan: Any
    language: str

    @cached_property
    def axes(self) -> dict[str, Any]:
        """Every axis in tree order, public or not."""
        return _by_key(every_axis(self.plan))

    @cached_property
    def commitments(self) -> dict[str, Any]:
        """Every commitment by number, public or not."""
        return _by_key(every_commitment(self.plan))

    @cached_property
    def activities(self) -> dict[str, Any]:
        """Every activity by number, from the pages in the catalogue's language."""
        pages = localised(list(self.commitments.values()), self.language)
        sources = activities_in(self.commitments.values())
        return _by_key(sources) | _by_key(activities_in(pages))

    def activities_of(self, commitment: Any) -> dict[str, Any]:
        """The activities of one commitment, in the catalogue's language where it is public."""
        (page,) = localised([commitment], self.language)
        return _by_key(activities_in([commitment])) | _by_key(activities_in([page]))

    def titles(self, pages: Iterable[Any]) -> dict[str, Any]:
        """The pages by key as the reader gets them: only public ones have a title to show."""
        public: Sequence[Any] = [page for page in pages if page.live]
        return _by_key(localised(public, self.language))

    def in_order(self, keys: Iterable[str], pages: dict[str, Any]) -> list[str]:
        """Keys in the order of these pages; what has no page any more stands last, by key."""
        known = set(keys)
        return [key for key in pages if key in known] + sorted(known - set(pages))


def catalogue_of(plan_id: str, language: str) -> Catalogue | None:
    """The catalogue of a plan, None if there is no such plan."""
    plan = source_plan(plan_id)
    return Catalogue(plan, language) if plan else None


def _by_key(things: Iterable[Any]) -> dict[str, Any]:
    return {thing.translation_key.hex: thing for thing in things}
