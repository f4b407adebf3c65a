"""The PostgreSQL servers there are to test with: the embedded one, the system's 15, and those that `make test-versions` brought."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from places import own, place_for_databases

from growthos_cli.db import embedded
from growthos_cli.db.home import Home
from growthos_cli.db.packaged import installed

SYSTEM_15 = Path("/usr/lib/postgresql/15/bin")
# `make test-versions` names a home with more majors in it; the suite alone would take twice as long for them.
MORE = os.environ.get("GROWTHOS_TEST_VERSIONS")
MORE_BINDIRS = {str(major): installed(Home(Path(MORE)), major) for major in (16, 17)} if MORE else {}
BINDIRS = {"embedded": None, **({"15": SYSTEM_15} if SYSTEM_15.is_dir() else {}), **MORE_BINDIRS}


@contextmanager
def running(bindir: Path | None) -> Iterator[embedded.Server]:
    """An empty server of these binaries; of the embedded ones where none are named."""
    # Not tmp_path: its mode is 0700, and under root the server's user could not enter it.
    root = Path(tempfile.mkdtemp(prefix="gos-", dir=place_for_databases()))
    own(root, os.getpid())
    home = Home(root / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GROWTHOS_PG_BIN", raising=False)
        if bindir:
            patch.setenv("GROWTHOS_PG_BIN", str(bindir))
        server = embedded.start(home)
    try:
        yield server
    finally:
        embedded.stop(home)
        shutil.rmtree(root)
