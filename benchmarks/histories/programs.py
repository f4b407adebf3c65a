"""Applications whose migrations are programs: a script beside this file runs them with the application's own tools.

It prints a line that begins with `step` after each migration and goes on when it is told to.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from benchmarks.histories.database import Database
from benchmarks.packages import called

_SCRIPTS = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Program:
    """`packages` are installed by pip or npm as `script` asks for."""

    name: str
    packages: tuple[str, ...]
    script: str

    def walk(self, folder: Path, database: Database) -> Iterator[str]:
        """Runs one migration after the other; each line says what there is to be said about it."""
        words = self._python(folder) if self.script.endswith(".py") else self._node(folder)
        found = conninfo_to_dict(database.conninfo)
        place = {"PGHOST": found["host"], "PGPORT": found["port"], "PGUSER": found["user"], "PGDATABASE": database.name}
        environ = {**os.environ, **{name: str(value) for name, value in place.items()}}
        with subprocess.Popen(words, cwd=folder, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdin is not None and running.stdout is not None
            for line in running.stdout:
                if not line.startswith("step"):
                    continue
                yield line.removeprefix("step").strip()
                running.stdin.write("\n")
                running.stdin.flush()
        if running.returncode:
            raise SystemExit(f"{self.script} ended with {running.returncode}")

    def _python(self, folder: Path) -> list[str]:
        called(sys.executable, "-m", "venv", str(folder / "venv"))
        python = str(folder / "venv" / "bin" / "python")
        called(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *self.packages)
        # The script's own folder is no place for packages: it has the name of one.
        return [python, "-P", str(_SCRIPTS / self.script)]

    def _node(self, folder: Path) -> list[str]:
        called(
            "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", ".", *self.packages, cwd=folder
        )
        # Node looks for packages beside the script.
        script = folder / self.script
        script.write_text((_SCRIPTS / self.script).read_text())
        return ["node", str(script)]


PROGRAMS = (
    Program("logto", ("@logto/schemas@1.43.0", "@silverhand/slonik@31.0.0-beta.2"), "logto.mjs"),
    Program("wagtail", ("wagtail", "django-oauth-toolkit", "django-celery-beat", "psycopg[binary]"), "wagtail.py"),
)
