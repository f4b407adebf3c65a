"""The statements by which a caller is tried on a subject, in every form whose permission differs.

With `where` or `returning` a statement also reads, so that Postgres asks the select policies as well; without them it asks
those of the command alone. Source: CREATE POLICY, reference page, "Policies Applied by Command Type".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from growthos_cli.access.subjects import Subject
from growthos_cli.intent import BucketAccess
from growthos_cli.names import literal, quote


@dataclass(frozen=True)
class Probe:
    """One statement. `reads` when the select policies decide too; it answers with the keys of the rows that it touched if
    `tells`, else with their number. `keys` are the only rows that it can touch; None for all."""

    command: str
    form: str
    sql: str
    reads: bool
    tells: bool
    keys: frozenset[str] | None = None


def reading(subject: Subject) -> Iterator[Probe]:
    """Everything that is there to be read."""
    yield Probe("select", "select", f"select {subject.key} from {subject.name}{subject.where()}", True, True)  # noqa: S608 (quoted)


def hidden(subject: Subject, column: str) -> Probe:
    """What nobody is to read, of every row there is."""
    sql = f"select {quote(column)} from {subject.name}{subject.where()}"  # noqa: S608 (quoted)
    return Probe("select", f"select of {column}", sql, True, False)


def of_row(subject: Subject, command: str, key: str, column: str | None) -> Probe:
    """The command on one row, found by its key. `column` is what an update sets to itself."""
    only = frozenset({key})
    found = subject.where(f"{subject.key} = {literal(key)}")
    if command == "select":
        sql = f"select 1 from {subject.name}{found}"  # noqa: S608 (quoted)
    elif command == "delete":
        sql = f"delete from {subject.name}{found}"  # noqa: S608 (quoted)
    else:
        sql = f"update {subject.name} set {quote(column or '')} = {quote(column or '')}{found}"  # noqa: S608 (quoted)
    return Probe(command, f"{command} where", sql, True, False, only)


def updating(subject: Subject, column: str) -> Iterator[Probe]:
    """Every row there is: blindly, by a condition, and telling which."""
    name = quote(column)
    change = f"update {subject.name} set {name} = "  # noqa: S608 (quoted)
    if not isinstance(subject.access, BucketAccess):
        yield Probe("update", "update", f"{change}default", False, False)
    yield Probe("update", "update where", f"{change}{name}{subject.where(f'{subject.key} is not null')}", True, False)
    yield Probe("update", "update returning", f"{change}default{subject.where()} returning {subject.key}", True, True)


def deleting(subject: Subject) -> Iterator[Probe]:
    """Every row there is: blindly, by a condition, and telling which."""
    delete = f"delete from {subject.name}"  # noqa: S608 (quoted)
    if not isinstance(subject.access, BucketAccess):
        yield Probe("delete", "delete", delete, False, False)
    yield Probe("delete", "delete where", f"{delete}{subject.where(f'{subject.key} is not null')}", True, False)
    yield Probe("delete", "delete returning", f"{delete}{subject.where()} returning {subject.key}", True, True)


def inserting(subject: Subject, key: str, values: Mapping[str, str | None], column: str | None) -> Iterator[Probe]:
    """A row like the one of that key: plainly, telling its key, and where it may meet another.

    `values` are texts of the columns `written`. `column` is what an upsert changes; None for no upsert.
    """
    given = {name: value for name, value in values.items() if name in subject.written}
    into = f"insert into {subject.name} {_listed(given)}"
    only = frozenset({key})
    yield Probe("insert", "insert", into, False, False, only)
    yield Probe("insert", "insert returning", f"{into} returning {subject.key}", True, False, only)
    if not subject.defers:
        yield Probe("insert", "insert on conflict do nothing", f"{into} on conflict do nothing", False, False, only)
    if column and subject.primary_key:
        whole = {**given, **{name: values[name] for name in subject.primary_key}}
        arbiter = ", ".join(map(quote, subject.primary_key))
        change = f"on conflict ({arbiter}) do update set {quote(column)} = excluded.{quote(column)}"
        yield Probe("insert", "insert on conflict do update", f"insert into {subject.name} {_listed(whole)} {change}", True, False, only)


def _listed(values: Mapping[str, str | None]) -> str:
    if not values:
        return "default values"
    return f"({', '.join(map(quote, values))}) values ({', '.join(map(literal, values.values()))})"


def guarded(subject: Subject, column: str, type_: str, key: str, other: str | None) -> str:
    """Changes one column of one row to the text `other`, or to something made up when that is None."""
    name = quote(column)
    found = subject.where(f"{subject.key} = {literal(key)}")
    value = _other(name, type_) if other is None else literal(other)
    return f"update {subject.name} set {name} = {value}{found}"  # noqa: S608 (quoted)


def _other(name: str, type_: str) -> str:
    """An expression of another value than the column has."""
    plain = type_.partition("(")[0].strip().lower()
    by_type: Sequence[tuple[Sequence[str], str]] = (
        (("boolean", "bool"), f"not coalesce({name}, false)"),
        (("smallint", "integer", "int", "bigint", "numeric", "real", "double precision"), f"coalesce({name}, 0) + 1"),
        (("timestamptz", "timestamp", "date"), f"coalesce({name}, now()) + interval '1 day'"),
        (("uuid",), "gen_random_uuid()"),
        (("json", "jsonb"), "'{\"another\": true}'"),
        (("text", "citext", "varchar"), f"coalesce({name}, '') || 'x'"),
    )
    return next((expression for types, expression in by_type if plain in types), "null")
