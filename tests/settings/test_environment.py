from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ogp_cms.settings import environment as read


def read_redis():
    return read.read_caches("OGP_X", Path("unused"), ["pages"])


def test_a_text_that_is_missing_is_named(monkeypatch):
    monkeypatch.delenv("OGP_X", raising=False)
    with pytest.raises(ImproperlyConfigured, match="OGP_X is required"):
        read.read_text("OGP_X")


@pytest.mark.parametrize(
    ("reader", "value", "message"),
    [
        (lambda: read.read_text("OGP_X"), "  ", "OGP_X='  ' is not allowed. It must not be empty."),
        (lambda: read.read_secret("OGP_X"), "short", "OGP_X is too weak"),
        (lambda: read.read_secret("OGP_X"), "k" * 49, "OGP_X is too weak"),
        (lambda: read.read_secret("OGP_X"), "k" * 50, "OGP_X is too weak"),
        (lambda: read.read_hosts("OGP_X"), "", "Write host names"),
        (lambda: read.read_hosts("OGP_X"), "*", "'*' is not allowed"),
        (lambda: read.read_hosts("OGP_X"), "a.org,https://b.org", "'https://b.org' is not allowed"),
        (
            lambda: read.read_origin("OGP_X", schemes=["https"]),
            "http://a.org",
            "https://example.org",
        ),
        (lambda: read.read_origin("OGP_X", schemes=["https"]), "https://", "without a path"),
        (lambda: read.read_origin("OGP_X", schemes=["https"]), "https://a.org/x", "without a path"),
        (lambda: read.read_origin("OGP_X", schemes=["https"]), "a.org", "without a path"),
        (lambda: read.read_web_address("OGP_X"), "example.org", "Write an address such as"),
        (lambda: read.read_web_address("OGP_X"), "https://a b", "Write an address such as"),
        (lambda: read.read_web_address("OGP_X"), "javascript:x", "Write an address such as"),
        (lambda: read.read_flag("OGP_X", default=True), "perhaps", "Write true or false."),
        (lambda: read.read_number("OGP_X", 1), "many", "Write a whole number."),
        (lambda: read.read_number("OGP_X", 1, at_least=1), "0", "It must be at least 1."),
        (lambda: read.read_list("OGP_X", []), "a,b,a", "Each name may stand once."),
        (lambda: read.read_languages("OGP_X", []), "", "Name at least one language"),
        (lambda: read.read_languages("OGP_X", []), "fr,klingon", "'klingon' is not allowed"),
        (lambda: read.read_languages("OGP_X", []), "fr,xx", "'xx' is not allowed"),
        (lambda: read.read_languages("OGP_X", []), "fr,zh-cn", "'zh-cn' is not allowed"),
        (lambda: read.read_time_zone("OGP_X", "UTC"), "Mars/Olympus", "Write an IANA name"),
        (lambda: read.read_folder("OGP_X", Path("unused")), "/dev/null/x", "It must be a folder"),
        (lambda: read.read_database("OGP_X", ""), "mysql://a/b", "only SQLite and PostgreSQL"),
        (lambda: read.read_database("OGP_X", ""), "nonsense", "OGP_X is not a database URL"),
        (read_redis, "", "Write redis://"),
        (read_redis, "memcached://a.org", "Write redis://"),
        (read_redis, "redis://", "Write redis://"),
        (read_redis, "redis://a.org:port/1", "Write redis://"),
        (read_redis, "redis://a.org/one", "Write redis://"),
    ],
)
def test_a_bad_value_says_its_name_and_what_is_allowed(monkeypatch, reader, value, message):
    monkeypatch.setenv("OGP_X", value)
    with pytest.raises(ImproperlyConfigured) as error:
        reader()
    assert message in str(error.value)
    assert "OGP_X" in str(error.value)


def test_hosts_are_names_or_addresses(monkeypatch):
    monkeypatch.setenv("OGP_X", "example.org, .example.net,127.0.0.1,[::1]")
    assert read.read_hosts("OGP_X") == ["example.org", ".example.net", "127.0.0.1", "[::1]"]


@pytest.mark.parametrize("value", ["http://127.0.0.1:8000", "https://ogp.example.org"])
def test_the_address_of_the_site(monkeypatch, value):
    monkeypatch.setenv("OGP_X", value)
    assert read.read_origin("OGP_X", schemes=["http", "https"]) == value


@pytest.mark.parametrize("value", ["", "https://a.org", "http://a.org/x?y=1"])
def test_an_address_or_nothing(monkeypatch, value):
    monkeypatch.setenv("OGP_X", value)
    assert read.read_web_address("OGP_X") == value


def test_a_text_or_nothing(monkeypatch):
    monkeypatch.delenv("OGP_X", raising=False)
    assert read.read_optional("OGP_X") == ""
    monkeypatch.setenv("OGP_X", " CC BY 4.0 ")
    assert read.read_optional("OGP_X") == "CC BY 4.0"


def test_languages_keep_their_order(monkeypatch):
    monkeypatch.setenv("OGP_X", "ar, fr,en")
    assert read.read_languages("OGP_X", []) == ["ar", "fr", "en"]


def test_sqlite_takes_the_write_lock_when_a_transaction_begins(monkeypatch):
    monkeypatch.setenv("OGP_X", "sqlite:////tmp/x.sqlite3")
    options = read.read_database("OGP_X", "")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_by_url(monkeypatch):
    monkeypatch.setenv("OGP_X", "postgres://user:word@127.0.0.1:5433/name")
    config = read.read_database("OGP_X", "")
    assert (config["ENGINE"], config["HOST"], config["PORT"], config["NAME"]) == (
        "django.db.backends.postgresql",
        "127.0.0.1",
        5433,
        "name",
    )
    assert config["OPTIONS"] == {"options": "-c jit=off"}
    monkeypatch.setenv("OGP_X", "postgres://127.0.0.1/name?options=-c%20jit%3Don&sslmode=require")
    options = read.read_database("OGP_X", "")["OPTIONS"]
    assert options == {"options": "-c jit=on", "sslmode": "require"}


def test_caches_are_files_that_all_processes_share(monkeypatch, tmp_path):
    monkeypatch.delenv("OGP_X", raising=False)
    caches = read.read_caches("OGP_X", tmp_path, ["pages", "generation"])
    assert {alias: cache["LOCATION"] for alias, cache in caches.items()} == {
        "pages": str(tmp_path / "pages"),
        "generation": str(tmp_path / "generation"),
    }


@pytest.mark.parametrize(
    "url", ["redis://127.0.0.1", "redis://cache:6379/2", "rediss://user:se%20cret@[::1]:6380/0"]
)
def test_or_a_redis_server_by_url(monkeypatch, url):
    monkeypatch.setenv("OGP_X", url)
    caches = read.read_caches("OGP_X", Path("unused"), ["pages", "generation"])
    assert {cache["LOCATION"] for cache in caches.values()} == {url}
    assert {cache["KEY_PREFIX"] for cache in caches.values()} == {"ogp:pages", "ogp:generation"}


def test_the_password_of_a_redis_server_is_not_told(monkeypatch):
    monkeypatch.setenv("OGP_X", "redis://:secret@/")
    with pytest.raises(ImproperlyConfigured) as error:
        read_redis()
    assert "secret" not in str(error.value)
