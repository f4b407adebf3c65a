"""The cast of area 1."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))

from people import People


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)
