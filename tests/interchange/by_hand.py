"""A plan published page by page, by Wagtail's and wagtail-localize's own means.

What the importer is compared with: the same rows must come out, and how long it takes.
"""

from collections.abc import Callable, Sequence
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from ogp_cms.core.models import HomePage
from ogp_cms.interchange import organisations
from ogp_cms.interchange.changes import compare
from ogp_cms.interchange.domain import _frame
from ogp_cms.interchange.drafts import (
    activity_keys,
    axis_draft,
    commitment_draft,
    plan_draft,
    report_draft,
)
from ogp_cms.interchange.frame import Draft
from ogp_cms.interchange.localize import TOOL
from ogp_cms.interchange.organisations import read_organisations

Document = dict[str, Any]


def publish_by_hand(
    document: Document,
    *,
    committed: Callable[[Callable[[], Any]], Any] = lambda publish: publish(),
) -> int:
    """Publishes a document in normal form page by page; returns how many pages were made.

    `committed` runs a step with what it does on commit.
    """
    frame = _frame(document)
    names = [node["id"] for node in document["organisations"]]
    there = read_organisations(names, frame.source.language_code)
    frame.organisations = organisations.write(frame, compare(document, None, there, set()), None)
    pages = Page.objects.count()
    home = HomePage.objects.get(locale=frame.source)
    plan = plan_draft(frame, document["plan"], document["plan"]["id"])
    _publish(plan, home, committed)
    axes = [(axis_draft(frame, node), node) for node in document["axes"]]
    for axis, _node in axes:
        _publish(axis, plan.page, committed)
    for axis, node in axes:
        for each in node["commitments"]:
            commitment = commitment_draft(frame, each)
            _publish(commitment, axis.page, committed)
            numbers = activity_keys(commitment.page)
            for kind in ("planning_changes", "updates"):
                for report in each.get(kind, []):
                    draft = report_draft(frame, kind, report, numbers)
                    _publish(draft, commitment.page, committed)
    return Page.objects.count() - pages


def _publish(draft: Draft, parent: Any, committed: Callable[[Callable[[], Any]], Any]) -> None:
    parent = type(parent).objects.get(pk=parent.pk)
    page = draft.page
    parent.add_child(instance=page)
    committed(lambda: page.save_revision().publish())
    draft.page = type(page).objects.get(pk=page.pk)
    if draft.languages:
        _translate(draft, sorted(draft.languages), committed)


def _translate(
    draft: Draft, codes: Sequence[str], committed: Callable[[Callable[[], Any]], Any]
) -> None:
    source, _made = TranslationSource.update_or_create_from_instance(draft.page)
    for code in codes:
        locale = draft.frame.locales[code]
        translation = Translation.objects.create(source=source, target_locale=locale)
        for segment in source.stringsegment_set.select_related("context", "string"):
            text = draft.texts.get(segment.context.path, {})
            if code in text:
                StringTranslation.objects.create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=locale,
                    data=StringValue.from_plaintext(text[code]).data,
                    translation_type="manual",
                    tool_name=TOOL,
                )
        committed(lambda: translation.save_target(publish=True))  # noqa: B023 - run at once
