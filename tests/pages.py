"""A small plan in three languages for the tests of pages, and a metric that needs no plugin."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ogp_cms.core.models import HomePage
from ogp_cms.extensions import COMPLETION_RATE, Figure, Metric, Scope, ScopeKind
from ogp_cms.ledger.queries import standing
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import ReportingRound
from tests import factories as f

FEBRUARY, APRIL, JUNE = (datetime.date(2024, month, 28) for month in (2, 4, 6))


class PlainMetric(Metric):
    """Rates computed as plainly as can be, in one query: pages are tested without the plugin."""

    name = COMPLETION_RATE
    label = "completion rate"
    rule = "1"

    def figures_at(self, scopes, dates, **_options) -> Any:
        entries = list(standing().order_by("effective", "number"))
        return {day: self._on(day, entries, scopes) for day in dates}

    def _on(self, day, entries, scopes) -> dict[Scope, Figure]:
        known = [entry for entry in entries if entry.effective <= day]
        progress = {e.subject: e.progress for e in known if e.kind == "progress"}
        weights = {e.subject: e.weight for e in known if e.kind == "planning" and e.weight}
        states = {e.subject: e.state for e in known if e.kind == "planning" and e.state}
        parents = {e.subject: e.parent for e in known if e.kind == "placement"}
        leads = {e.subject: e.organisation for e in known if e.kind == "placement"}
        children = defaultdict(list)
        for child, parent in parents.items():
            children[parent].append(child)

        def figure(kind, key) -> tuple[Fraction, Fraction] | None:
            if kind == ScopeKind.ACTIVITY:
                if states.get(key) == "cancelled":
                    return None
                return Fraction(progress.get(key, 0)), Fraction(1)
            if kind == ScopeKind.COMMITMENT:
                rows = [
                    (Fraction(weights.get(row, 1)), part[0])
                    for row in children[key]
                    if (part := figure(ScopeKind.ACTIVITY, row))
                ]
                weight = sum((each for each, _value in rows), Fraction(0))
                return (sum((w * v for w, v in rows), Fraction(0)), weight) if weight else None
            if kind == ScopeKind.ORGANISATION:
                inner = [key_ for key_, lead in leads.items() if lead == key]
                return mean([figure(ScopeKind.COMMITMENT, each) for each in inner])
            if kind == ScopeKind.AXIS:
                return mean([figure(ScopeKind.COMMITMENT, each) for each in children[key]])
            below = [each for axis in children[key] for each in children[axis]]
            return mean([figure(ScopeKind.COMMITMENT, each) for each in below])

        def mean(parts) -> tuple[Fraction, Fraction] | None:
            values = [part[0] / part[1] for part in parts if part]
            total = sum(values, Fraction(0))
            return (total, Fraction(len(values))) if values else None

        found = {}
        for scope in scopes:
            part = figure(scope.kind, scope.key)
            value = part[0] / part[1] if part else None
            top, bottom = part or (Fraction(0), Fraction(0))
            found[scope] = Figure(value, top, bottom, self.rule)
        return found


@dataclass
class Story:
    """The pages of the small plan, by what they are."""

    home: HomePage
    plan: Any
    axis: Any
    commitment: Any
    other: Any
    update: Any
    planning: Any
    organisation: Any
    news_index: Any
    news: Any
    about: Any


def tell(home: HomePage) -> Story:
    """A plan of two axes and two commitments, with reports, rounds and news; all but axis 2 in Arabic."""
    organisation = f.OrganisationFactory(
        organisation_id="inpplc", name="Instance de probité", email="contact@example.org"
    )
    plan = f.publish(
        f.PlanPageFactory(
            parent=home,
            slug="plan-2024",
            plan_id="plan-2024",
            title="Plan d’action 2023-2024",
            description="Le premier plan.",
            state="adopted",
            start=datetime.date(2023, 1, 1),
            end=datetime.date(2024, 6, 30),
        )
    )
    axis = f.publish(
        f.AxisPageFactory(parent=plan, slug="integrite", axis_id="integrite", title="Intégrité")
    )
    second = f.publish(
        f.AxisPageFactory(parent=plan, slug="budget", axis_id="budget", title="Budget")
    )
    commitment = f.publish(
        f.CommitmentPageFactory(
            parent=axis,
            number=7,
            title="Mise en place d’un portail d’intégrité",
            lead_organisation=organisation,
            description="Un seul site pour l’intégrité. Il réunit tout.\n\n- un\n- deux",
            problem="Chacun communique de son côté.",
            ogp_values=["public_accountability"],
            sdgs=[16],
            start=datetime.date(2023, 1, 1),
            end=datetime.date(2024, 3, 31),
            activities=3,
        )
    )
    other = f.publish(
        f.CommitmentPageFactory(
            parent=second,
            number=13,
            title="Suivi du financement public",
            lead_organisation=organisation,
            activities=1,
        )
    )
    first, next_, last = commitment.activities.order_by("number")
    planning = f.publish(
        f.PlanningChangePageFactory(
            parent=commitment,
            date=FEBRUARY,
            reason="Le projet est refondu.",
            planning={first: {"weight": 20}, next_: {"weight": 80}, last: {"state": "suspended"}},
        )
    )
    f.publish(
        f.ProgressUpdatePageFactory(
            parent=commitment,
            date=APRIL,
            summary="Des dossiers existent.",
            progress={first: 50},
        )
    )
    draft = f.ProgressUpdatePageFactory(
        parent=commitment,
        date=JUNE,
        summary="Une version bêta existe.",
        results="Un premier résultat.",
        contribution="Une contribution.",
        next_steps="La version finale.",
        difficulties="Les bailleurs manquent.",
        progress={first: 100, next_: 10},
    )
    for row in draft.rows.all():
        row.done = "- Maquette établie\n- Dossiers rédigés"
        row.not_done = "Élargissement"
    update = f.publish(draft)
    for opens, due in (
        (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29)),
        (datetime.date(2024, 3, 1), datetime.date(2024, 4, 30)),
        (datetime.date(2024, 5, 1), datetime.date(2024, 6, 30)),
    ):
        ReportingRound.objects.create(plan=plan.translation_key, opens=opens, due=due)
    plan.state = "implementation"
    plan = f.publish(plan)
    index = f.publish(f.NewsIndexPageFactory(parent=home, slug="news", title="Actualités"))
    item = f.NewsPageFactory(
        parent=index, slug="portail", title="Le portail avance", date=datetime.date(2024, 5, 2)
    )
    item.commitments.create(commitment=commitment)
    item.body = [
        {"type": "heading", "value": "Ce qui est fait"},
        {"type": "paragraph", "value": "<p>Une <b>version</b> bêta.</p>"},
        {"type": "commitment", "value": commitment.pk},
    ]
    news = f.publish(item)
    about = f.publish(f.StandardPageFactory(parent=home, slug="a-propos", title="À propos"))
    _translate(plan, axis, commitment, update, about)
    return Story(
        home, plan, axis, commitment, other, update, planning, organisation, index, news, about
    )


def _translate(plan, axis, commitment, update, about) -> None:
    f.translate(plan, "ar", title="خطة العمل", description="أول خطة.")
    f.translate(axis, "ar", title="النزاهة")
    arabic = f.translate(
        commitment,
        "ar",
        title="إحداث بوابة للنزاهة",
        problem="لا يوجد فضاء واحد.",
    )
    assert isinstance(arabic, CommitmentPage)
    f.translate(update, "ar", summary="توجد نسخة تجريبية.")
    f.translate(about, "ar", title="حول")
