"""From a node of a document to a page: a draft is the source page with its texts in all languages.

Nothing here touches the database but for the children of an existing page.
"""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from modelcluster.models import get_all_child_relations

from ogp_cms.interchange.frame import Draft, Frame, Node, children_of, set_children
from ogp_cms.interchange.versions import name_in
from ogp_cms.plans.models import (
    Activity,
    AxisPage,
    CommitmentPage,
    PlanPage,
    SupportingOrganisation,
)
from ogp_cms.progress.models import (
    ActivityProgress,
    CommunicationAction,
    Evidence,
    PlanningChangePage,
    PlanningRow,
    ProgressUpdatePage,
    ReportPage,
)
from ogp_cms.progress.titles import report_slug

UPDATE_TEXTS = ("summary", "difficulties", "results", "contribution", "next_steps")
ROW_TEXTS = ("done", "not_done", "additional", "decrease_reason")
ACTION_TEXTS = ("title", "date", "audience", "indicators")


def plan_draft(frame: Frame, node: Node, slug: str, page: PlanPage | None = None) -> Draft:
    """The plan itself, without its axes."""
    draft = _draft(frame, PlanPage, page)
    plan = draft.page
    plan.plan_id, plan.slug = node["id"], slug
    plan.source_language = frame.source.language_code
    plan.country = node.get("country", "")
    plan.start, plan.end = _day(node["start"]), _day(node["end"])
    plan.state, plan.rate_of = node["state"], node["rate_of"]
    draft.put(plan, "title", node["title"])
    draft.put(plan, "description", node.get("description"))
    return draft


def axis_draft(frame: Frame, node: Node, page: AxisPage | None = None) -> Draft:
    """An axis, without its commitments."""
    draft = _draft(frame, AxisPage, page)
    axis = draft.page
    axis.axis_id = axis.slug = node["id"]
    draft.put(axis, "title", node["title"])
    draft.put(axis, "description", node.get("description"))
    return draft


def commitment_draft(frame: Frame, node: Node, page: CommitmentPage | None = None) -> Draft:
    """A commitment with its activities, without its reports."""
    draft = _draft(frame, CommitmentPage, page)
    commitment = draft.page
    commitment.number, commitment.slug = node["number"], str(node["number"])
    commitment.lead_organisation = frame.organisations[node["lead_organisation"]]
    commitment.ogp_values = node.get("ogp_values", [])
    commitment.sdgs = node.get("sdgs", [])
    commitment.start, commitment.end = _day(node.get("start")), _day(node.get("end"))
    earlier = node.get("continues", {})
    commitment.continues_plan = earlier.get("plan", "")
    commitment.continues_number = earlier.get("number")
    draft.put(commitment, "title", node["title"])
    draft.put(commitment, "problem", node["problem"])
    draft.put(commitment, "description", node.get("description"))
    _set_supporting(frame, commitment, node)
    _set_activities(draft, node["activities"])
    return draft


def report_draft(
    frame: Frame,
    kind: str,
    node: Node,
    activities: Mapping[int, uuid.UUID],
    page: ReportPage | None = None,
) -> Draft:
    """An update or a planning change (`kind` is its key in the document).

    `activities` are the keys of the commitment's activities by number.
    """
    model = ProgressUpdatePage if kind == "updates" else PlanningChangePage
    draft = _draft(frame, model, page)
    report = draft.page
    report.report_id, report.date = node["id"], _day(node["date"])
    report.approved = _day(node.get("approved"))
    report.slug = report_slug(model.slug_prefix, node["id"])
    name_in(report, frame.source)
    if kind == "updates":
        _fill_update(draft, node, activities)
    else:
        draft.put(report, "reason", node.get("reason"))
        _set_planning(report, node["activities"], activities)
    return draft


def activity_keys(commitment: CommitmentPage) -> dict[int, uuid.UUID]:
    """The keys of a commitment's activities by their numbers."""
    return {activity.number: activity.translation_key for activity in commitment.activities.all()}


def _draft(frame: Frame, model: type[Any], page: Any) -> Draft:
    if page is None:
        page = model(locale=frame.source, translation_key=uuid.uuid4(), live=False)
        for relation in get_all_child_relations(page):
            set_children(page, relation.get_accessor_name(), [])
    return Draft(frame, page)


def _set_supporting(frame: Frame, commitment: CommitmentPage, node: Node) -> None:
    wanted = [frame.organisations[name] for name in node.get("supporting_organisations", [])]
    known = {
        row.organisation_id: row for row in children_of(commitment, "supporting_organisations")
    }
    rows = [
        known.get(organisation.pk) or SupportingOrganisation(organisation=organisation)
        for organisation in wanted
    ]
    set_children(commitment, "supporting_organisations", rows)


def _set_activities(draft: Draft, nodes: Sequence[Node]) -> None:
    known = {activity.number: activity for activity in children_of(draft.page, "activities")}
    rows = []
    for node in nodes:
        row = known.get(node["number"]) or _row(draft, Activity)
        row.number = node["number"]
        row.start, row.end = _day(node.get("start")), _day(node.get("end"))
        draft.put(row, "title", node["title"], f"activities.{row.translation_key}.")
        rows.append(row)
    set_children(draft.page, "activities", rows)


def _fill_update(draft: Draft, node: Node, activities: Mapping[int, uuid.UUID]) -> None:
    for name in UPDATE_TEXTS:
        draft.put(draft.page, name, node.get(name))
    known = {row.activity: row for row in children_of(draft.page, "rows")}
    rows = []
    for each in node["activities"]:
        key = activities[each["number"]]
        row = known.get(key) or _row(draft, ActivityProgress)
        row.activity, row.progress = key, each.get("progress")
        for name in ROW_TEXTS:
            draft.put(row, name, each.get(name), f"rows.{row.translation_key}.")
        rows.append(row)
    set_children(draft.page, "rows", rows)
    _set_evidence(draft, node.get("evidence", []))
    _set_actions(draft, node.get("communication_actions", []))


def _set_evidence(draft: Draft, nodes: Sequence[Node]) -> None:
    known = list(children_of(draft.page, "evidence"))
    rows = []
    for node in nodes:
        file = draft.frame.files.get(node["url"])
        address = "" if file else node["url"]
        row = _take(known, lambda row: (row.url, row.document_id) == (address, file))  # noqa: B023
        row = row or _row(draft, Evidence)
        row.url, row.document_id = address, file
        draft.put(row, "title", node["title"], f"evidence.{row.translation_key}.")
        rows.append(row)
    set_children(draft.page, "evidence", rows)


def _set_actions(draft: Draft, nodes: Sequence[Node]) -> None:
    known = list(children_of(draft.page, "communication_actions"))
    code = draft.frame.source.language_code
    # The same title first, so that a row keeps its translations when others come or go.
    kept = [_take(known, lambda row: row.title == node["title"][code]) for node in nodes]  # noqa: B023
    rows = []
    for node, found in zip(nodes, kept, strict=True):
        row = found or _take(known, lambda _row: True) or _row(draft, CommunicationAction)
        prefix = f"communication_actions.{row.translation_key}."
        for name in ACTION_TEXTS:
            draft.put(row, name, node.get(name), prefix)
        rows.append(row)
    set_children(draft.page, "communication_actions", rows)


def _set_planning(
    report: PlanningChangePage, nodes: Sequence[Node], activities: Mapping[int, uuid.UUID]
) -> None:
    known = {row.activity: row for row in children_of(report, "rows")}
    rows = []
    for node in nodes:
        key = activities[node["number"]]
        row = known.get(key) or PlanningRow(activity=key)
        row.weight, row.state = node.get("weight"), node.get("state", "")
        row.start, row.end = _day(node.get("start")), _day(node.get("end"))
        rows.append(row)
    set_children(report, "rows", rows)


def _row(draft: Draft, model: type[Any]) -> Any:
    return model(locale=draft.frame.source, translation_key=uuid.uuid4())


def _take(rows: list[Any], fits: Any) -> Any:
    """Takes the first row that fits out of the list; None when none does."""
    for place, row in enumerate(rows):
        if fits(row):
            return rows.pop(place)
    return None


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None
