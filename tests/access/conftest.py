"""A connection for what the compiled access does."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest


@pytest.fixture
def connection(empty_database: str) -> Iterator[psycopg.Connection]:
    """A transaction of `postgres`, as on a hosted platform, that is rolled back."""
    with psycopg.connect(empty_database) as connection:
        yield connection
        connection.rollback()
