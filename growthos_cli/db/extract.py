"""Reads a live database into a `Catalog`, within one snapshot. Decides nothing and changes nothing.

What is ours to see: every schema but Postgres's and the platform's, without what extensions made; on the platform's
host tables policies and triggers alone. What we have no kind for is counted, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from growthos_cli.catalog.base_types import through_shells
from growthos_cli.catalog.beside import Clustered
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.late import Late
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Index, ReplicaIdentity
from growthos_cli.catalog.replication import Subscription
from growthos_cli.catalog.routines import Trigger
from growthos_cli.catalog.security import DefaultPrivilege
from growthos_cli.catalog.types import TYPES, CompositeType
from growthos_cli.db import addresses, attached
from growthos_cli.db.connect import session_settings
from growthos_cli.db.deparsed import index_keys, rule_parts, statistics_keys, trigger_condition
from growthos_cli.db.queries import SIGHTED, only_with, query
from growthos_cli.db.reference_rows import RowShape, read_rows, readable
from growthos_cli.findings import Sighting
from growthos_cli.platform import Platform

if TYPE_CHECKING:
    import psycopg

__all__ = ["Extraction", "RowShape", "extract"]

_APART = frozenset({"bucket", "row", *attached.CLASSES})
"""Kinds that are not read like the others: no objects without the rest, or not from the catalogs."""


_OF_THE_SERVER = frozenset({"role", "membership"})
"""Kinds that no database has: nobody looks for them unless a role is asked for."""

Row = tuple[Any, ...]
"""A query's row: the address where the kind has one, then the fields in their order."""

Builder = Callable[[Row], Object]


@dataclass(frozen=True)
class Extraction:
    """A database as it is: its catalog, who read it, the server (180006 is 18.6), and what we have no kind for.

    `unmodelled` are (kind word, count), sorted; `sightings` what else was looked for, by the name of the query.
    """

    catalog: Catalog
    role: str
    server_version: int
    unmodelled: tuple[tuple[str, int], ...] = ()
    sightings: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)


def extract(
    conn: psycopg.Connection[Any],
    platform: Platform,
    rows: Iterable[RowShape] = (),
    callers: Collection[str] = (),
    roles: Collection[str] = (),
) -> Extraction:
    """Everything of `platform`'s database that is ours to see, and the reference rows of the shapes in `rows`.

    With `callers`, also what the sightings' queries see of their reach. Of the server's roles those named by `roles`.

    In a transaction of its own: repeatable read, read only. Within an open one it reads what that one sees and leaves
    its settings as they were. Postgres's own deparsers look at the newest catalogs, whatever the snapshot: who must be
    safe from concurrent DDL takes a lock before.
    Raises TargetError where this role may not read the rows that are asked for.
    """
    from psycopg.pq import TransactionStatus

    own = conn.info.transaction_status == TransactionStatus.IDLE
    # Rolled back in both cases: a savepoint takes its `set local` along, and there is nothing to commit.
    with conn.transaction(force_rollback=True):
        if own:
            conn.execute("set transaction isolation level repeatable read, read only")
        session_settings(conn)
        # Rather an error than rows missing in silence.
        conn.execute("set local row_security = off")
        return _Reader(conn, platform, callers, roles).extraction(rows)


class _Reader:
    """One extraction: the connection, the scope as far as it is known, and the objects found."""

    def __init__(self, conn: psycopg.Connection[Any], platform: Platform, callers: Collection[str], roles: Collection[str]) -> None:
        self.conn = conn
        self.platform = platform
        self.callers = sorted(callers)
        self.roles = frozenset(roles)
        self.objects: dict[Ref, Object] = {}
        self.refs: dict[int, Ref] = {}
        self.made: set[str] = set()
        hosts = sorted(platform.host_tables)
        self.scope: dict[str, Any] = {
            "platform_schemas": sorted(platform.schemas),
            "platform_roles": sorted(platform.roles),
            "platform_extensions": sorted(platform.extensions),
            "platform_publications": sorted(platform.publications),
            "platform_event_triggers": sorted(platform.event_triggers),
            "host_schemas": [schema for schema, _ in hosts],
            "host_tables": [table for _, table in hosts],
            "classes": addresses.DEPENDENCY_CLASSES,
            "callers": self.callers,
            "roles": sorted(self.roles),
            "login_role": platform.login_role,
            # A hosted platform makes extensions and grants what nobody asked for: what it says there is not looked at.
            "of_ones_own": not platform.refuses,
        }

    def extraction(self, shapes: Iterable[RowShape]) -> Extraction:
        # 1. Whose eyes these are, and what bounds all the rest.
        first = self._batch("session", "made", "schema", "extension", "host")
        self.made = {word for (word,) in first["made"]}
        role, has_buckets, reads_connections = first["session"][0]
        self._bound(first, schemas="schema", extensions="extension")
        # 2. What others are part of.
        second = self._batch("table", "sequence", "function", "aggregate", "relation", *sorted(TYPES))
        self._bound(second, tables="table", sequences="sequence", views="relation")
        self.scope["functions"] = _oids(second["function"] + second["aggregate"])
        self.scope["types"] = _oids([row for kind in sorted(TYPES) for row in second[kind]])
        self.scope["carriers"] = _oids(second["table"] + first["host"] + second["relation"])
        # 3. Everything else.
        parts = [kind for kind in KINDS if kind not in _APART and kind not in first | second and (self.roles or kind not in _OF_THE_SERVER)]
        third = self._batch(*parts, *attached.CLASSES, "edge", "alias", "holder", "elsewhere", "unmodelled")
        found = first | second | third
        for kind in KINDS:
            if kind in found and kind not in _APART:
                self._add(kind, found[kind])
        # 4. What needs the addresses of all, and what needs rights of its own.
        holders = attached.Holders(self.refs, self.objects, third["alias"], third["holder"])
        for kind in attached.CLASSES:
            for item in attached.objects(kind, third[kind], holders):
                self._put(item)
        for grant in attached.elsewhere(third["elsewhere"]):
            self._put(grant)
        if reads_connections and third["subscription"]:
            for name, connection in self._batch("subscription_connection")["subscription_connection"]:
                subscription = self.objects[Ref("subscription", (name,))]
                assert isinstance(subscription, Subscription)
                self._put(replace(subscription, connection=connection))
        if has_buckets and ("storage", "buckets") in self.platform.host_tables:
            with readable(role, "storage.buckets"):
                self._add("bucket", self._batch("bucket")["bucket"])
        for row in read_rows(self._cursor(), self.objects.values(), shapes, role):
            self._put(row)
        edges = Late(lambda: through_shells(addresses.edges(third["edge"], self.refs, third["alias"])) | self._identity_edges())
        unmodelled = tuple((word, count) for word, count in third["unmodelled"])
        catalog = Catalog(self.objects, edges, whole=True, roles=self.roles)
        return Extraction(catalog, role, self.conn.info.server_version, unmodelled, self._sightings())

    def _sightings(self) -> dict[str, tuple[Sighting, ...]]:
        """What each query saw, by its name; nothing where nobody's reach was asked for."""
        if not self.callers:
            return {}
        found = self._batch(*(f"sightings/{name}" for name in SIGHTED))
        return {
            name: tuple(
                Sighting(Ref(kind, tuple(path)), tag, tuple(evidence or ())) for kind, path, tag, evidence in found[f"sightings/{name}"]
            )
            for name in SIGHTED
        }

    def _identity_edges(self) -> frozenset[Edge]:
        """Which replica identities and clusterings need which index: pg_depend does not say, for Postgres lets the index go."""
        identities = [item for item in self.objects.values() if isinstance(item, ReplicaIdentity | Clustered)]
        return frozenset((item.ref, index) for item in identities for index in item.indexes() if index in self.objects)

    def _cursor(self) -> psycopg.Cursor[Row]:
        from psycopg.rows import tuple_row

        return self.conn.cursor(binary=True, row_factory=tuple_row)

    def _batch(self, *names: str) -> dict[str, list[Row]]:
        """The rows of the queries of these names, sent in one go: over a network each turn costs more than a query."""
        major = self.conn.info.server_version // 10_000
        found: dict[str, list[Row]] = {name: [] for name in names}
        with self.conn.pipeline():
            asked = [name for name in names if (word := only_with(name)) is None or word in self.made]
            sent = {name: self._cursor().execute(query(name, major), self.scope, prepare=False) for name in asked}
            return found | {name: cursor.fetchall() for name, cursor in sent.items()}

    def _bound(self, found: Mapping[str, list[Row]], **names: str) -> None:
        """Makes the oids of what was found known to later queries."""
        for name, kind in names.items():
            self.scope[name] = _oids(found[kind])

    def _add(self, kind: str, rows: list[Row]) -> None:
        build = _BUILDERS[kind]
        if kind not in addresses.CLASSES:
            for row in rows:
                self._put(build(row))
            return
        base = addresses.base(kind)
        # The key's fields come first in every class of an addressed kind: the path without asking the object for it.
        end = 1 + len(KINDS[kind].key)
        for row in rows:
            path = row[1:end]
            if kind == "trigger" and path in self.platform.triggers:
                continue
            ref = Ref(kind, path)
            self.objects[ref] = build(row[1:])
            self.refs[base | row[0]] = ref

    def _put(self, item: Object) -> None:
        self.objects[item.ref] = item


def _oids(rows: list[Row]) -> str:
    """The oids of addressed rows as an array that Postgres reads; a text is sent a hundred times faster than a list."""
    return "{" + ",".join(str(row[0] >> 16) for row in rows) + "}"


def _builder(kind: str) -> Builder:
    """Makes the object of a row whose columns are the fields in their order; arrays become tuples, `name=value` texts pairs."""
    make: Callable[..., Object] = KINDS[kind]
    paired = [number for number, each in enumerate(fields(KINDS[kind])) if str(each.type).startswith("tuple[tuple")]
    if paired:
        return lambda values: make(*_paired(values, paired))
    if any(str(each.type).startswith("tuple") for each in fields(KINDS[kind])):
        return lambda values: make(*[tuple(value) if value.__class__ is list else value for value in values])
    return lambda values: make(*values)


def _paired(values: Row, numbers: Collection[int]) -> Iterable[Any]:
    for number, value in enumerate(values):
        if number in numbers:
            yield _pairs(value)
        else:
            yield tuple(value) if value.__class__ is list else value


def _pairs(entries: Iterable[str | list[str]] | None) -> tuple[Any, ...]:
    """Storage parameters, settings, mappings and the like in the order in which Postgres keeps and prints them."""
    return tuple(tuple(each.partition("=")[::2] if each.__class__ is str else each) for each in entries or ())


def _exclusion(values: Row) -> Object:
    schema, table, name, definition, *rest = values
    return _PLAIN["exclusion"]((schema, table, name, index_keys(definition), *rest))


_OPTION = re.compile(r"""((?:"(?:[^"]|"")*"|[^\s=,"]+)) = (E?'(?:[^']|'')*'|[^,]+)""")


def _dictionary(values: Row) -> Object:
    *plain, options = values
    return _PLAIN["text_search_dictionary"]((*plain, [list(match.groups()) for match in _OPTION.finditer(options)]))


def _statistics(values: Row) -> Object:
    schema, name, table_schema, table, keys, *rest = values
    return _PLAIN["statistics"]((schema, name, table_schema, table, statistics_keys(keys), *rest))


def _rule(values: Row) -> Object:
    schema, table, name, event, definition, instead, _, *rest = values
    condition, commands = rule_parts(definition)
    return _PLAIN["rule"]((schema, table, name, event, commands, instead, condition, *rest))


def _index(values: Row) -> Index:
    schema, table, name, definition, method, unique, include, nulls, where, valid, options, tablespace, statistics, *rest = values
    keys, pairs, targets = index_keys(definition), _pairs(options), tuple(map(tuple, statistics))
    return Index(schema, table, name, keys, method, unique, tuple(include), nulls, where, valid, pairs, tablespace, targets, *rest)


def _composite_type(values: Row) -> CompositeType:
    schema, name, attributes = values
    return CompositeType(schema, name, tuple(map(tuple, attributes)))


def _trigger(values: Row) -> Trigger:
    schema, table, name, timing, events, function_schema, function, columns, for_each, definition, arguments, *rest = values
    when = trigger_condition(definition) if definition else None
    # Each argument ends with a zero byte, which no text in Postgres can hold.
    words = tuple(word.decode(errors="surrogateescape") for word in arguments.split(b"\0")[:-1])
    return Trigger(schema, table, name, timing, tuple(events), function_schema, function, tuple(columns), for_each, when, words, *rest)


def _default_privilege(values: Row) -> Object:
    role, schema, on, grantee, *lists = values
    return DefaultPrivilege(role, schema, on, grantee, *map(attached.words, lists))


_PLAIN: Mapping[str, Builder] = {kind: _builder(kind) for kind in KINDS}
_BUILDERS: Mapping[str, Builder] = {
    **_PLAIN,
    "exclusion": _exclusion,
    "text_search_dictionary": _dictionary,
    "statistics": _statistics,
    "rule": _rule,
    "composite_type": _composite_type,
    "index": _index,
    "trigger": _trigger,
    "default_privilege": _default_privilege,
}
