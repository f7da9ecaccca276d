"""All rates of a plan as one document: what `rates show` prints."""

import datetime
from typing import Any

from ogp_cms.extensions import KnownAt, Scope, ScopeKind
from ogp_cms.ledger.levels import level_of
from plugins.rates.asked import Asked
from plugins.rates.catalogue import Catalogue
from plugins.rates.engine import RULE, Rates, Ratio
from plugins.rates.metrics import rates_of
from plugins.rates.writing import four_places, hundredths


def overview(catalogue: Catalogue, asked: Asked) -> dict[str, Any]:
    """Plan, axes, commitments and activities as the ledger knew them, with their rates.

    What has no page any more is listed without number. Rates have four places, decimals two.
    """
    plan = catalogue.plan
    rates = rates_of([Scope(ScopeKind.PLAN, plan.translation_key)], asked)
    key = plan.translation_key.hex
    axes = catalogue.in_order(rates.axes_of_plan(key), catalogue.axes)
    return {
        "plan": {"id": plan.plan_id, **_rate(rates.plan(key))},
        "axes": [_axis(catalogue, rates, axis) for axis in axes],
        "as_of": asked.as_of.isoformat(),
        "known_at": _known_at(asked.known_at),
        "rule": RULE,
        "ledger_entry": asked.entry,
    }


def _axis(catalogue: Catalogue, rates: Rates, axis: str) -> dict[str, Any]:
    page = catalogue.axes.get(axis)
    listed = catalogue.in_order(rates.commitments_of_axis(axis), catalogue.commitments)
    return {
        "id": page.axis_id if page else None,
        **_rate(rates.axis(axis)),
        "commitments": [_commitment(catalogue, rates, commitment) for commitment in listed],
    }


def _commitment(catalogue: Catalogue, rates: Rates, commitment: str) -> dict[str, Any]:
    page = catalogue.commitments.get(commitment)
    terms = {term.activity: term for term in rates.terms(commitment)}
    return {
        "number": page.number if page else None,
        **_rate(rates.commitment(commitment)),
        "activities": [
            {
                "number": getattr(catalogue.activities.get(key), "number", None),
                "weight": hundredths(terms[key].weight),
                "progress": _progress(terms[key].progress),
                "state": terms[key].state,
                "counts": terms[key].counts,
            }
            for key in catalogue.in_order(terms, catalogue.activities)
        ],
    }


def _rate(ratio: Ratio | None) -> dict[str, Any]:
    if ratio is None:
        return {"rate": None, "level": None}
    level = level_of(ratio.value)
    return {"rate": four_places(ratio.value), "level": level.value if level else None}


def _progress(progress: int | None) -> str | None:
    return None if progress is None else hundredths(progress)


def _known_at(known_at: KnownAt) -> str | int | None:
    return known_at.isoformat() if isinstance(known_at, datetime.datetime) else known_at
