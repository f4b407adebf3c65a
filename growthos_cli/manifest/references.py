"""What can only be said once every file has been read: names that nobody declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import INDEXED, Extension
from growthos_cli.catalog.routines import Function
from growthos_cli.intent import NONE, Cell, Scope
from growthos_cli.manifest.draft import Draft, Reference
from growthos_cli.manifest.paths import DEFAULT_SCHEMA, spelled
from growthos_cli.manifest.problems import TooManyProblems
from growthos_cli.manifest.scopes import placeholders
from growthos_cli.names import suggestion, visible

OBJECTS = ("storage", "objects")
_OF_EVERY_TABLE = frozenset({"ctid", "tableoid", "xmin", "xmax", "cmin", "cmax"})
"""Columns that Postgres gives to each table."""


@dataclass(frozen=True)
class _Declared:
    """What is looked up more than once: functions by (schema, name), and the schemas into which extensions are installed."""

    functions: Mapping[tuple[str, ...], list[Function]]
    extended: frozenset[str]

    @classmethod
    def of(cls, draft: Draft) -> _Declared:
        functions: dict[tuple[str, ...], list[Function]] = defaultdict(list)
        for item in draft.objects.values():
            if isinstance(item, Function):
                functions[item.schema, item.name].append(item)
        return cls(dict(functions), frozenset(item.schema for item in draft.objects.values() if isinstance(item, Extension)))


def resolve(draft: Draft) -> None:
    """Report every reference to something that is not declared. Silent about whole files' contents when one could not be read."""
    declared = _Declared.of(draft)
    for reference in draft.references:
        try:
            _RESOLVERS[reference.ref.kind](reference, draft, declared)
        except TooManyProblems:
            continue
    try:
        _check_cells(draft)
    except TooManyProblems:
        return


def _schema(reference: Reference, draft: Draft, _: _Declared) -> None:
    (schema,) = reference.ref.path
    if reference.ref in draft.objects or draft.is_platform(schema) or schema == DEFAULT_SCHEMA or draft.problems.incomplete:
        return
    known = [ref.path[0] for ref in draft.objects if ref.kind == "schema"]
    near = suggestion(schema, known) or "; declare it under `schemas`"
    draft.report(reference.mark, f"{reference.what} is in schema '{visible(schema)}', which no manifest declares{near}")


def _table(reference: Reference, draft: Draft, _: _Declared) -> None:
    schema, table = reference.ref.path
    if reference.ref in draft.objects or draft.is_platform(schema) or draft.problems.incomplete:
        return
    known = [spelled(*ref.path) for ref in draft.objects if ref.kind == "table"]
    near = suggestion(spelled(schema, table), known)
    draft.report(reference.mark, f"{reference.what} names table '{visible(spelled(schema, table))}', which no manifest declares{near}")


def _column(reference: Reference, draft: Draft, _: _Declared) -> None:
    schema, table, column = reference.ref.path
    if column in _OF_EVERY_TABLE:
        return
    if reference.ref in draft.objects or (schema, table) in draft.open_tables or Ref("table", (schema, table)) not in draft.objects:
        return
    known = [ref.path[2] for ref in draft.objects if ref.kind == "column" and ref.path[:2] == (schema, table)]
    message = f"{reference.what} names column '{visible(column)}', which table {visible(spelled(schema, table))} does not have"
    draft.report(reference.mark, message + suggestion(column, known))


def _index(reference: Reference, draft: Draft, _: _Declared) -> None:
    schema, table, index = reference.ref.path
    known = [ref.path[2] for ref in draft.objects if ref.kind in INDEXED and ref.path[:2] == (schema, table)]
    if index in known or (schema, table) in draft.open_tables:
        return
    near = suggestion(index, known) or "; it takes an index, a unique constraint or the primary key"
    draft.report(reference.mark, f"{reference.what} names index '{visible(index)}', which the table does not have{near}")


def _function(reference: Reference, draft: Draft, declared: _Declared) -> None:
    schema, name = reference.ref.path
    if reference.ref.path in declared.functions or draft.is_platform(schema) or draft.problems.incomplete:
        return
    # An extension may bring the function along; which ones it brings, only Postgres knows.
    if schema in declared.extended:
        return
    near = suggestion(spelled(schema, name), {spelled(*path) for path in declared.functions})
    draft.report(reference.mark, f"{reference.what} names function '{visible(spelled(schema, name))}', which no manifest declares{near}")


def _trigger_function(reference: Reference, draft: Draft, declared: _Declared) -> None:
    overloads = declared.functions.get(reference.ref.path, [])
    if not overloads:
        _function(reference, draft, declared)
    elif not any(item.types == "" and item.returns.strip().lower() == "trigger" for item in overloads):
        name = visible(spelled(*reference.ref.path))
        draft.report(reference.mark, f"{reference.what} executes function {name}, which must have no arguments and return trigger")


_RESOLVERS = {
    "schema": _schema,
    "table": _table,
    "column": _column,
    "index": _index,
    "function": _function,
    "trigger_function": _trigger_function,
}


def _check_cells(draft: Draft) -> None:
    for table in draft.tables:
        what = f"table {visible(spelled(table.schema, table.table))}"
        known = {**draft.scopes, **table.scopes}
        columns = None if (table.schema, table.table) in draft.open_tables else table.columns
        for cell in table.cells:
            scope = _scope(cell, what, known, draft)
            if not scope:
                continue
            for column in scope.needs:
                if columns is not None and column not in columns:
                    draft.report(cell.mark, f"scope {visible(scope.name)} needs the column {visible(column)}, which {what} does not have")
            if "owner" in placeholders(scope) and not table.owner:
                draft.report(cell.mark, f"scope {visible(scope.name)} speaks of {{owner}}, but {what} has no `owner`; name the column")
            if "bucket" in placeholders(scope):
                draft.report(cell.mark, f"scope {visible(scope.name)} speaks of {{bucket}}, which only a bucket has")
    for bucket in draft.buckets:
        what = f"bucket {visible(bucket.bucket)}"
        known = {**draft.scopes, **draft.platform_scopes.get(OBJECTS, {}), **bucket.scopes}
        for cell in bucket.cells:
            scope = _scope(cell, what, known, draft)
            if scope and "owner" in placeholders(scope) and not bucket.owner:
                draft.report(cell.mark, f"scope {visible(scope.name)} speaks of {{owner}}, but {what} has no `owner`; write its expression")


def _scope(cell: Cell, what: str, known: Mapping[str, Scope], draft: Draft) -> Scope | None:
    if cell.scope == NONE or cell.scope in known or draft.problems.incomplete:
        return known.get(cell.scope)
    near = suggestion(cell.scope, [*known, NONE]) or "; declare it under `scopes`"
    draft.report(cell.mark, f"{cell.command} of {what} gives {visible(cell.role)} the unknown scope '{visible(cell.scope)}'{near}")
    return None
