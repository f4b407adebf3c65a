"""What tests of the whole of Growth OS share: everybody's helpers, and a database in which every table has rows of two companies."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "area_1"))
sys.path.insert(0, str(Path(__file__).parent / "area_2"))
sys.path.insert(0, str(Path(__file__).parent / "area_5"))

from help_desk import HelpDesk
from people import People
from school import School
from two_companies import CALLERS, THERE, Two, ids

from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.flows.rehearsal import populated
from growthos_cli.flows.workspace import Workspace


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def school(people: People) -> School:
    """Both companies open their lessons one after the other and have none yet."""
    return School(people)


@pytest.fixture
def desk(people: People) -> HelpDesk:
    """The tickets of both companies; none yet."""
    return HelpDesk(people)


@pytest.fixture(scope="session")
def growth_os_rehearsal(server: Server, growth_os_template: str, growth_os_workspace: Workspace) -> Iterator[str]:
    """The name of a database with the personas and their rows, for this worker."""
    name = f"test_rehearsal_{secrets.token_hex(4)}"
    create_database(server, name, growth_os_template)
    populated(server, name, growth_os_workspace.declared)
    yield name
    drop_database(server, name)


@pytest.fixture
def two(server: Server, growth_os_rehearsal: str, growth_os_workspace: Workspace) -> Iterator[Two]:
    people = {person.name: person.id for person in growth_os_workspace.declared.personas.people}
    with psycopg.connect(server.conninfo(growth_os_rehearsal)) as conn:
        yield Two(conn, {name: people[name] for name in CALLERS}, frozenset(id for _, id in ids(conn, THERE)))
        conn.rollback()
