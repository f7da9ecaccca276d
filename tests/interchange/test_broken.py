"""Broken documents: each gets a clear error, quickly, and leaves every row as it was."""

import io
import time

import pytest
from django.core.management import CommandError, call_command

from ogp_cms.interchange.document import normalise
from ogp_cms.interchange.domain import import_plan
from tests.interchange.broken import variants
from tests.interchange.digest import digest
from tests.interchange.documents import small

VARIANTS = list(variants())


def test_there_are_more_than_a_hundred():
    assert len(VARIANTS) >= 130
    assert len({name for name, _raw, _path in VARIANTS}) == len(VARIANTS)


@pytest.mark.parametrize(
    ("raw", "path"),
    [pytest.param(raw, path, id=name.replace(" ", "-")) for name, raw, path in VARIANTS],
)
def test_a_broken_document_is_told_and_changes_nothing(home, tmp_path, raw, path):
    import_plan(normalise(small()))
    file = tmp_path / "plan.json"
    file.write_bytes(raw)
    before = digest()
    started = time.process_time()
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_plan", str(file), stdout=out, stderr=out)
    assert time.process_time() - started < 10
    first, *told = str(caught.value).splitlines()
    assert caught.value.returncode == 2
    assert first == "The document is not valid; nothing was changed:"
    places = [line.split(": ")[0] for line in told]
    assert any(place == path or place.startswith((f"{path}.", f"{path}[")) for place in places)
    assert all(len(line) < 500 for line in told)
    assert out.getvalue() == ""
    assert digest() == before
