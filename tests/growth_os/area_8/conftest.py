"""The cast of area 1, and badges and milestones of both companies."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_2"))

from people import People
from school import School


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def school(people: People) -> School:
    """For its `attempt` and `new`."""
    return School(people)
