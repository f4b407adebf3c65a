"""The cast of area 1 is billed."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "area_1"))

from billing import Billing
from people import People


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)


@pytest.fixture
def billing(people: People) -> Billing:
    """Nobody has an invoice yet."""
    return Billing(people)
