"""What must hold of the repository itself."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TOP_LEVEL = {
    "site", "ogp_cms", "plugins", "search", "locale", "tests", "docs", "requirements",
    "pyproject.toml", "Makefile", "manage.py", "README.md", "CONTRIBUTING.md", "LICENSE",
}  # fmt: skip


def tracked():
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return listing.stdout.splitlines()


def test_the_top_level_is_the_one_of_the_design():
    names = {path.split("/")[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_site_and_locale_are_no_packages():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_css_is_logical():
    physical = re.compile(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)\b"
        r"|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    )
    found = [
        f"{path}: {match.group()}"
        for path in tracked()
        if path.endswith(".css")
        for match in physical.finditer((ROOT / path).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_locks_carry_no_address():
    for path in tracked():
        if "lock" in path or path.startswith("requirements/"):
            text = (ROOT / path).read_text(encoding="utf-8")
            assert "index-url" not in text, path
            assert not re.search(r'"resolved": *"http', text), path
