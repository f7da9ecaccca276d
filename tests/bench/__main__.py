"""Runs every benchmark, each in a process of its own, and stops at the first that fails."""

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Each module of this folder has a `main()`; names on the command line choose among them."""
    names = sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if path.stem.isidentifier()
    )
    names = [name for name in names if not name.startswith("_")]
    chosen = sys.argv[1:] or names
    for name in chosen:
        if name not in names:
            sys.stderr.write(f"There is no benchmark {name!r}: choose among {', '.join(names)}.\n")
            return 2
        status = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{name}"], check=False
        ).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
