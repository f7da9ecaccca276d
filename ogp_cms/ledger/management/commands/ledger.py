"""`manage.py ledger verify | head | export | guard`."""

import contextlib
import os
import re
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ogp_cms.ledger import export, guard, queries
from ogp_cms.ledger.verification import verify


class Command(BaseCommand):
    help = "Verify, show or export the ledger, or put the database's guard of it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        verification = actions.add_parser(
            "verify", help="Walk the chain; exit 1 and the first entry that does not fit."
        )
        verification.add_argument(
            "--head", metavar="HASH", help="A head that you kept: is it still in the chain?"
        )
        actions.add_parser("head", help="Number, hash and moment of the last entry.")
        exporting = actions.add_parser("export", help="Write every entry.")
        exporting.add_argument("--format", choices=sorted(export.FORMATS), default="jsonl")
        exporting.add_argument("--output", metavar="FILE", type=Path, help="Else: standard output.")
        actions.add_parser("guard", help="Put the database's triggers back.")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        getattr(self, f"_{action}")(**options)

    def _verify(self, head: str | None, **_options: Any) -> None:
        old_head = None if head is None else head.strip().lower()
        if old_head is not None and not re.fullmatch("[0-9a-f]{64}", old_head):
            raise CommandError("--head is the hash of an entry: 64 hexadecimal digits.")
        verdict = verify(old_head)
        if verdict.problem is not None:
            raise CommandError(
                f"The chain is broken. {verdict.problem}.\n"
                f"Whole up to entry {verdict.number}, {verdict.hash}."
            )
        self.stdout.write(f"The chain is whole: {verdict.number} entries, {verdict.hash}.")
        if old_head is not None and verdict.position is None:
            raise CommandError(f"The head {old_head} is not in the chain: history was rewritten.")
        if old_head is not None:
            self.stdout.write(f"The head {old_head} is in it, at entry {verdict.position}.")

    def _head(self, **_options: Any) -> None:
        head = queries.head()
        moment = head.recorded_at.isoformat() if head.recorded_at else "-"
        self.stdout.write(f"{head.number} {head.hash} {moment}")

    def _export(self, output: Path | None, **options: Any) -> None:
        head = queries.head()
        lines = export.FORMATS[options["format"]](head)
        if output is None:
            for line in lines:
                self.stdout.write(line)
        else:
            with whole_file(output) as file:
                file.writelines(lines)
        self.stderr.write(f"{head.number} entries, the last with the hash {head.hash}.")

    def _guard(self, **_options: Any) -> None:
        lacking = guard.missing(connection)
        guard.put(connection)
        state = f"put back: {', '.join(lacking)}" if lacking else "it was in place"
        self.stdout.write(f"The database refuses to change or delete entries ({state}).")


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file that takes its name only once it is whole."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise CommandError(f"Cannot write {path}: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        # mkstemp's file is for its owner alone; a download is as any other file.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
