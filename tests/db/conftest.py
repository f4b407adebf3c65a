"""Homes and servers for the tests of `db`. A server that a test starts dies with the tests, also when killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import own, place_for_databases

from growthos_cli.catalog.ref import Object
from growthos_cli.db import embedded
from growthos_cli.db.extract import Extraction
from growthos_cli.db.home import Home
from growthos_cli.db.watchdog import OWNER


def of(found: Extraction, kind: str, *schemas: str) -> list[Object]:
    """The objects of a kind in the given schemas (in `public` if none is given)."""
    return [item for item in found.catalog.kind(kind) if {*item.path()} & {*(schemas or ("public",))}]


@contextlib.contextmanager
def throwaway_home() -> Iterator[Home]:
    # Not tmp_path: its mode is 0700, and under root the server's user could not enter it.
    root = Path(tempfile.mkdtemp(prefix="gos-", dir=place_for_databases()))
    own(root, os.getpid())
    home = Home(root / "home")
    try:
        yield home
    finally:
        with contextlib.suppress(FileNotFoundError):
            embedded.stop(home)
        shutil.rmtree(root)


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session", autouse=True)
def dies_with_the_tests() -> Iterator[None]:
    before = os.environ.get(OWNER)
    os.environ[OWNER] = str(os.getpid())
    yield
    if before is None:
        del os.environ[OWNER]
    else:
        os.environ[OWNER] = before


@pytest.fixture
def home() -> Iterator[Home]:
    """A home of its own for one test, empty."""
    with throwaway_home() as home:
        yield home


@pytest.fixture
def free_port() -> int:
    """A TCP port of this machine that nobody listens on."""
    return unused_port()


@pytest.fixture(scope="session")
def server() -> Iterator[embedded.Server]:
    """One server for all tests that do not care whose it is; it listens on TCP too."""
    with throwaway_home() as home:
        yield embedded.start(home, port=unused_port())
