"""Joins the sources of the face into the stylesheet that pages link to."""

from typing import Any

from django.core.management.base import BaseCommand

from ogp_cms.core.stylesheet import joined_stylesheet, stylesheet_path


class Command(BaseCommand):
    help = "Writes site/static/css/site.css from site/css and the components' styles."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = stylesheet_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(joined_stylesheet(), "utf-8")
        self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
