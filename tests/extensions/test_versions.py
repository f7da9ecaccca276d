import pytest

from ogp_cms import __version__
from ogp_cms.extensions.versions import is_in_range, parse_version


@pytest.mark.parametrize(
    ("version", "spec", "fits"),
    [
        ("0.1.0", ">=0.1,<1", True),
        ("0.1.0", "==0.1", True),
        ("1.0.0", ">=0.1,<1", False),
        ("1", "<=1.0.0", True),
        ("0.9.9", ">0.10", False),
        ("0.10", "> 0.9 , != 0.11", True),
        ("0.11.0", "!=0.11", False),
    ],
)
def test_a_range_is_read(version, spec, fits):
    assert is_in_range(version, spec) is fits


@pytest.mark.parametrize("spec", ["", "0.1", "~=0.1", ">=0.1;<1", ">=a", ">=0.1,"])
def test_what_is_no_range_is_refused(spec):
    with pytest.raises(ValueError, match="is not a range of versions"):
        is_in_range("0.1", spec)


def test_the_core_states_the_version_of_the_project():
    import tomllib
    from pathlib import Path

    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert parse_version(__version__) == parse_version(project["version"])
