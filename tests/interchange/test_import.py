"""Importing a plan into an empty site, and exporting it again."""

import copy

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from wagtail.models import Page

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import export_plan, import_plan
from tests.examples import examples
from tests.interchange.documents import small
from tests.interchange.rollback import undone
from tests.interchange.strategies import documents


def test_a_plan_comes_back_as_it_was_imported(home):
    document = normalise(small())
    changes = import_plan(document)
    assert {item.action for item in changes.items} == {"added"}
    assert export_plan("plan-1") == document
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.usefixtures("home")
@settings(
    max_examples=examples(40),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents())
def test_any_plan_comes_back_as_it_was_imported(document):
    with undone():
        wanted = normalise(copy.deepcopy(document))
        import_plan(wanted)
        assert export_plan(document["plan"]["id"]) == wanted
        assert Page.find_problems() == ([], [], [], [], [])
