"""The cast of area 1 holds and attends live sessions."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))

from people import People
from timetable import Timetable


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def timetable(people: People) -> Timetable:
    """A session that the mentor holds, one that the mentor created, one of a colleague, and one of another company."""
    return Timetable(people)
