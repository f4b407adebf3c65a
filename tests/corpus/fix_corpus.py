"""A server of each version with the roles that scripts name."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from becoming import Becoming
from cases import ROLES
from server_roles import drop_roles

from growthos_cli.db.binaries import find_bindir, server_version
from growthos_cli.db.embedded import SUPERUSER, Server

pytest_plugins = ["fix_postgres"]


@pytest.fixture
def becoming(postgres: Server) -> Iterator[Becoming]:
    """The server is every test's; the roles are there for one test."""
    with psycopg.connect(postgres.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        admin.execute(ROLES.read_text())
        own = find_bindir({}, postgres.home)
        yield Becoming(postgres, own, postgres.version == server_version(own))
        drop_roles(admin)
