"""The cast of area 1 and the lessons of area 2, with files."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_2"))

from people import OTHER_COMPANY, People
from school import School


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def school(people: People) -> School:
    """One lesson open to `student`, one locked, one of the other company."""
    school = School(people)
    school.course()
    school.clear_fees("student")
    school.lesson("Elsewhere", company=OTHER_COMPANY)
    return school
