"""The examples of what leaves the site: badge, card, and the section that offers them."""

from functools import partial

from ogp_cms.core import components as c
from ogp_cms.core.components.examples.base import Example, Say, State, rate


def sharing_examples(language: str, say: Say) -> list[Example]:
    """Badges of every kind, cards, and the section with and without rates."""
    at = partial(rate, language=language)
    commitment = say("Engagement 7", "الالتزام 7")
    site = c.Link(say("Gouvernement ouvert", "الحكومة المنفتحة"), "#")
    portal = c.Link(say("Mise en place d’un portail d’intégrité", "إحداث بوابة للنزاهة"), "#")
    states = {"completed": 100, "substantial": 84, "limited": 24, "not started": 0}
    return [
        Example(
            "badge",
            tuple(
                State(
                    name,
                    c.Badge(label=commitment, title=commitment, rate=at(value), language=language),
                )
                for name, value in {**states, "not computed": None}.items()
            ),
        ),
        Example(
            "card",
            tuple(
                State(name, c.Card(subject=portal, rate=at(value), kicker=commitment, site=site))
                for name, value in {"limited": 24, "not computed": None}.items()
            ),
        ),
        Example(
            "share",
            (
                State(
                    "with rates",
                    c.Share(
                        address="https://example.org/fr/plan/axe/7/",
                        mail="mailto:?subject=7",
                        feed=c.Link(say("Fil des mises à jour", "خلاصة التحديثات"), "#feed"),
                        badge=c.Embed("/fr/badge/plan/7.svg", commitment),
                        card=c.Embed("/fr/badge/plan/7/", commitment),
                    ),
                ),
            ),
        ),
    ]
