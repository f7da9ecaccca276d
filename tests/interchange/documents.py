"""A small valid document, and ways to break it."""

import copy
from typing import Any


def text(fr: str, **others: str) -> dict[str, str]:
    return {"fr": fr, **others}


def small() -> dict[str, Any]:
    """A valid document in normal form with one of everything."""
    return copy.deepcopy(SMALL)


SMALL: dict[str, Any] = {
    "format": "ogp-plan",
    "version": 1,
    "source_language": "fr",
    "plan": {
        "id": "plan-1",
        "country": "MA",
        "title": text("Le plan", ar="الخطة", en="The plan"),
        "description": text("Un plan.", en="A plan."),
        "start": "2018-10-01",
        "end": "2020-12-31",
        "state": "implementation",
        "rate_of": "commitments",
    },
    "organisations": [
        {
            "id": "agence",
            "name": text("Agence", ar="وكالة"),
            "kind": "public_body",
            "url": "https://www.example.org/agence",
        },
        {"id": "ong", "name": text("ONG"), "kind": "civil_society"},
    ],
    "axes": [
        {
            "id": "axe-a",
            "title": text("Axe A", ar="المحور أ", en="Axis A"),
            "description": text("Le premier axe."),
            "commitments": [
                {
                    "number": 1,
                    "title": text("Publier", ar="النشر", en="Publish"),
                    "lead_organisation": "agence",
                    "supporting_organisations": ["ong"],
                    "start": "2018-10-01",
                    "end": "2020-06-30",
                    "ogp_values": ["access_to_information", "technology"],
                    "sdgs": [10, 16],
                    "continues": {"plan": "plan-0", "number": 4},
                    "problem": text("Rien n’est publié.", ar="لا شيء منشور."),
                    "description": text("Tout publier.\n\n- ceci\n- cela", en="Publish all."),
                    "activities": [
                        {
                            "number": 1,
                            "title": text("Ouvrir", ar="الفتح", en="Open"),
                            "start": "2018-10-01",
                            "end": "2019-06-30",
                        },
                        {"number": 2, "title": text("Former")},
                    ],
                    "planning_changes": [
                        {
                            "id": "2018-10-01",
                            "date": "2018-10-01",
                            "approved": "2019-01-31",
                            "reason": text("Les premiers poids.", en="The first weights."),
                            "activities": [
                                {"number": 1, "weight": 60},
                                {"number": 2, "weight": 40},
                            ],
                        },
                        {
                            "id": "2020-01-31",
                            "date": "2020-01-31",
                            "activities": [
                                {
                                    "number": 2,
                                    "state": "suspended",
                                    "start": "2019-01-01",
                                    "end": "2020-01-31",
                                }
                            ],
                        },
                    ],
                    "updates": [
                        {
                            "id": "2019-02-28",
                            "date": "2019-02-28",
                            "activities": [{"number": 1, "progress": 33.33}],
                        },
                        {
                            "id": "2019-12-31",
                            "date": "2019-12-31",
                            "approved": "2020-01-08",
                            "summary": text("Presque tout.", ar="تقريبا كل شيء.", en="Nearly."),
                            "difficulties": text("Le temps."),
                            "results": text("Un portail."),
                            "contribution": text("On sait."),
                            "next_steps": text("Former."),
                            "evidence": [
                                {
                                    "title": text("Le portail", en="The portal"),
                                    "url": "https://www.example.org/portail",
                                }
                            ],
                            "communication_actions": [
                                {
                                    "title": text("Une journée", ar="يوم دراسي"),
                                    "date": text("mars 2019", ar="مارس 2019"),
                                    "audience": text("Le public"),
                                    "indicators": text("100 personnes"),
                                }
                            ],
                            "activities": [
                                {
                                    "number": 1,
                                    "progress": 90,
                                    "done": text("- le portail", ar="- البوابة"),
                                    "not_done": text("- le reste"),
                                    "additional": text("- un guide"),
                                },
                                {
                                    "number": 2,
                                    "progress": 0,
                                    "decrease_reason": text("Erreur de saisie."),
                                },
                            ],
                        },
                    ],
                },
                {
                    "number": 3,
                    "title": text("Écouter", en="Listen"),
                    "lead_organisation": "ong",
                    "problem": text("Personne n’écoute."),
                    "activities": [{"number": 1, "title": text("Réunir")}],
                },
            ],
        },
        {"id": "axe-b", "title": text("Axe B"), "commitments": []},
    ],
}
