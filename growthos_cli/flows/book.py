"""`Book`: what the manifests say, arranged for readers. Needs no server: it is the declared catalog, and access as intent."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from growthos_cli.access.branches import BUCKETS_TABLE, policy_branches
from growthos_cli.access.guards import guards
from growthos_cli.access.matrix import Matrix, matrix, subject
from growthos_cli.access.policies import bound_policies, tenant_policies
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.replication import PublicationTable
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.rows import Row
from growthos_cli.catalog.security import Comment, Grant, Policy
from growthos_cli.checks.side import Side
from growthos_cli.declared import Declared
from growthos_cli.diff import Change
from growthos_cli.intent import TableAccess
from growthos_cli.planning.fold import Edges, folded
from growthos_cli.planning.standing import depends

Item = TypeVar("Item")


@dataclass(frozen=True)
class Area:
    """A folder of manifests: its `path` below the manifests folder, empty for that folder itself, and what is declared there.

    A table of the platform belongs to an area that gives it triggers or policies.
    """

    path: str
    tables: tuple[Ref, ...]
    functions: tuple[Ref, ...]


@dataclass(frozen=True)
class Stage:
    """Objects of one kind that are created one after the other."""

    kind: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Book:
    """`files` tells where a ref is declared, below the manifests folder. `areas` are sorted by path, `stages` by time."""

    declared: Declared
    files: Mapping[Ref, str]
    areas: tuple[Area, ...]
    stages: tuple[Stage, ...]

    @property
    def catalog(self) -> Catalog:
        return self.declared.catalog

    @cached_property
    def side(self) -> Side:
        return Side(self.catalog)

    @cached_property
    def matrix(self) -> Matrix:
        return matrix(self.declared)

    @cached_property
    def access(self) -> Mapping[Ref, TableAccess]:
        """The access of each table."""
        return {subject(access): access for access in self.declared.tables}

    @cached_property
    def kept_apart(self) -> frozenset[Ref]:
        """The tables that have the restrictive policy of the project's tenant."""
        return frozenset(entry.item.root for entry in tenant_policies(self.declared))

    @cached_property
    def hand_written(self) -> Mapping[Ref, list[Policy]]:
        """Table -> the policies that a person wrote, by name."""
        restrictive = [*tenant_policies(self.declared), *bound_policies(self.declared)]
        made = {*policy_branches(self.declared), *(entry.item.ref for entry in restrictive)}
        policies = (item for item in self.catalog.kind("policy") if isinstance(item, Policy))
        return _grouped((item for item in policies if item.ref not in made), lambda policy: policy.root)

    @cached_property
    def triggers(self) -> Mapping[Ref, list[Trigger]]:
        """Table -> its triggers, by name; the platform's tables too."""
        return _grouped((item for item in self.catalog.kind("trigger") if isinstance(item, Trigger)), lambda trigger: trigger.root)

    @cached_property
    def referring(self) -> Mapping[Ref, list[ForeignKey]]:
        """Table -> the foreign keys that refer to it."""
        keys = (item for item in self.catalog.kind("foreign_key") if isinstance(item, ForeignKey))
        return _grouped(keys, lambda key: Ref("table", (key.references_schema, key.references_table)))

    @cached_property
    def rows(self) -> Mapping[Ref, list[Row]]:
        """Table -> its reference rows."""
        rows = (item for item in self.catalog.kind("row") if isinstance(item, Row))
        return _grouped(rows, lambda row: Ref("table", (row.schema, row.table)))

    @cached_property
    def published(self) -> Mapping[Ref, list[PublicationTable]]:
        """Table -> its memberships of publications."""
        members = (item for item in self.catalog.kind("publication_table") if isinstance(item, PublicationTable))
        return _grouped(members, lambda member: Ref("table", (member.schema, member.table)))

    @cached_property
    def guards(self) -> Mapping[Ref, Ref]:
        """Function -> the table whose guarded columns it was made for."""
        made = (entry.item for entry in guards(self.declared))
        return {Ref("function", (item.function_schema, item.function, "")): item.root for item in made if isinstance(item, Trigger)}

    @cached_property
    def fired(self) -> Mapping[Ref, list[Trigger]]:
        """Function -> the triggers that call it."""
        triggers = (trigger for triggers in self.triggers.values() for trigger in triggers)
        return _grouped(triggers, lambda trigger: Ref("function", (trigger.function_schema, trigger.function, "")))

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        return tuple(item for item in self.catalog.kind("function") if isinstance(item, Function))

    @cached_property
    def overloads(self) -> Mapping[Ref, list[Function]]:
        """Name, as the root of functions -> the functions that have it."""
        return _grouped(self.functions, lambda function: function.root)

    def comment(self, ref: Ref) -> str:
        """What is told about an object; empty for nothing."""
        found = self.catalog.get(Ref("comment", (ref.kind, *ref.path)))
        return found.text if isinstance(found, Comment) else ""

    def grants(self, ref: Ref) -> list[Grant]:
        """The grants on an object, and on the columns of a table, by grantee."""
        return self._grants.get(ref, [])

    @cached_property
    def _grants(self) -> Mapping[Ref, list[Grant]]:
        grants = sorted(
            (item for item in self.catalog.kind("grant") if isinstance(item, Grant)), key=lambda grant: (grant.grantee, grant.ref)
        )
        return _grouped(grants, lambda grant: Ref("table", grant.object[:2]) if grant.on == "column" else Ref(grant.on, grant.object))


def book(declared: Declared, folder: Path) -> Book:
    """The book of the manifests in `folder`."""
    files = {ref: _below(mark.file, folder) for (ref, name), mark in declared.marks.items() if not name}
    return Book(declared, files, tuple(_areas(declared, files)), tuple(_stages(declared.catalog)))


def _areas(declared: Declared, files: Mapping[Ref, str]) -> Iterator[Area]:
    catalog, of_buckets = declared.catalog, {ref for ref in policy_branches(declared) if ref.path[:2] == BUCKETS_TABLE}
    tables: dict[str, set[Ref]] = defaultdict(set)
    functions: dict[str, set[Ref]] = defaultdict(set)
    for item in catalog:
        area = os.path.dirname(files.get(item.ref, "")).replace(os.sep, "/")
        if item.kind == "table":
            tables[area].add(item.ref)
        elif item.kind == "function":
            functions[area].add(item.ref)
        elif item.kind in ("trigger", "policy") and item.root not in catalog and item.ref not in of_buckets:
            tables[area].add(Ref("table", item.ref.path[:2]))
    for path in sorted({*tables, *functions}):
        yield Area(path, tuple(sorted(tables[path])), tuple(sorted(functions[path])))


def _below(file: str, folder: Path) -> str:
    """The file as seen from the folder, wherever the command was given."""
    return os.path.relpath(file, folder)


def _stages(catalog: Catalog) -> Iterator[Stage]:
    """The order in which a plan for an empty database creates everything; columns and keys come with their table."""
    edges = depends(catalog) | {(item.ref, need) for item in catalog for need in item.requires()}
    nodes = folded([], [Change(None, item) for item in catalog], Edges(set(), edges, set()), {}, {})
    for kind, run in groupby((node.change.ref for node in nodes), key=lambda ref: ref.kind):
        yield Stage(kind, tuple(run))


def _grouped(items: Iterable[Item], key: Callable[[Item], Ref]) -> dict[Ref, list[Item]]:
    found: dict[Ref, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return dict(found)
