"""Postgres reads a print of an object once more, and prints it again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import psycopg

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.views import MaterializedView
from growthos_cli.db.connect import session_settings
from growthos_cli.db.extract import extract
from growthos_cli.diff import Change
from growthos_cli.planning.rules import replaces
from growthos_cli.planning.statements import statements
from growthos_cli.platform import Platform
from growthos_cli.reread import literally

_WITHOUT_A_NAME = frozenset({"column", "domain", "view_column", "publication_table"})
"""Of these there cannot be one more beside the first. A column may be altered in place, and else there can be another."""


def recompiled(
    conn: psycopg.Connection, platform: Platform, desired: Catalog, variants: list[tuple[Ref, Object | None]]
) -> dict[Ref, Object | None]:
    """Each variant as Postgres prints it, read beside the desired object or in its place; None where Postgres refuses it. Rolled back."""
    refused: set[Ref] = set()
    read_at: dict[Ref, Ref] = {}
    major = conn.info.server_version // 10_000
    with conn.transaction(force_rollback=True), literally():
        session_settings(conn)
        for number, (ref, variant) in enumerate(variants):
            assert variant is not None
            steps, read_at[ref] = _steps(desired.objects[ref], variant, number, major)
            try:
                with conn.transaction():
                    for step in steps:
                        if step.verb != "alter" or step.fields:
                            for sql in statements(step):
                                conn.execute(sql.encode())
            except psycopg.Error:
                refused.add(ref)
        found = extract(conn, platform).catalog
    return {ref: None if ref in refused else found.get(read_at[ref]) for ref, _ in variants}


def _steps(there: Object, variant: Object, number: int, major: int) -> tuple[list[Change], Ref]:
    """What makes the variant, and where it is then. Beside the object rather than in its place: others may stand on that."""
    # Said in any case, so that what is read is what was said, whatever the object there has become.
    unsaid: dict[str, Any] = {name: None for name in ("default", "where") if getattr(variant, name, None) is not None}
    change = Change(replace(there, **unsaid) if there.kind in _WITHOUT_A_NAME else there, variant)
    if there.kind in _WITHOUT_A_NAME and not replaces(change, major):
        return [change], there.ref
    if there.kind in _WITHOUT_A_NAME - {"column"}:
        return [Change(there, None), Change(None, variant)], there.ref
    changes: dict[str, Any] = {"name": f"growthos_{number}"}
    if isinstance(variant, MaterializedView):
        changes["populated"] = False  # whoever may not run its query may read it
    beside = replace(variant, **changes)
    return [Change(None, beside)], beside.ref
