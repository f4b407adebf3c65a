"""The cast of the user management tests."""

from __future__ import annotations

import psycopg
import pytest
from people import People


@pytest.fixture
def people(growth_os: psycopg.Connection) -> People:
    return People(growth_os)
