"""New pages of a plan, many at once, in every language's tree."""

import copy
import datetime
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from ogp_cms.interchange import localize, rows
from ogp_cms.interchange.frame import Draft, Frame
from ogp_cms.interchange.localize import Translated
from ogp_cms.interchange.rows import Row, Spot, Trees
from ogp_cms.interchange.versions import in_language, in_source_words, name_in
from ogp_cms.plans.models import PlanPage
from ogp_cms.progress.models import ReportPage

Entry = tuple[Any, str, int | None, dict[str, Any]]


@dataclass
class New:
    """A draft that becomes pages, below the page with the key `parent`.

    `mirrored` are the languages in which it has no text but something below it does: there an
    alias stands for it, as wagtail-localize makes one.
    """

    draft: Draft
    parent: UUID
    mirrored: set[str] = field(default_factory=set)


@dataclass
class Writer:
    """Inserts new pages; the trees remember where the next ones go.

    Afterwards `written` names the pages by type and `revisions` the live revision of each new
    source page by its key.
    """

    frame: Frame
    trees: Trees
    user: Any = None
    progress: Callable[[int], None] = lambda _count: None
    written: dict[type[Page], list[int]] = field(default_factory=lambda: defaultdict(list))
    revisions: dict[UUID, int] = field(default_factory=dict)

    def write(self, items: Sequence[New]) -> None:
        """Writes pages whose parents stand, in all their languages."""
        if not items:
            return
        moment = timezone.now()
        self._write_sources(items, moment)
        translated: dict[UUID, Translated] = {}
        for item, code, revision in self._write_translations(items, moment):
            key = item.draft.page.translation_key
            translated.setdefault(key, Translated(item.draft, {})).revisions[code] = revision
        self._write_aliases(items, moment)
        localize.record(list(translated.values()), self.user)
        self.progress(len(items))

    def _write_sources(self, items: Sequence[New], moment: datetime.datetime) -> None:
        code = self.frame.source.language_code
        made = [Row(item.draft.page, self._parent(item.parent, code)) for item in items]
        self._insert(made, code, moment)
        contents = [(row, row.page.serializable_data()) for row in made]
        rows.add_revisions(contents, moment=moment, user=self.user)
        self._publish(made, moment)
        for row in made:
            self.revisions[row.page.translation_key] = row.revision or 0
        self._log([(row.page, "wagtail.create", None, {}) for row in made], moment)
        self._log([(row.page, "wagtail.publish", row.revision, {}) for row in made], moment)

    def _write_translations(
        self, items: Sequence[New], moment: datetime.datetime
    ) -> list[tuple[New, str, int]]:
        """As wagtail-localize does it, each has two revisions: the copy, then the translation."""
        made = [(item, code) for item in items for code in sorted(item.draft.languages)]
        return self.write_translations(made, moment)

    def write_translations(
        self, made: Sequence[tuple[New, str]], moment: datetime.datetime
    ) -> list[tuple[New, str, int]]:
        """Writes translations of source pages that stand; returns them with their revisions."""
        all_rows: list[tuple[New, str, Row]] = []
        for item, code in made:
            page = in_language(item.draft, self.frame.locales[code])
            all_rows.append((item, code, Row(page, self._parent(item.parent, code))))
        for code in sorted({code for _item, code in made}):
            self._insert([row for _i, own, row in all_rows if own == code], code, moment)
        source = self.frame.source
        contents = [(row, row.page.serializable_data()) for _i, _c, row in all_rows]
        rows.add_revisions(
            [
                (row, _in_source_words(content, item.draft, source.language_code))
                for (item, _code, _row), (row, content) in zip(all_rows, contents, strict=True)
            ],
            moment=moment,
            user=self.user,
        )
        self._log_copies([self._copied(item, row) for item, _code, row in all_rows], moment)
        rows.add_revisions(contents, moment=moment, user=self.user)
        finished = [row for _i, _c, row in all_rows]
        self._publish(finished, moment)
        self._log([(row.page, "wagtail.publish", row.revision, {}) for row in finished], moment)
        return [(item, code, row.revision or 0) for item, code, row in all_rows]

    def _write_aliases(self, items: Sequence[New], moment: datetime.datetime) -> None:
        made: list[tuple[New, str]] = [
            (item, code) for item in items for code in sorted(item.mirrored - item.draft.languages)
        ]
        for item, code in made:
            self.write_alias(item, code, moment)

    def write_alias(self, item: New, code: str, moment: datetime.datetime) -> Spot:
        """Writes an alias of a source page into another language's tree."""
        source = item.draft.page
        page = in_source_words(item.draft, self.frame.locales[code])
        if isinstance(page, ReportPage):
            name_in(page, self.frame.locales[code])
        page.live_revision_id = source.live_revision_id
        row = Row(page, self._parent(item.parent, code), alias_of=source.pk)
        self._insert([row], code, moment)
        page.alias_of_id = source.pk
        self._become_public([row], moment)
        data = {
            "page": {"id": page.pk, "title": page.get_admin_display_title()},
            **self._places(item, row),
        }
        self._log([(page, "wagtail.create", None, {})], moment)
        self._log([(page, "wagtail.create_alias", None, data)], moment)
        rows.index_references([page])
        return self.trees.spots[page.translation_key, code]

    def _insert(self, made: Sequence[Row], code: str, moment: datetime.datetime) -> None:
        for row in made:
            if hasattr(row.page, "plan_page"):
                row.page.plan_page = self._plan_in(row)
        rows.insert(made, moment=moment)
        for row in made:
            self.trees.spots[row.page.translation_key, code] = Spot(row.page)
            self.written[type(row.page)].append(row.page.pk)

    def _plan_in(self, row: Row) -> int:
        """The id of the plan page of the same tree."""
        parent = row.parent.page
        return parent.pk if isinstance(parent, PlanPage) else parent.plan_page

    def _publish(self, made: Sequence[Row], moment: datetime.datetime) -> None:
        rows.publish(made)
        self._become_public(made, moment)
        rows.index_references([row.page for row in made])

    def _become_public(self, made: Sequence[Row], moment: datetime.datetime) -> None:
        for row in made:
            rows.become_public(row.page, moment)

    def _parent(self, key: UUID, code: str) -> Spot:
        return self.trees.spots[key, code]

    def _log(self, entries: Sequence[Entry], moment: datetime.datetime) -> None:
        rows.log(entries, moment=moment, user=self.user)

    def _log_copies(self, entries: Sequence[Entry], moment: datetime.datetime) -> None:
        """A copy is logged under the title that it had before it was translated."""
        created: list[Entry] = [(page, "wagtail.create", None, {}) for page, *_rest in entries]
        rows.log(created, moment=moment, user=self.user, titles=self._source_title)
        rows.log(entries, moment=moment, user=self.user, titles=self._title_of_copy)

    def _source_title(self, page: Any) -> str:
        source = self.trees.spots[page.translation_key, self.frame.source.language_code].page
        return str(source.title)

    def _title_of_copy(self, page: Any) -> str:
        # The titles of reports are made in every language, not translated.
        return str(page.title) if isinstance(page, ReportPage) else self._source_title(page)

    def _copied(self, item: New, row: Row) -> Entry:
        page, source = row.page, item.draft.page
        data = {
            "page": {
                "id": page.pk,
                "title": self._title_of_copy(page),
                "locale": {"id": page.locale_id, "language_code": page.locale.language_code},
            },
            **self._places(item, row),
            "keep_live": False,
            "source_locale": {
                "id": source.locale_id,
                "language_code": source.locale.language_code,
            },
        }
        return (page, "wagtail.copy_for_translation", None, data)

    def _places(self, item: New, row: Row) -> dict[str, Any]:
        source = self._parent(item.parent, self.frame.source.language_code).page
        return {
            name: {"id": parent.pk, "title": parent.get_admin_display_title()}
            for name, parent in (("source", source), ("destination", row.parent.page))
        }


def _in_source_words(content: dict[str, Any], draft: Draft, code: str) -> dict[str, Any]:
    """The content of a translation as it was when it was still a copy of its source."""
    made = copy.copy(content)
    if not isinstance(draft.page, ReportPage):
        made["title"] = draft.page.title
    relations = {path.split(".")[0] for path in draft.texts if "." in path}
    for name in relations:
        made[name] = [dict(child) for child in content[name]]
    children = {
        (name, str(child["translation_key"])): child for name in relations for child in made[name]
    }
    for path, text in draft.texts.items():
        *place, name = path.split(".")
        target = children[place[0], place[1]] if place else made
        target[name] = text[code]
    return made
