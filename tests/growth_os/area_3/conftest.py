"""The cast of area 1 and the lessons of area 2; answers are handed in and graded."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_2"))

from people import People
from school import School


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def school(people: People) -> School:
    """One lesson behind an assignment."""
    school = School(people)
    school.course()
    return school


@pytest.fixture
def submission(school: School) -> object:
    """The answer of `student`, whose mentor is `mentor`."""
    return school.submit("student", "homework")
