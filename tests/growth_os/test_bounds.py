"""The bounds of Growth OS: a second lock on what those who see only their own rows may read."""

from __future__ import annotations

import psycopg

from growthos_cli.flows.workspace import Workspace


def test_every_table_of_which_somebody_sees_only_the_own_rows_has_a_bound(
    growth_os: psycopg.Connection, growth_os_workspace: Workspace
) -> None:
    owners = {
        access.table: access.owner
        for access in growth_os_workspace.declared.tables
        if any(cell.command == "select" and cell.scope in ("own", "own_via_submission") for cell in access.cells)
    }
    bounded = growth_os.execute(
        "select p.polrelid::regclass::text, substring(pg_get_expr(p.polqual, p.polrelid) from '\\((\\w+), 0\\) >=') from pg_policy as p"
        " where not p.polpermissive and p.polcmd = 'r'"
    )
    assert dict(bounded.fetchall()) == owners
    assert len(owners) >= 15
