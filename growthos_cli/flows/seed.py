"""Fills a database with what `bench` declares, so that queries can be measured. Refuses whatever might hold somebody's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from growthos_cli.bench.sizes import filled
from growthos_cli.db.connect import Target, connect
from growthos_cli.db.seeding import Statement, TableName, absent, named, rows_beyond, seed, settle
from growthos_cli.declared import Declared
from growthos_cli.errors import ConsentError, GrowthosError, TargetError
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import Bench, Environment

EMBEDDED = "embedded"
"""The name of the embedded database, for those who agree by name."""


@dataclass(frozen=True)
class Seeded:
    """What was written: rows by table, in the order in which the tables were filled."""

    target: Target
    sizes: Mapping[str, int]
    rows: Mapping[TableName, int]


def fill(workspace: Workspace, target: Target, environment: Environment | None, sizes: Mapping[str, int], into: str | None) -> Seeded:
    """Makes the personas and every declared row, in one transaction; `settled` is to follow.

    Raises ConsentError, before anything is written, for a target that is not embedded or whose tables hold rows unless `into`
    is its name, and for a protected environment in any case.
    """
    bench = benched(workspace.declared)
    if environment and environment.protected:
        raise ConsentError(f"environment '{environment.name}' is protected and is never seeded; nothing was written")
    with connect(target.conninfo, application_name="growthos bench") as conn:
        tables = filled_tables(bench)
        if missing := absent(conn, tables):
            raise TargetError(f"the target has no table {_listed(missing)}; run `growthos provision` first")
        name = EMBEDDED if target.embedded else environment.name if environment else conn.info.dbname
        _agree(name, target, rows_beyond(conn, _rows_of_provisioning(workspace.declared)), into)
        progress = workspace.progress
        written = seed(conn, _setup(workspace.declared), _statements(bench, sizes), lambda part: progress(f"seeding {part.what}"))
    return Seeded(target, sizes, written)


def settled(workspace: Workspace, seeded: Seeded) -> None:
    """Statistics and visibility of what was seeded. Can be done again after an interruption."""
    with connect(seeded.target.conninfo, application_name="growthos bench") as conn:
        settle(conn, seeded.rows, lambda table: workspace.progress(f"gathering statistics of {named(table)}"))


def benched(declared: Declared) -> Bench:
    """What the manifests declare. Raises GrowthosError when they name nothing to fill a database with, or nobody to ask."""
    if not declared.bench.steps:
        raise GrowthosError("no manifest says what to fill a database with; add `bench` (docs/manifests.md)")
    if not declared.personas.people:
        raise GrowthosError("no manifest declares personas, so there is nobody to ask; add `personas` (docs/manifests.md)")
    return declared.bench


def filled_tables(bench: Bench) -> list[TableName]:
    """The tables that the steps fill, each once."""
    return list(dict.fromkeys(step.table for step in bench.steps if step.table))


def _agree(name: str, target: Target, beyond: Mapping[TableName, int], into: str | None) -> None:
    if into is not None and into != name:
        raise ConsentError(f"--into names '{into}', but the target's name is '{name}'; nothing was written")
    if into == name:
        return
    if not target.embedded:
        raise ConsentError(f"{target.address} is not the embedded database; nothing was written. To seed it all the same: --into {name}")
    if beyond:
        raise ConsentError(
            f"the target is not empty: {_listed(beyond)} {'has' if len(beyond) == 1 else 'have'} rows; nothing was written. "
            f"`growthos db reset` empties it. To add to what is there: --into {name}"
        )


def _rows_of_provisioning(declared: Declared) -> dict[TableName, int]:
    """How many rows the manifests put into each table whose rows tell whether the database is in use."""
    rows = [item.ref.path[:2] for item in declared.catalog.kind("row")]
    return {step.table: rows.count(step.table) for step in declared.bench.steps if step.table and not step.written_before}


def _setup(declared: Declared) -> Statement:
    return Statement("the personas", declared.personas.setup, None, declared.personas.mark)


def _statements(bench: Bench, sizes: Mapping[str, int]) -> list[Statement]:
    total = len(bench.steps)
    return [
        Statement(
            f"{named(step.table) if step.table else 'what others stand on'} ({number} of {total})",
            filled(step.sql, sizes),
            step.table,
            step.mark,
        )
        for number, step in enumerate(bench.steps, start=1)
    ]


def _listed(tables: Iterable[TableName]) -> str:
    names = [named(table) for table in tables]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
