"""Chromium for the tests marked `browser`.

No server runs: what the browser asks for is answered by Django's test client. A page is made
before the browser asks for it, because Playwright answers requests from within its own loop,
where a database would be another one.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Response, Route, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = "/usr/bin/chromium"
HOST = "http://localhost"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    # The loop of Playwright runs in this thread, where Django refuses to ask a database.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Site:
    """The site as the browser sees it, with all that it had to complain about."""

    def __init__(self, page: Page, client: Client) -> None:
        self.page = page
        self.client = client
        self.complaints: list[str] = []
        self.pages: dict[str, Any] = {}
        self.others: dict[str, str] = {}
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("response", self._note_missing)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self._answer)

    def open(self, path: str, width: int = 1280) -> Page:
        """Loads a page at a width; one that was put into `pages` is taken from there."""
        if path not in self.pages:
            self.prepare(path)
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(HOST + path)
        return self.page

    def prepare(self, path: str) -> None:
        """Makes an answer from the test's own database before the browser asks for it."""
        self.pages[path] = self.client.get(path)

    def serve(self, url: str, html: str) -> None:
        """Lets another site answer at an address."""
        self.others[url] = html

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        wider: int = self.page.evaluate(script)
        return wider

    def cramped(self) -> list[str]:
        """The texts of cells that run into the next cell."""
        script = """[...document.querySelectorAll('td, th')]
            .filter(cell => cell.clientWidth && cell.scrollWidth > cell.clientWidth + 1)
            .filter(cell => !cell.closest('.vh'))
            .map(cell => cell.textContent.trim())"""
        texts: list[str] = self.page.evaluate(script)
        return texts

    def _note_missing(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def _answer(self, route: Route) -> None:
        if not route.request.url.startswith(HOST):
            html = self.others.get(route.request.url, "")
            route.fulfill(status=200, content_type="text/html", body=html)
            return
        path = route.request.url.removeprefix(HOST)
        response: Any = self.pages.get(path) or self.client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=body)


@pytest.fixture
def site(browser: Browser, client: Client) -> Iterator[Site]:
    """A fresh window on the site."""
    # Without motion: a colour in transition would be judged by its half.
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield Site(context.new_page(), client)
    context.close()


@pytest.fixture
def strict_site(browser: Browser, client: Client) -> Iterator[Site]:
    """A fresh window that keeps to the policies which the site states."""
    context = browser.new_context()
    yield Site(context.new_page(), client)
    context.close()


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where the pictures of pages are kept, to be looked at."""
    folder = Path(settings.DATA_DIR) / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
