"""The HTML of every page type is valid, in every language."""

import json
import os
import subprocess

import pytest

from tests.test_pages_render import TYPES

pytestmark = [
    pytest.mark.html,
    pytest.mark.django_db,
    # In English texts the validator suspects a wrong language.
    pytest.mark.usefixtures("rates", "translated"),
    pytest.mark.xdist_group("html"),
]


OTHERS = {
    "methodology": "rates/",
    "rate of a commitment": "rates/plan-2024/7/",
    "plan-card": "badge/plan-2024/",
    "commitment-card": "badge/plan-2024/7/",
    "missing": "nothing/",
}


def test_the_validator_finds_no_error(client, story, tmp_path):
    for language in ("fr", "ar", "en"):
        for kind, path in {**TYPES, **OTHERS}.items():
            html = client.get(f"/{language}/{path}").content
            (tmp_path / f"{kind}-{language}.html").write_bytes(html)
    command = ["java", "-jar", os.environ["OGP_VNU_JAR"], "--format", "json"]
    files = sorted(str(file) for file in tmp_path.glob("*.html"))
    result = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    found = {
        (each["url"].rsplit("/", 1)[1], each["message"], each.get("extract", ""))
        for each in messages
    }
    assert (found, len(files)) == (set(), 54)
