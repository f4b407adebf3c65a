"""Postgres reads its own print of an object once more, and prints it again."""

from __future__ import annotations

import psycopg

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.db.connect import session_settings
from growthos_cli.db.extract import extract
from growthos_cli.diff import Change
from growthos_cli.platform import Platform
from growthos_cli.reread import literally
from growthos_cli.rules import replaces
from growthos_cli.statements import statements


def recompiled(
    conn: psycopg.Connection, platform: Platform, desired: Catalog, variants: list[tuple[Ref, Object | None]]
) -> dict[Ref, Object | None]:
    """Each variant put in the place of its desired object, and read back; None where Postgres refuses it. Rolled back."""
    refused: set[Ref] = set()
    with conn.transaction(force_rollback=True), literally():
        session_settings(conn)
        for ref, variant in variants:
            assert variant is not None
            there = desired.objects[ref]
            change = Change(there, variant)
            in_place = ref.kind == "column" and not replaces(change)
            steps = [change] if in_place else [Change(there, None), Change(None, variant)]
            try:
                with conn.transaction():
                    for step in steps:
                        if step.verb != "alter" or step.fields:
                            for sql in statements(step):
                                conn.execute(sql.encode())
            except psycopg.Error:
                refused.add(ref)
        found = extract(conn, platform).catalog
    return {ref: None if ref in refused else found.get(ref) for ref, _ in variants}
