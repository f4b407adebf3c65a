"""Becoming a caller, as the API in front of the database does: a role and its settings, for one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg

from growthos_cli.intent import Person
from growthos_cli.names import quote
from growthos_cli.platform import Platform


def settings_of(person: Person, caller: str, platform: Platform) -> Mapping[str, str]:
    """The settings by which the database knows the caller."""
    token = {"role": person.database_role or caller, **({"sub": person.id} if person.id else {})}
    claims = {"request.jwt.claims": json.dumps(token)} if platform.claims else {}
    return {**platform.caller_settings, **claims, **person.settings}


@contextmanager
def acting(conn: psycopg.Connection, person: Person, caller: str, platform: Platform) -> Iterator[None]:
    """The block runs as this person, and nothing of it lasts. `caller` is the database role of those who have none of their own."""
    with conn.transaction(force_rollback=True):
        conn.execute(f"set local role {quote(person.database_role or caller)}".encode())
        for name, value in settings_of(person, caller, platform).items():
            conn.execute("select pg_catalog.set_config(%s, %s, true)", [name, value])
        yield
