"""Every page type and every state of it that a reader can come to, by name."""

from tests.test_pages_render import COMMITMENT, TYPES

RATES = "rates/plan-2024/"
PAGES = {
    **TYPES,
    "plan, nothing found": "plan-2024/?level=completed&axis=budget",
    "plan, filtered": "plan-2024/?level=limited",
    "plan, as cards": "plan-2024/?view=cards&sort=-rate",
    "rate of the plan": RATES,
    "rate of an axis": f"{RATES}axis/integrite/",
    "rate of a commitment": f"{RATES}7/",
    "rate of an organisation": f"{RATES}organisation/inpplc/",
    "an axis without texts": "plan-2024/budget/",
    "a commitment without reports": "plan-2024/budget/13/",
    "not understood": f"{RATES}?as_of=yesterday",
    "missing": "nothing/",
}
STATUS = {"missing": 404, "not understood": 400}

__all__ = ["COMMITMENT", "PAGES", "STATUS", "TYPES"]
