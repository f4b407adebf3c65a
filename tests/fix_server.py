"""One embedded server for the whole test run, shared by all its workers; it dies with the run, also when that is killed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import clear, own, place_for_databases

from growthos_cli.db.embedded import Server, stop
from growthos_cli.db.home import Home
from growthos_cli.flows.target import embedded, template_of
from growthos_cli.platform import SUPABASE

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
EMPTY = template_of(SUPABASE)
"""The template of an empty Supabase."""
_ROOT = "GROWTHOS_TEST_ROOT"
ROOT = Path(os.environ[_ROOT]) if IS_WORKER else place_for_databases() / f"growthos-{os.getpid()}"


def pytest_configure(config: pytest.Config) -> None:
    # Set for every command and server of the run, before anything can start one.
    os.environ["GROWTHOS_HOME"] = str(ROOT)
    owner = os.getppid() if IS_WORKER else os.getpid()
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(owner)
    if not IS_WORKER:
        # Its workers begin with it.
        os.environ[_ROOT] = str(ROOT)
        clear(ROOT.parent)
        own(ROOT, owner)
    for name in ("GROWTHOS_DATABASE_URL", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGSERVICE"):
        os.environ.pop(name, None)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not IS_WORKER and ROOT.exists():
        stop(Home(ROOT))
        shutil.rmtree(ROOT, ignore_errors=True)


@pytest.fixture(scope="session")
def home() -> Home:
    return Home(ROOT)


@pytest.fixture(scope="session")
def server(home: Home) -> Iterator[Server]:
    """The embedded server with the Supabase template."""
    yield embedded(home, SUPABASE, lambda _stage: None)
