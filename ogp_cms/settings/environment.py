"""Strict readers of the environment: a bad value stops the start and says what is allowed."""

import json
import re
import zoneinfo
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dj_database_url import UnknownSchemeError
from dj_database_url import parse as parse_database_url
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

env = Env()

# Names, addresses of version 4 and 6; a leading dot stands for every name below.
HOST = re.compile(r"\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
HOST_AND_PORT = re.compile(rf"(?:{HOST.pattern})(:[0-9]{{1,5}})?")
REDIS_URL = re.compile(rf"rediss?://(?:[^@/\s]*@)?(?:{HOST.pattern})(:[0-9]{{1,5}})?(?:/[0-9]*)?")
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def refuse(name: str, value: object, allowed: str) -> ImproperlyConfigured:
    """The error for a value that is not allowed: names the variable and what it may be."""
    return ImproperlyConfigured(f"{name}={value!r} is not allowed. {allowed}")


def read_text(name: str, default: str | None = None) -> str:
    """A non-empty text; without a default the variable is required."""
    value = env.str(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is required: set it in the environment.")
    if not value.strip():
        raise refuse(name, value, "It must not be empty.")
    return str(value)


def read_secret(name: str) -> str:
    """A secret of at least 50 characters that is nobody's example; what `check --deploy` asks for."""
    value = read_text(name)
    if len(value) < 50 or len(set(value)) < 5 or value.startswith("django-insecure"):
        raise ImproperlyConfigured(f"{name} is too weak: use at least 50 random characters.")
    return value


def read_flag(name: str, *, default: bool) -> bool:
    """A yes-or-no value."""
    try:
        return bool(env.bool(name, default))
    except EnvError:
        raise refuse(name, env.str(name), "Write true or false.") from None


def read_number(name: str, default: int, *, at_least: int = 0) -> int:
    """A whole number, not below a bound."""
    raw = env.str(name, str(default))
    try:
        value = int(raw)
    except ValueError:
        raise refuse(name, raw, "Write a whole number.") from None
    if value < at_least:
        raise refuse(name, raw, f"It must be at least {at_least}.")
    return value


def read_list(name: str, default: list[str]) -> list[str]:
    """Names separated by commas, each at most once."""
    raw = env.str(name, None)
    if raw is None:
        return list(default)
    values = [part.strip() for part in raw.split(",") if part.strip()]
    if len(set(values)) != len(values):
        raise refuse(name, raw, "Each name may stand once.")
    return values


def read_hosts(name: str) -> list[str]:
    """The host names that a site answers to, at least one; never every host there is."""
    hosts = read_list(name, [])
    for host in hosts or [""]:
        if not HOST.fullmatch(host):
            raise refuse(name, host, "Write host names: example.org,www.example.org.")
    return hosts


def read_origin(name: str, default: str | None = None, *, schemes: Sequence[str]) -> str:
    """The address of a site: scheme and host, with no path."""
    value = read_text(name, default)
    scheme, _separator, host = value.partition("://")
    if scheme not in schemes or not HOST_AND_PORT.fullmatch(host):
        examples = " or ".join(f"{scheme}://example.org" for scheme in schemes)
        raise refuse(name, value, f"Write the public address, without a path: {examples}.")
    return value


def read_optional(name: str) -> str:
    """A text, or nothing."""
    return str(env.str(name, "")).strip()


def read_web_address(name: str) -> str:
    """The address of a page, or nothing."""
    value = read_optional(name)
    if value and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise refuse(name, value, "Write an address such as https://example.org/licence.")
    return value


def read_json_object(name: str) -> dict[str, Any]:
    """A JSON object; empty when the variable is not set."""
    raw = env.str(name, "{}")
    allowed = 'Write a JSON object such as {"label": {"setting": 1}}.'
    try:
        value = json.loads(raw)
    except ValueError:
        raise refuse(name, raw, allowed) from None
    if not isinstance(value, dict):
        raise refuse(name, raw, allowed)
    return value


def read_languages(name: str, default: list[str]) -> list[str]:
    """Language codes, the source language first; each must be known to Django or named by us."""
    codes = read_list(name, default)
    if not codes:
        raise refuse(name, "", "Name at least one language, the source first: fr,ar,en.")
    for code in codes:
        known = LANG_INFO.get(code.lower(), {})
        # Some entries only lead to another one: zh-cn to zh-hans.
        if not LANGUAGE_CODE.fullmatch(code) or "name_local" not in known:
            allowed = "Write language codes known to Django (fr, ar, en, zgh …)."
            raise refuse(name, code, allowed)
    return codes


def read_time_zone(name: str, default: str) -> str:
    """A name of the IANA time zone database."""
    value = read_text(name, default)
    if value not in zoneinfo.available_timezones():
        raise refuse(name, value, "Write an IANA name such as Africa/Casablanca.")
    return value


def read_folder(name: str, default: Path) -> Path:
    """A folder that is made when it is not there."""
    path = Path(env.str(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(name, str(path), f"It must be a folder we can write: {error}.") from None
    return path


def read_caches(name: str, folder: Path, aliases: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The caches that all processes share: files below a folder, or a Redis server by URL."""
    url = env.str(name, None)
    if url is None:
        return {alias: _file_cache(folder / alias) for alias in aliases}
    if not REDIS_URL.fullmatch(url):
        # Not the URL itself: it may hold a password.
        allowed = "Write redis://[user:password@]host[:port]/[number], or rediss:// for TLS."
        raise ImproperlyConfigured(f"{name} is not the URL of a Redis server. {allowed}")
    return {
        alias: {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url,
            "KEY_PREFIX": f"ogp:{alias}",
            # Seconds: a server that is gone must not hold up the pages.
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
        }
        for alias in aliases
    }


def _file_cache(folder: Path) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(folder),
        # Each write lists the folder, and a full one loses every third file, whichever.
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }


def read_database(name: str, default: str) -> dict[str, Any]:
    """A database by URL: sqlite:///path or postgres://user:password@host/name."""
    url = read_text(name, default)
    allowed = "Write sqlite:///path/to/file or postgres://user:password@host:port/name."
    try:
        config: dict[str, Any] = dict(parse_database_url(url, conn_max_age=60))
    except (UnknownSchemeError, ValueError):
        raise ImproperlyConfigured(f"{name} is not a database URL. {allowed}") from None
    if config["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE takes the write lock when the transaction begins: the ledger's chain relies on it.
        config["CONN_MAX_AGE"] = 0
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
                "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
            ),
        }
    elif not config["ENGINE"].endswith("postgresql"):
        raise ImproperlyConfigured(f"{name}: only SQLite and PostgreSQL are supported. {allowed}")
    else:
        # Compiling a statement anew each time took four times as long as running it.
        config.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    return config
