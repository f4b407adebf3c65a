"""Real clients of Growth OS, where Node and the packages are there. `make test-e2e` installs the packages and insists on the tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from academy import Academy
from node_packages import missing
from project import Project, serving
from sessions import Clients, clients

from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database

REQUIRED = "GROWTHOS_E2E_REQUIRED"
"""Environment variable: whatever these tests miss is an error, not a reason to skip them."""


@pytest.fixture(scope="session")
def _packages() -> None:
    if reason := missing():
        if os.environ.get(REQUIRED):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def project(
    _packages: None, server: Server, growth_os_template: str, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Project]:
    """A fresh Growth OS with the services of a Supabase project around it."""
    name = f"test_e2e_{worker_id}"
    create_database(server, name, template=growth_os_template)
    with serving(server, name, tmp_path_factory.mktemp("e2e")) as serving_project:
        yield serving_project
    drop_database(server, name)


@pytest.fixture(scope="session")
def supabase(project: Project) -> Iterator[Clients]:
    """supabase-js, with the project's address and keys."""
    with clients(project) as running:
        yield running


@pytest.fixture(scope="session")
def academy(supabase: Clients) -> Academy:
    """Two companies, their people signed in, and what they learn."""
    return Academy(supabase)
