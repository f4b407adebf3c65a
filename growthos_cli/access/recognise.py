"""Policies -> permissions: the way of policies.py back, for a database whose policies are named as access names them.

A guess from what Postgres printed: whoever takes it has to compile it and to compare. A table is recognised as a whole or not at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from growthos_cli.access.branches import BUCKETS_TABLE
from growthos_cli.access.held import Held
from growthos_cli.access.printed import mentions, role_function
from growthos_cli.access.readings import Reading, Text, read_bucket, read_table
from growthos_cli.access.role_order import in_one_order
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.rows import Bucket
from growthos_cli.catalog.security import Policy
from growthos_cli.intent import ANON
from growthos_cli.names import qualified


@dataclass(frozen=True)
class RecognisedAccess:
    """Of a table or a bucket. `cells` are by command and role; `closed` are the columns that nobody reaches by a command; `refs` are what
    all this means. `columns` are none for a bucket."""

    columns: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Text]]
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refs: frozenset[Ref] = frozenset()
    of_tenants: bool = True
    """False where the tenant's column is and the tenant's policy is not."""


@dataclass(frozen=True)
class Recognised:
    """What a project would say, and who may do what by table and bucket. `tenant` is (column, predicate)."""

    caller: str
    roles: tuple[str, ...]
    role_function: tuple[str, str] | None
    tenant: tuple[str, str] | None
    access: Mapping[Ref, RecognisedAccess] = field(default_factory=dict)


def recognised(catalog: Catalog) -> Recognised | None:
    """None where nothing is."""
    found = _Policies(catalog)
    if (caller := found.caller()) is None:
        return None
    functions = {
        qualified(item.schema, item.name): (item.schema, item.name) for item in catalog.kind("function") if isinstance(item, Function)
    }
    function = role_function((text for item in found.all for text in (item.using, item.check) if text), functions)
    readings = {table: read_table(table, policies, caller, function) for table, policies in found.by_table.items()}
    readings |= {Ref(Bucket.kind, (name,)): read_bucket(name, found.of_buckets, caller, function) for name in found.buckets()}
    roles = in_one_order(names for reading in readings.values() if reading for names in reading.lists()) or (caller,)
    project = Recognised(caller, roles, functions[function] if function else None, found.tenant(caller))
    access = {
        ref: made
        for ref, reading in readings.items()
        if reading and (made := _bucket(reading, roles) if ref.kind == Bucket.kind else _table(ref, reading, found, project))
    }
    return replace(project, access=access) if access else None


def _table(table: Ref, reading: Reading, found: _Policies, project: Recognised) -> RecognisedAccess | None:
    if not (cells := reading.cells(project.roles)):
        return None
    columns = found.columns.get(table, ())
    held = Held(found.catalog, table, columns)
    closed: dict[str, tuple[str, ...]] = {}
    for command in cells:
        without, *others = {held.closed(command, grantee) for of, grantee in reading.sides if of == command}
        # Access would grant what is not granted, or one role reaches what another does not.
        if without is None or others:
            return None
        closed[command] = without
    tenant = project.tenant
    tenants = {item.ref for item in found.by_table[table] if tenant and _is_tenants(item, project.caller) and item.using == tenant[1]}
    refs = {*reading.policies, *held.meant(reading.sides, closed), *tenants}
    of_tenants = bool(tenants) or tenant is None or tenant[0] not in columns
    return RecognisedAccess(columns, cells, closed, frozenset(refs), of_tenants)


def _bucket(reading: Reading, roles: tuple[str, ...]) -> RecognisedAccess | None:
    cells = reading.cells(roles)
    return RecognisedAccess((), cells, refs=reading.policies) if cells else None


def _is_tenants(item: Policy, caller: str) -> bool:
    of_all = not item.permissive and item.command == "all" and item.roles == (caller,)
    return of_all and item.name == f"{item.table}_tenant" and item.using == item.check


@dataclass(frozen=True)
class _Policies:
    catalog: Catalog

    @cached_property
    def all(self) -> list[Policy]:
        return [item for item in self.catalog.kind("policy") if isinstance(item, Policy)]

    @cached_property
    def of_buckets(self) -> list[Policy]:
        return [item for item in self.all if item.path()[:2] == BUCKETS_TABLE]

    @cached_property
    def by_table(self) -> Mapping[Ref, list[Policy]]:
        """Those of tables that the catalog has, and not the platform."""
        by_table: dict[Ref, list[Policy]] = defaultdict(list)
        for item in self.all:
            by_table[Ref("table", item.path()[:2])].append(item)
        return {table: policies for table, policies in by_table.items() if table in self.catalog}

    @cached_property
    def columns(self) -> Mapping[Ref, tuple[str, ...]]:
        """Of every table, in their order."""
        found: dict[Ref, list[Column]] = defaultdict(list)
        for item in self.catalog.kind("column"):
            if isinstance(item, Column):
                found[Ref("table", item.path()[:2])].append(item)
        return {table: tuple(item.name for item in sorted(items, key=lambda item: item.position)) for table, items in found.items()}

    def buckets(self) -> list[str]:
        """Those that a manifest can name."""
        return [item.id for item in self.catalog.kind(Bucket.kind) if isinstance(item, Bucket) and item.name == item.id]

    def caller(self) -> str | None:
        """The role whose policies bear the names of its commands alone."""
        named = (item for item in self.all if len(item.roles) == 1 and item.permissive and item.name == f"{item.table}_{item.command}")
        roles = Counter(item.roles[0] for item in named if item.roles != (ANON,))
        return min(roles, key=lambda role: (-roles[role], role)) if roles else None

    def tenant(self, caller: str) -> tuple[str, str] | None:
        """The column and the predicate by which most tables keep tenants apart."""
        tables: dict[str, list[Ref]] = defaultdict(list)
        for table, policies in self.by_table.items():
            for item in policies:
                if _is_tenants(item, caller) and item.using:
                    tables[item.using].append(table)
        for using in sorted(tables, key=lambda text: (-len(tables[text]), text)):
            first, *others = (self.columns.get(table, ()) for table in tables[using])
            named = [name for name in first if mentions(using, name) and all(name in other for other in others)]
            if named:
                return named[0], using
        return None
