"""Growth OS compiled by one PostgreSQL and brought to another: of 15 and the embedded major, with `make test-versions` of all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import permutations

import pytest
from fix_database import MANIFESTS
from fix_server import EMPTY
from versions import BINDIRS, running

from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.target import embedded
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.platform import SUPABASE


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, Server]]:
    with ExitStack() as stack:
        started = {name: stack.enter_context(running(bindir)) for name, bindir in BINDIRS.items()}
        yield {name: embedded(server.home, SUPABASE, lambda _stage: None) for name, server in started.items()}


@pytest.mark.parametrize(("compiler", "target"), list(permutations(BINDIRS, 2)))
def test_it_converges_and_every_compiler_has_nothing_left_to_do(compiler: str, target: str, servers: dict[str, Server]) -> None:
    there = servers[target]
    create_database(there, "growth_os", EMPTY)
    try:
        found = Target("test", there.conninfo("growth_os"))
        workspace = compiled_by(servers[compiler])
        provision(workspace, compare(workspace, found), allowed=(), consent=lambda _: True)
        left = {name: compare(compiled_by(server), found).plan.changes for name, server in servers.items()}
    finally:
        drop_database(there, "growth_os")
    assert left == dict.fromkeys(servers, ())


def compiled_by(server: Server) -> Workspace:
    environ = {**os.environ, "GROWTHOS_HOME": str(server.home.root)}
    workspace = open_workspace(MANIFESTS, MANIFESTS.parent, environ, lambda _stage: None)
    assert workspace.version == server.version
    return workspace
