"""A hook, place or signal that docs/plugins.md does not describe fails here."""

import inspect
from pathlib import Path

import pytest

from ogp_cms import extensions
from ogp_cms.extensions import Place, signals
from ogp_cms.extensions.loading import HOOK_MODULES

TEXT = Path("docs/plugins.md").read_text(encoding="utf-8")

NAMES = [
    *[f"{module}.py" for module in [*HOOK_MODULES, "urls", "receivers"]],
    *[hook.__name__ for hook in HOOK_MODULES.values()],
    *Place,
    *[signal.name for signal in signals.SIGNALS],
    *extensions.__all__,
]


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_it_is_documented(name):
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("signal", signals.SIGNALS, ids=lambda signal: signal.name)
def test_every_argument_of_a_signal_is_documented(signal):
    line = next(line for line in TEXT.splitlines() if line.startswith(f"| `{signal.name}`"))
    assert all(f"`{argument}`" in line for argument in signal.arguments)


def test_no_signal_is_left_out():
    defined = {
        value for value in vars(signals).values() if isinstance(value, signals.PublishedSignal)
    }
    assert defined == set(signals.SIGNALS)


@pytest.mark.parametrize("name", sorted(extensions.__all__))
def test_the_public_api_has_docstrings(name):
    thing = getattr(extensions, name)
    assert not inspect.isclass(thing) or inspect.getdoc(thing)
