"""Tells a difference of meaning from a difference of printing.

Postgres's printer is not a fixpoint (`varchar` columns in an `in` list), and majors print some expressions differently.
So when nothing but expressions differ, both sides' texts are compiled once more, by one server, and compared again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import psycopg

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.db.connect import session_settings
from growthos_cli.db.extract import extract
from growthos_cli.db.scratch import compiled, scratch_database
from growthos_cli.diff import Change
from growthos_cli.flows.spellings import Spellings
from growthos_cli.statements import statements

if TYPE_CHECKING:
    from growthos_cli.flows.workspace import Workspace

_EXPRESSIONS = {
    "column": {"default", "generated"},
    "check": {"expression"},
    "index": {"keys", "where"},
    "policy": {"using", "check"},
    "trigger": {"when"},
}


def alike(workspace: Workspace, desired: Catalog, changes: Iterable[Change]) -> set[Ref]:
    """Refs of the changes that vanish when one server compiles both sides. Costs a scratch database the first time."""
    doubtful = [change for change in changes if change.verb == "alter" and set(change.fields) <= _EXPRESSIONS.get(change.ref.kind, set())]
    if not doubtful:
        return set()
    spellings = Spellings(workspace.home.cache, workspace.compile_key)
    known = {change.ref for change in doubtful if change in spellings}
    doubtful = [change for change in doubtful if change.ref not in known]
    if not doubtful:
        return known
    workspace.progress("compiling what differs once more, to tell meaning from spelling")
    with scratch_database(workspace.server) as conn:
        compiled(conn, workspace.declared, workspace.platform)
        live = _recompiled(conn, workspace, desired, [(change.ref, change.before) for change in doubtful])
        again = _recompiled(conn, workspace, desired, [(change.ref, change.after) for change in doubtful])
    same = [change for change in doubtful if live[change.ref] is not None and live[change.ref] == again[change.ref]]
    spellings.remember(same)
    return known | {change.ref for change in same}


def _recompiled(
    conn: psycopg.Connection, workspace: Workspace, desired: Catalog, variants: list[tuple[Ref, Object | None]]
) -> dict[Ref, Object | None]:
    """Each variant put in the place of its desired object, and read back; None where Postgres refuses it. Rolled back."""
    refused: set[Ref] = set()
    with conn.transaction(force_rollback=True):
        session_settings(conn)
        for ref, variant in variants:
            assert variant is not None
            there = desired.objects[ref]
            steps = [Change(there, variant)] if ref.kind == "column" else [Change(there, None), Change(None, variant)]
            try:
                with conn.transaction():
                    for step in steps:
                        if step.verb != "alter" or step.fields:
                            for _, sql in statements(step):
                                conn.execute(sql.encode())
            except psycopg.Error:
                refused.add(ref)
        found = extract(conn, workspace.platform).catalog
    return {ref: None if ref in refused else found.get(ref) for ref, _ in variants}
