import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "OGP_SECRET_KEY": "k" * 35 + "0123456789abcdefghij",
    "OGP_ALLOWED_HOSTS": "example.org",
    "OGP_BASE_URL": "https://example.org",
}


def start(tmp_path, **changes):
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.production",
        "OGP_DATA_DIR": str(tmp_path),
        **GOOD,
        **changes,
    }
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_clean_with_its_secrets(tmp_path):
    run = start(tmp_path)
    assert run.returncode == 0, run.stderr
    assert "no issues" in run.stdout


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"OGP_SECRET_KEY": None}, "OGP_SECRET_KEY is required"),
        ({"OGP_SECRET_KEY": "short"}, "OGP_SECRET_KEY is too weak"),
        ({"OGP_ALLOWED_HOSTS": None}, "OGP_ALLOWED_HOSTS"),
        ({"OGP_BASE_URL": "http://example.org"}, "OGP_BASE_URL"),
        ({"OGP_LANGUAGES": "fr,xx"}, "OGP_LANGUAGES"),
        ({"OGP_DATABASE_URL": "oracle://x/y"}, "OGP_DATABASE_URL"),
    ],
)
def test_production_refuses_to_start_and_names_the_setting(tmp_path, changes, message):
    run = start(tmp_path, **changes)
    assert run.returncode != 0
    assert message in run.stderr


SERVED = """
import re
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
client = Client(HTTP_HOST="example.org", HTTP_X_FORWARDED_PROTO="https", HTTP_ACCEPT_ENCODING="gzip")
css = client.get(staticfiles_storage.url("css/site.css"))
print(css.status_code, css["Content-Encoding"], css["Cache-Control"])
plain = Client(HTTP_HOST="example.org", HTTP_X_FORWARDED_PROTO="https").get(css.request["PATH_INFO"])
for font in re.findall(r"fonts/[a-z0-9.-]+", b"".join(plain).decode()):
    response = client.get(f"/static/{font}")
    print(response.status_code, response["Cache-Control"], response["Content-Type"])
    assert staticfiles_storage.url(re.sub(r"[.][0-9a-f]{12}", "", font)) == f"/static/{font}", font
    response.close()
css.close(); plain.close()
"""


def test_static_files_have_names_of_their_contents_and_are_kept_for_ever(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "ogp_cms.settings.production",
        "OGP_DATA_DIR": str(tmp_path),
        **GOOD,
    }
    (tmp_path / "static").mkdir()
    run = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", SERVED],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    css, *fonts = run.stdout.splitlines()
    assert css == "200 gzip max-age=315360000, public, immutable"
    assert fonts
    assert set(fonts) == {"200 max-age=315360000, public, immutable font/woff2"}
