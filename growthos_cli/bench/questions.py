"""The queries that every client asks of a table: the newest rows, their number, one by its key; with and without a filter of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from growthos_cli.catalog.constraints import PrimaryKey
from growthos_cli.declared import Declared
from growthos_cli.intent import Person, TableAccess
from growthos_cli.names import literal, qualified, quote

PAGE = 20
"""Rows of a list, as data APIs page them."""

Key = tuple[str, ...]
"""The values of a primary key as text."""


@dataclass(frozen=True)
class Subject:
    """A table that is asked. `key` are the columns of its primary key, `newest_by` what its lists are sorted by, newest first."""

    schema: str
    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    newest_by: tuple[str, ...]
    owner: str | None = None
    tenant: str | None = None

    @property
    def name(self) -> str:
        return qualified(self.schema, self.table)

    @property
    def order(self) -> str:
        return ", ".join(f"{quote(column)} desc" for column in self.newest_by)


@dataclass(frozen=True)
class Question:
    """One query. `counts` when its answer tells how many rows the caller sees of all."""

    name: str
    sql: str
    counts: bool = False


def subject_of(declared: Declared, access: TableAccess) -> Subject | None:
    """The table as it is asked; None for one without a primary key or without a column that callers read."""
    keys = [item for item in declared.catalog.kind("primary_key") if isinstance(item, PrimaryKey)]
    key = next((item.columns for item in keys if (item.schema, item.table) == (access.schema, access.table)), ())
    columns = tuple(column for column in access.columns if column not in access.hidden)
    if not key or not columns:
        return None
    newest = next((column for column in declared.bench.newest_by if column in columns), None)
    tenant = declared.project.tenant
    return Subject(
        access.schema,
        access.table,
        columns,
        key,
        (newest,) if newest else key,
        access.owner,
        tenant.column if tenant and tenant.column in access.columns else None,
    )


def questions(subject: Subject, person: Person, keys: Mapping[str, Key]) -> Iterator[Question]:
    """What a person asks of a table. `keys` are rows to ask for by key, by what is said of them, such as `visible`."""
    for said, condition in _filters(subject, person):
        rows = f"select {', '.join(map(quote, subject.columns))} from {subject.name}"  # noqa: S608 (quoted)
        where = f" where {condition}" if condition else ""
        yield Question(f"list{said}", f"{rows}{where} order by {subject.order} limit {PAGE}")
        yield Question(f"count{said}", f"select count(*) from {subject.name}{where}", counts=not condition)  # noqa: S608 (quoted)
        for which, key in keys.items():
            conditions = filter(None, (key_condition(subject, key), condition))
            yield Question(f"{which} key{said}", f"{rows} where {' and '.join(conditions)}")


def key_condition(subject: Subject, key: Key) -> str:
    return " and ".join(f"{quote(column)} = {literal(value)}" for column, value in zip(subject.key, key, strict=True))


def _filters(subject: Subject, person: Person) -> Iterator[tuple[str, str]]:
    """What is said of a query, and its condition: none, and the client's own: its rows, else its tenant's."""
    yield "", ""
    if subject.owner and person.id:
        yield ", own", f"{quote(subject.owner)} = {literal(person.id)}"
    elif subject.tenant and not subject.owner and person.tenant:
        yield ", own", f"{quote(subject.tenant)} = {literal(person.tenant)}"
