"""Policies -> permissions: the way of policies.py back, for a database whose policies are named as access names them.

A guess from what Postgres printed: whoever takes it has to compile it and to compare. A table is recognised as a whole or not at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from growthos_cli.access.held import Held
from growthos_cli.access.printed import Said, branches, mentions, role_function
from growthos_cli.access.role_order import in_one_order
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.security import Policy
from growthos_cli.intent import COMMANDS
from growthos_cli.names import qualified

ANON = "anon"
"""The one database role besides the caller's that an access matrix can name."""

Text = tuple[str, str | None]
"""The two predicates of a scope: which rows are seen, and what a written one must satisfy where that is something else."""


@dataclass(frozen=True)
class Recognised:
    """What a project would say, and its tables. `tenant` is (column, predicate)."""

    caller: str
    roles: tuple[str, ...]
    role_function: tuple[str, str] | None
    tenant: tuple[str, str] | None
    tables: Mapping[Ref, RecognisedTable]


@dataclass(frozen=True)
class RecognisedTable:
    """`cells` are by command and role; `closed` are the columns that nobody reaches by a command; `refs` are what all this means."""

    columns: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Text]]
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refs: frozenset[Ref] = frozenset()
    of_tenants: bool = True
    """False where the tenant's column is and the tenant's policy is not."""


def recognised(catalog: Catalog) -> Recognised | None:
    """None where no table is."""
    found = _Policies.of(catalog)
    caller = found.caller()
    if caller is None:
        return None
    functions = {
        qualified(item.schema, item.name): (item.schema, item.name) for item in catalog.kind("function") if isinstance(item, Function)
    }
    texts = [text for policies in found.by_table.values() for item in policies for text in (item.using, item.check) if text]
    function = role_function(texts, functions)
    readings = {table: reading for table in found.by_table if (reading := _Reading.of(found, table, caller, function))}
    lists = [said.roles for reading in readings.values() for said in reading.said()]
    firsts = [tuple(said.roles[0] for said in each if said.roles) for reading in readings.values() for each in reading.side_by_side()]
    roles = in_one_order([*lists, *firsts]) or (caller,)
    tenant = found.tenant(caller)
    tables = {table: made for table, reading in readings.items() if (made := reading.table(found, roles, tenant))}
    if not tables:
        return None
    return Recognised(caller, roles, functions[function] if function else None, tenant, tables)


@dataclass(frozen=True)
class _Policies:
    catalog: Catalog
    by_table: Mapping[Ref, list[Policy]]

    @classmethod
    def of(cls, catalog: Catalog) -> _Policies:
        by_table: dict[Ref, list[Policy]] = defaultdict(list)
        for item in catalog.kind("policy"):
            table = Ref("table", item.path()[:2])
            if isinstance(item, Policy) and table in catalog:
                by_table[table].append(item)
        return cls(catalog, by_table)

    def caller(self) -> str | None:
        """The role whose policies bear the names of its commands alone."""
        names = Counter(
            item.roles[0]
            for policies in self.by_table.values()
            for item in policies
            if len(item.roles) == 1 and item.permissive and item.name == f"{item.table}_{item.command}"
        )
        names.pop(ANON, None)
        return min(names, key=lambda name: (-names[name], name)) if names else None

    def columns(self, table: Ref) -> tuple[str, ...]:
        return self._columns.get(table, ())

    @cached_property
    def _columns(self) -> Mapping[Ref, tuple[str, ...]]:
        found: dict[Ref, list[Column]] = defaultdict(list)
        for item in self.catalog.kind("column"):
            if isinstance(item, Column):
                found[Ref("table", item.path()[:2])].append(item)
        return {table: tuple(item.name for item in sorted(items, key=lambda item: item.position)) for table, items in found.items()}

    def tenant(self, caller: str) -> tuple[str, str] | None:
        """The column and the predicate by which most tables keep tenants apart."""
        tables: dict[str, list[Ref]] = defaultdict(list)
        for table, policies in self.by_table.items():
            for item in policies:
                if _is_tenants(item, caller) and item.using:
                    tables[item.using].append(table)
        for using in sorted(tables, key=lambda text: (-len(tables[text]), text)):
            common = [name for name in self.columns(tables[using][0]) if all(name in self.columns(table) for table in tables[using])]
            if named := [name for name in common if mentions(using, name)]:
                return named[0], using
        return None


def _is_tenants(item: Policy, caller: str) -> bool:
    of_all = not item.permissive and item.command == "all" and item.roles == (caller,)
    return of_all and item.name == f"{item.table}_tenant" and item.using == item.check


@dataclass(frozen=True)
class _Reading:
    """The permissive policies of one table by command and database role, each as the branches of its two predicates."""

    table_ref: Ref
    caller: str
    sides: Mapping[tuple[str, str], tuple[tuple[Said, ...], tuple[Said, ...]]]
    policies: Mapping[tuple[str, str], Ref]

    @classmethod
    def of(cls, found: _Policies, table: Ref, caller: str, function: str | None) -> _Reading | None:
        """None where one of them is no permission's, or cannot be taken apart."""
        sides: dict[tuple[str, str], tuple[tuple[Said, ...], tuple[Said, ...]]] = {}
        refs: dict[tuple[str, str], Ref] = {}
        for item in found.by_table[table]:
            grantee = item.roles[0] if len(item.roles) == 1 else ""
            if not item.permissive or not {caller, ANON, "public"} & set(item.roles):
                continue
            suffix = "" if grantee == caller else f"_{grantee}"
            if item.command not in COMMANDS or grantee == "public" or item.name != f"{item.table}_{item.command}{suffix}":
                return None
            if (item.command == "update") != (item.using is not None and item.check is not None):
                return None
            using, check = (branches(text, function) for text in (item.using or item.check or "", item.check or item.using or ""))
            if not using or not check or [each.roles for each in using] != [each.roles for each in check]:
                return None
            sides[item.command, grantee] = using, check
            refs[item.command, grantee] = item.ref
        return cls(table, caller, sides, refs) if sides else None

    def said(self) -> Iterator[Said]:
        return (said for using, _ in self.sides.values() for said in using if said.roles)

    def side_by_side(self) -> Iterator[tuple[Said, ...]]:
        return (using for using, _ in self.sides.values())

    def table(self, found: _Policies, roles: tuple[str, ...], tenant: tuple[str, str] | None) -> RecognisedTable | None:
        cells: dict[str, dict[str, Text]] = defaultdict(dict)
        for (command, grantee), (using, check) in self.sides.items():
            for one, other in zip(using, check, strict=True):
                # What asks for no role is for every caller, and only alone does it mean just that.
                given = (ANON,) if grantee == ANON else one.roles or roles
                if (grantee == ANON and one.roles) or any(role in cells[command] for role in given):
                    return None
                cells[command] |= dict.fromkeys(given, (one.text, other.text if other != one else None))
        columns = found.columns(self.table_ref)
        held = Held(found.catalog, self.table_ref, columns)
        closed: dict[str, tuple[str, ...]] = {}
        for command in cells:
            without, *others = {held.closed(command, grantee) for of, grantee in self.sides if of == command}
            # Access would grant what is not granted, or one role reaches what another does not.
            if without is None or others:
                return None
            closed[command] = without
        refs = {*self.policies.values(), *held.meant(self.sides, closed)}
        mine = [
            item.ref for item in found.by_table[self.table_ref] if tenant and _is_tenants(item, self.caller) and item.using == tenant[1]
        ]
        of_tenants = bool(mine) or tenant is None or tenant[0] not in columns
        in_order = {command: cells[command] for command in COMMANDS if command in cells}
        return RecognisedTable(columns, in_order, closed, frozenset({*refs, *mine}), of_tenants)
