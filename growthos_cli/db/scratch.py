"""The scratch database: Postgres compiles what was declared, and the answer is read back as the desired catalog."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import psycopg

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.rows import Row
from growthos_cli.db.bodies import refused_bodies
from growthos_cli.db.connect import connect, session_settings
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.execute import StepRefused, execute, sentence
from growthos_cli.db.extract import RowShape, extract
from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError, Problem
from growthos_cli.plan import Step, plan
from growthos_cli.platform import Platform
from growthos_cli.statements import create_table


@contextmanager
def scratch_database(server: Server, template: str) -> Iterator[psycopg.Connection]:
    """A connection, as the role that hosted platforms give, to a throwaway clone of `template`."""
    name = f"growthos_scratch_{secrets.token_hex(6)}"
    create_database(server, name, template)
    try:
        with connect(server.conninfo(name), application_name="growthos scratch") as conn:
            yield conn
    finally:
        drop_database(server, name)


def compiled(conn: psycopg.Connection, declared: Declared, platform: Platform) -> Catalog:
    """The desired catalog: what Postgres made of `declared` in the scratch database on `conn`.

    Raises ManifestError with every refusal of Postgres, each at its place in the manifests.
    """
    shapes = row_shapes(declared.catalog)
    baseline = extract(conn, platform)
    steps = plan(baseline.catalog, declared.catalog, role=baseline.role).steps
    with conn.transaction():
        session_settings(conn)
        try:
            with conn.transaction():
                execute(conn, steps)
        except StepRefused as refused:
            raise ManifestError(_refusals(conn, steps, declared)) from refused
        functions = {item.ref for item in declared.catalog.kind("function")}
        problems = [_problem(declared, ref, error) for ref, error in refused_bodies(conn, functions)]
        if problems:
            raise ManifestError(problems)
        after = extract(conn, platform, shapes)
    return _ours(baseline.catalog, after.catalog, declared)


def row_shapes(catalog: Catalog) -> list[RowShape]:
    """Which reference rows to read, table by table: their natural keys and the columns that are compared."""
    by_table: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in catalog.kind("row"):
        assert isinstance(row, Row)
        by_table[row.schema, row.table].append(row)
    return [
        RowShape(
            schema,
            table,
            tuple(column for column, _ in rows[0].at),
            tuple(sorted({column for row in rows for column, _ in row.values})),
            tuple(sorted((tuple(value for _, value in row.at) for row in rows), key=repr)),
        )
        for (schema, table), rows in sorted(by_table.items())
    ]


def _ours(baseline: Catalog, after: Catalog, declared: Declared) -> Catalog:
    """What the scratch database has beyond the empty platform, or what was named in a manifest although the platform has it."""
    named = set(declared.catalog.objects)
    objects = {ref: item for ref, item in after.objects.items() if item.kind != "row" and (baseline.get(ref) != item or ref in named)}
    missing: list[Problem] = []
    for row in declared.catalog.kind("row"):
        assert isinstance(row, Row)
        found = after.get(row.ref)
        if found is None:
            message = f"{row.ref}: Postgres prints the key of this row differently; write it as Postgres does"
            missing.append(Problem(declared.mark(row.ref), message))
        else:
            assert isinstance(found, Row)
            objects[row.ref] = replace(found, initial=row.initial)
    if missing:
        raise ManifestError(missing)
    rows = {(a, b) for a, b in declared.catalog.edges if a.kind == "row" and b.kind == "row"}
    edges = frozenset((a, b) for a, b in after.edges if a in objects and b in objects) | rows
    return Catalog(objects, edges, declared.catalog.claims, frozenset(baseline.objects))


def _refusals(conn: psycopg.Connection, steps: Sequence[Step], declared: Declared) -> list[Problem]:
    """Every refusal, found by running the steps one by one; what stands on a refused object is passed over."""
    edges = set(declared.catalog.edges) | {(item.ref, need) for item in declared.catalog for need in item.requires()}
    refused: set[Ref] = set()
    problems: list[Problem] = []
    conn.execute("set local check_function_bodies = off")
    for step in steps:
        if any(_carrier(ref) in refused for ref in step.refs) or any(a in step.refs and b in refused for a, b in edges):
            refused.update(step.refs)
        elif error := _refusal(conn, step.sql):
            refused.update(step.refs)
            culprits = _culprits(conn, declared, step) if len(step.refs) > 1 else []
            problems += culprits or [_problem(declared, step.refs[0], error)]
    return problems


def _carrier(ref: Ref) -> Ref | None:
    """The object that a grant is on. Grants that creation brings along are in no manifest, so no edge says it."""
    return Ref(ref.path[0], ref.path[1:-1]) if ref.kind == "grant" else None


def _refusal(conn: psycopg.Connection, sql: str) -> psycopg.Error | None:
    """What Postgres says to a statement that it refuses; one that it accepts stands."""
    try:
        with conn.transaction():
            conn.execute(sql.encode())
    except psycopg.Error as error:
        return error
    return None


def _culprits(conn: psycopg.Connection, declared: Declared, step: Step) -> list[Problem]:
    """The parts of a refused `create table` that Postgres refuses by themselves: columns alone, constraints with the good columns."""
    table, *parts = (declared.catalog.objects[ref] for ref in step.refs)
    good: list[Object] = []
    problems: list[Problem] = []
    for part in parts:
        with conn.transaction(force_rollback=True):
            error = _refusal(conn, create_table(table, [*good, part] if part.kind != "column" else [part]))
        if error:
            problems.append(_problem(declared, part.ref, error))
        elif part.kind == "column":
            good.append(part)
    return problems


def _problem(declared: Declared, ref: Ref, error: psycopg.Error) -> Problem:
    return Problem(declared.mark(ref), f"Postgres refuses {ref}: {sentence(error)}")
