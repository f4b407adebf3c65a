"""The cast of area 1 goes to school."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))

from people import People
from school import School


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def school(people: People) -> School:
    """Both companies open their lessons one after the other and have none yet."""
    return School(people)
