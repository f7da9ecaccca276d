"""Changing pages that stand: publication and withdrawal without the signals of a person's work.

The importer writes the facts itself, as its last step, so nobody else may write them on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import TranslationLog

from ogp_cms.interchange import localize
from ogp_cms.interchange.bulk import New, Writer
from ogp_cms.interchange.frame import Draft
from ogp_cms.interchange.nodes import Found
from ogp_cms.interchange.rows import Spot
from ogp_cms.interchange.versions import in_language, in_source_words, name_in
from ogp_cms.progress.models import ReportPage

# What an import leaves in place of a revision where it withdrew the page.
WITHDRAWN = 0


@dataclass
class Rewriter:
    """Changes existing pages in all their languages, and knows every page by its key."""

    writer: Writer
    known: dict[UUID, Found]
    user: Any = None
    touched: list[Any] = field(default_factory=list)
    # Translations that lost their last text: they stay only while something stands below them.
    emptied: list[Any] = field(default_factory=list)

    def rewrite(self, draft: Draft, found: Found, before: dict[str, Any]) -> None:
        """Makes the page and its versions what the draft says. `before`: its data as it stood."""
        page, frame = draft.page, draft.frame
        restored = not page.live
        changed = restored or page.serializable_data() != before
        if changed:
            self._publish(page, title_before=before["title"])
        source = localize.update(draft, draft.languages, self.user)
        for code in sorted(draft.languages - found.versions.keys()):
            self._translate(draft, found, code, source)
        for code, version in found.versions.items():
            locale = frame.locales.get(code)
            if locale is not None:
                self._rewrite_version(draft, version, code, restored=restored)

    def _rewrite_version(self, draft: Draft, version: Any, code: str, *, restored: bool) -> None:
        locale = draft.frame.locales[code]
        before = version.serializable_data()
        if code in draft.languages:
            converted = version.alias_of_id is not None
            in_language(draft, locale, version)
            if converted:
                version.alias_of_id = None
                self._log(version, "wagtail.convert_alias", data=_page_data(version))
            if converted or restored or not version.live or version.serializable_data() != before:
                self._publish(version, title_before=before["title"])
            return
        in_source_words(draft, locale, version)
        if isinstance(version, ReportPage):
            name_in(version, locale)
        if version.alias_of_id is not None:
            if version.serializable_data() != before or restored:
                self._refresh_alias(version, draft.page)
        elif version.live or restored:
            self.emptied.append((version, before))

    def _refresh_alias(self, alias: Any, source: Any) -> None:
        alias.live, alias.has_unpublished_changes = True, False
        alias.draft_title = alias.title
        alias.last_published_at = source.last_published_at
        alias.latest_revision_created_at = source.latest_revision_created_at
        self._save(alias)

    def settle_emptied(self) -> None:
        """Withdraws translations without a text of their own, unless something stands below."""
        for version, before in sorted(self.emptied, key=lambda pair: -pair[0].depth):
            if version.get_children().live().exists():
                if version.serializable_data() != before or not version.live:
                    self._publish(version, title_before=before["title"])
            elif version.live:
                self._withdraw_page(version)

    def ensure(self, key: UUID, code: str) -> Spot:
        """The spot of a page in a language's tree; where it is not there, an alias is made."""
        trees = self.writer.trees
        spot = trees.find(key, code)
        if spot is not None:
            return spot
        found = self.known[key]
        if code == self.writer.frame.source.language_code:
            return trees.know(found.page, code)
        version = found.versions.get(code)
        if version is None:
            self._ensure_parents(found, code)
            item = New(Draft(self.writer.frame, found.page), self._parent_key(found))
            made = self.writer.write_alias(item, code, timezone.now())
            found.versions[code] = made.page
            return made
        if not version.live and found.page.live:
            self._publish(version, title_before=version.title)
        return trees.know(version, code)

    def withdraw(self, found: Found) -> None:
        """Takes a page off the site in every language."""
        for page in (*found.versions.values(), found.page):
            if page.live:
                self._withdraw_page(page)

    def move(self, found: Found, target: UUID) -> None:
        """Moves a page below another parent, in every language's tree."""
        source = self.writer.frame.source.language_code
        for code, page in [(source, found.page), *found.versions.items()]:
            parent = Page.objects.get(pk=self.ensure(target, code).page.pk)
            self._move_page(page, parent)
        found.parent = target

    def reorder(self, children: list[Found], parent: Found) -> None:
        """Puts the children into this order, in every language's tree."""
        source = self.writer.frame.source.language_code
        for code, above in [(source, parent.page), *parent.versions.items()]:
            for found in children:
                page = found.page if code == source else found.versions.get(code)
                if page is not None:
                    fresh = Page.objects.get(pk=page.pk)
                    MP_Node.move(fresh, Page.objects.get(pk=above.pk), pos="last-child")

    def finish(self) -> None:
        """Brings the reference index up to date with all that was changed."""
        for page in self.touched:
            ReferenceIndex.create_or_update_for_object(page)

    def _translate(self, draft: Draft, found: Found, code: str, source: Any) -> None:
        """A translation of a page that stands, in a language that it did not have."""
        parent = self._parent_key(found)
        self._ensure_parents(found, code)
        self.ensure(found.key, self.writer.frame.source.language_code)
        made = self.writer.write_translations([(New(draft, parent), code)], timezone.now())
        for _item, _code, revision in made:
            TranslationLog.objects.create(
                source=source, locale=draft.frame.locales[code], revision_id=revision
            )

    def _ensure_parents(self, found: Found, code: str) -> None:
        source = self.writer.frame.source.language_code
        for each in (code, source):
            if found.parent is not None:
                self.ensure(found.parent, each)
            else:
                home = Page.objects.get(pk=found.page.get_parent().pk)
                self.writer.trees.know(_in_tree(home, self.writer.frame.locales[each].pk), each)

    def _parent_key(self, found: Found) -> UUID:
        key: UUID = found.parent or found.page.get_parent().translation_key
        return key

    def _publish(self, page: Any, *, title_before: str) -> None:
        now = timezone.now()
        # Children get their ids by the first save, so that the revision names them.
        self._save(page)
        with disable_reference_index_auto_update():
            revision = page.save_revision(user=self.user, clean=False, changed=False)
        page.live, page.has_unpublished_changes, page.expired = True, False, False
        page.first_published_at = page.first_published_at or now
        page.last_published_at, page.live_revision = now, revision
        if isinstance(page, ReportPage):
            page.imported_revision = revision.pk
        self._save(page)
        if title_before != page.title:
            titles = {"title": {"old": title_before, "new": page.title}}
            self._log(page, "wagtail.rename", revision=revision, data=titles)
        self._log(page, "wagtail.publish", revision=revision, content_changed=True)

    def _withdraw_page(self, page: Any) -> None:
        page.live, page.live_revision = False, None
        # Not a draft of a person: the next import may bring the page back.
        page.has_unpublished_changes = False
        if isinstance(page, ReportPage):
            page.imported_revision = WITHDRAWN
        self._save(page)
        self._log(page, "wagtail.unpublish")

    def _save(self, page: Any) -> None:
        with disable_reference_index_auto_update():
            page.save(clean=False)
        self.touched.append(page)

    def _log(self, page: Any, action: str, **values: Any) -> None:
        log(instance=page, action=action, user=self.user, **values)

    def _move_page(self, page: Any, parent: Page) -> None:
        before = page.get_parent(update=True)
        url_path = page.url_path
        # Not Page.move: its signals would write the placement a second time.
        MP_Node.move(Page.objects.get(pk=page.pk), parent, pos="last-child")
        page.refresh_from_db(fields=["path", "depth", "numchild"])
        page.__dict__.pop("_cached_parent_obj", None)
        page.set_url_path(Page.objects.get(pk=parent.pk))
        Page.objects.filter(pk=page.pk).update(url_path=page.url_path)
        page._update_descendant_url_paths(url_path, page.url_path)
        places = {
            name: {"id": each.pk, "title": each.get_admin_display_title()}
            for name, each in (("source", before), ("destination", parent))
        }
        self._log(page, "wagtail.move", data=places)


def _in_tree(page: Page, locale_id: int) -> Page:
    return page if page.locale_id == locale_id else page.get_translations().get(locale_id=locale_id)


def _page_data(page: Any) -> dict[str, Any]:
    return {"page": {"id": page.pk, "title": page.get_admin_display_title()}}


Progress = Callable[[int], None]
