"""A server of each version with the roles that scripts name."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from becoming import Becoming

from growthos_cli.db.binaries import find_bindir, server_version
from growthos_cli.db.embedded import SUPERUSER, Server

pytest_plugins = ["fix_postgres"]
ROLES = Path(__file__).resolve().parent / "roles.sql"


@pytest.fixture(scope="session")
def becoming(postgres: Server) -> Becoming:
    with psycopg.connect(postgres.conninfo("template1", SUPERUSER), autocommit=True) as conn:
        conn.execute(ROLES.read_text())
    own = find_bindir({}, postgres.home)
    return Becoming(postgres, own, postgres.version == server_version(own))
