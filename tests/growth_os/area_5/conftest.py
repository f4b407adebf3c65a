"""The cast of area 1 writes to each other."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_6"))

from help_desk import HelpDesk
from people import People


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def desk(people: People) -> HelpDesk:
    """The tickets of both companies; none yet."""
    return HelpDesk(people)
