"""The cast of area 1, and trying what each of them may do."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_2"))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_6"))

from people import People
from school import School


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def school(people: People) -> School:
    return School(people)
