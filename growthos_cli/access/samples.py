"""The rows that a proof tries, as SQL: for every table one of each sample per person, and where nobody need own it, per tenant.

What a manifest leaves out is made up: keys of other tables by whose row it is, values by their type. Sends no SQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from growthos_cli.access.branches import BUCKETS_TABLE
from growthos_cli.access.placeholders import filled
from growthos_cli.access.row_classes import row_values
from growthos_cli.catalog.constraints import ForeignKey, PrimaryKey
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import TableAccess
from growthos_cli.names import literal, qualified, quote
from growthos_cli.planning.graph import order

_NUMBERS = frozenset(
    {"smallint", "integer", "int", "int2", "int4", "int8", "bigint", "numeric", "decimal", "real", "double precision", "oid"}
)
_TIMES = frozenset({"timestamptz", "timestamp", "date", "timestamp with time zone", "timestamp without time zone"})
_OTHERS = {"boolean": "false", "bool": "false", "uuid": "gen_random_uuid()", "json": "'{}'", "jsonb": "'{}'"}


@dataclass(frozen=True)
class Holder:
    """Whose a sample row is: a person's id, a tenant, both, or nobody's."""

    person: str | None
    tenant: str | None


@dataclass(frozen=True)
class SampleRow:
    """A row of a table to insert, if the rows that it needs are there: `columns` maps each column to an expression and its type."""

    subject: Ref
    table: tuple[str, str]
    columns: Mapping[str, tuple[str, str]]
    required: frozenset[str]
    mark: Mark | None = None

    @property
    def sql(self) -> str:
        """Inserts nothing where a required value is null: this person has no row of a kind that the row must refer to."""
        if not self.columns:
            return f"insert into {qualified(*self.table)} default values"
        names = ", ".join(map(quote, self.columns))
        values = ", ".join(f"cast({expression} as {type_}) as {quote(name)}" for name, (expression, type_) in self.columns.items())
        given = " and ".join(f"s.{quote(name)} is not null" for name in self.columns if name in self.required) or "true"
        return f"insert into {qualified(*self.table)} ({names}) select {names} from (select {values}) as s where {given}"  # noqa: S608 (quoted)


def sample_rows(declared: Declared) -> list[SampleRow]:
    """Every row to make, each after the rows that it refers to."""
    return [*_Samples(declared).rows(), *_files(declared)]


def _files(declared: Declared) -> Iterator[SampleRow]:
    """Sample files of every bucket, as rows of the table of all files."""
    for bucket in declared.buckets:
        seen: set[str] = set()
        for sample in bucket.samples:
            for holder in _holders(declared):
                name = filled(sample, _holder_values(holder))
                if name not in seen:
                    seen.add(name)
                    columns = {"bucket_id": (literal(bucket.bucket), "text"), "name": (name, "text")}
                    yield SampleRow(Ref("bucket", (bucket.bucket,)), BUCKETS_TABLE, columns, frozenset(columns), bucket.mark)


def _holders(declared: Declared) -> list[Holder]:
    return [Holder(person.id, person.tenant) for person in declared.personas.people if person.id and person.tenant]


def _holder_values(holder: Holder) -> dict[str, str]:
    # Typed, because `{person} || '/file'` has no meaning for two unknown literals.
    return {"person": f"{literal(holder.person)}::text", "tenant": literal(holder.tenant)}


class _Samples:
    """The sample rows of one declaration."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        self.number = 0
        self.columns: dict[tuple[str, str], list[Column]] = {}
        keyed = {
            (*key.path()[:2], name) for key in declared.catalog.kind("primary_key") if isinstance(key, PrimaryKey) for name in key.columns
        }
        for item in declared.catalog.kind("column"):
            assert isinstance(item, Column)
            # A key is never null, whether its column says so or not.
            column = replace(item, not_null=item.not_null or (item.schema, item.table, item.name) in keyed)
            self.columns.setdefault((item.schema, item.table), []).append(column)
        self.foreign_keys = [item for item in declared.catalog.kind("foreign_key") if isinstance(item, ForeignKey)]
        self.keys = {(item.schema, item.table, item.columns[0]): item for item in self.foreign_keys if len(item.columns) == 1}

    @cached_property
    def accesses(self) -> dict[tuple[str, str], TableAccess]:
        return {(access.schema, access.table): access for access in self.declared.tables}

    def rows(self) -> Iterator[SampleRow]:
        for table in self._tables():
            access = self.accesses[table]
            for sample in access.samples:
                for holder in self._holders(access):
                    yield self._row(access, sample, holder)

    def _tables(self) -> list[tuple[str, str]]:
        """Tables in the order of the keys that a row cannot do without."""
        edges = [
            (table, (key.references_schema, key.references_table))
            for key in self.foreign_keys
            if (table := (key.schema, key.table)) in self.accesses
            and any(self._is_needed(self.accesses[table], column) for column in key.columns)
        ]
        return order(self.accesses, edges, lambda table: table)

    def _is_needed(self, access: TableAccess, column: str) -> bool:
        found = next(item for item in self.columns[access.schema, access.table] if item.name == column)
        return (found.not_null and found.default is None) or column in (access.owner, self._tenant_column(access))

    def _tenant_column(self, access: TableAccess) -> str | None:
        tenant = self.declared.project.tenant
        return tenant.column if tenant and tenant.column in access.columns else None

    def _holders(self, access: TableAccess) -> list[Holder]:
        """Each person where rows are people's; each tenant besides where nobody need own a row, and no tenant where none is needed."""
        people = _holders(self.declared)
        tenants = sorted({holder.tenant for holder in people if holder.tenant})
        nullable = {item.name for item in self.columns.get((access.schema, access.table), ()) if not item.not_null}
        tenant = self._tenant_column(access)
        belongs_to_people = "person" in row_values(self.declared, access, None)
        holders = list(people) if belongs_to_people else []
        if not belongs_to_people or access.owner in nullable:
            holders += [Holder(None, each) for each in tenants] if tenant or access.belongs_to.tenant else []
            holders += [Holder(None, None)] if tenant in nullable or (tenant is None and not access.belongs_to.tenant) else []
        return holders

    def _row(self, access: TableAccess, sample: Mapping[str, str], holder: Holder) -> SampleRow:
        self.number += 1
        columns: dict[str, tuple[str, str]] = {}
        required: set[str] = set()
        for column in sorted(self.columns[access.schema, access.table], key=lambda column: column.position):
            if column.generated or column.identity == "always":
                continue
            expression = self._expression(access, column, sample, holder)
            if expression is not None:
                columns[column.name] = (expression, column.type)
                if column.not_null or (column.name == access.owner and holder.person):
                    required.add(column.name)
        mark = self.declared.mark(Ref("table", (access.schema, access.table)))
        return SampleRow(Ref("table", (access.schema, access.table)), (access.schema, access.table), columns, frozenset(required), mark)

    def _expression(self, access: TableAccess, column: Column, sample: Mapping[str, str], holder: Holder) -> str | None:
        """What the row holds in a column; None for its default."""
        if column.name in sample:
            return filled(sample[column.name], {"person": literal(holder.person), "tenant": literal(holder.tenant)})
        key = self.keys.get((access.schema, access.table, column.name))
        if column.name == access.owner:
            if holder.person is None:
                return "null"
            return self._referred(key, holder) if key else literal(holder.person)
        if column.name == self._tenant_column(access):
            return literal(holder.tenant)
        if not column.not_null or column.default is not None or column.identity:
            return None
        return self._referred(key, holder) if key else _made_up(column.type, self.number)

    def _referred(self, key: ForeignKey, holder: Holder) -> str:
        """The key of the holder's row in another table: the person's where rows are people's, else the tenant's, else any."""
        table = (key.references_schema, key.references_table)
        column = quote(key.references_columns[0])
        found = self.accesses.get(table)
        values = row_values(self.declared, found, None) if found else {}
        if "person" in values and holder.person:
            rows = f" where {values['person']} = {literal(holder.person)}"
        elif "tenant" in values and holder.tenant:
            rows = f" where {values['tenant']} = {literal(holder.tenant)}"
        else:
            rows = ""
        return f"(select {column} from {qualified(*table)}{rows} order by {column} limit 1)"  # noqa: S608 (quoted)


def _made_up(type_: str, number: int) -> str:
    """A value of the type; null for a type of which nothing is known."""
    plain = re.sub(r"\(.*\)", "", type_).strip().lower()
    if plain.endswith("]"):
        return "'{}'"
    if plain in ("text", "citext", "varchar", "character varying", "name"):
        return literal(f"sample_{number}")
    if plain in _NUMBERS:
        return str(number)
    return "now()" if plain in _TIMES else _OTHERS.get(plain, "null")
