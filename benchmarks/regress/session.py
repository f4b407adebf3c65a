"""One psql that is fed piece by piece, so that what a file sets holds for the rest of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_DONE = "-- this piece is done --"
_SETTINGS = "-c statement_timeout=20s -c lock_timeout=5s -c intervalstyle=postgres_verbose -c extra_float_digits=0"


@dataclass(frozen=True)
class Session:
    running: subprocess.Popen[str]

    def run(self, piece: str) -> bool:
        """Whether there is a next piece: the file may have ended by itself. What Postgres refuses is meant to be refused."""
        assert self.running.stdin is not None and self.running.stdout is not None
        try:
            self.running.stdin.write(f"{piece}\n\\echo {_DONE}\n")
            self.running.stdin.flush()
        except BrokenPipeError:
            return False
        return any(line.rstrip("\n") == _DONE for line in self.running.stdout)


@contextmanager
def session(psql: Path, conninfo: str, folder: Path) -> Iterator[Session]:
    """A session in `folder`, where whatever the files write goes. There is no library of C functions for them."""
    places = {"PG_ABS_SRCDIR": str(folder), "PG_ABS_BUILDDIR": str(folder), "PG_LIBDIR": str(folder), "PG_DLSUFFIX": ".so"}
    environ = {**os.environ, **places, "PGOPTIONS": _SETTINGS, "PGTZ": "America/Los_Angeles", "PGDATESTYLE": "Postgres, MDY"}
    words = [str(psql), "-X", "-q", "-o", os.devnull, "-d", conninfo]
    with subprocess.Popen(
        words,
        cwd=folder,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        errors="surrogateescape",
    ) as running:
        try:
            yield Session(running)
        finally:
            running.kill()
