"""Reads a live database into a `Catalog`, within one snapshot. Decides nothing and changes nothing.

What is ours to see: every schema but Postgres's and the platform's, without what extensions made; on the platform's
host tables policies and triggers alone. What we have no kind for is counted, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, LiteralString

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.late import Late
from growthos_cli.catalog.made import Made, Part
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.db import addresses, attached
from growthos_cli.db.connect import session_settings
from growthos_cli.db.queries import KINDS, SIGHTED, only_with, query
from growthos_cli.db.reference_rows import RowShape, read_rows, readable
from growthos_cli.db.rows import AT_ONCE, Row, Rows, digest_of
from growthos_cli.findings import Sighting
from growthos_cli.platform import Platform

if TYPE_CHECKING:
    import psycopg

__all__ = ["Extraction", "RowShape", "extract"]

_APART = frozenset({"bucket", "row"})
"""Kinds that are not read like the others: not from the catalogs."""

_OF_THE_SERVER = frozenset({"role", "membership"})
"""Kinds that no database has: nobody looks for them unless a role is asked for."""

_TYPES = sorted(kind for kind in addresses.CLASSES if addresses.CLASSES[kind] == addresses.CLASSES["enum"])
"""Kinds whose objects columns can be made of."""

_ADDRESSED = {*addresses.CLASSES, "host", "relation"}
"""Queries whose rows begin with an address."""

_MANY = 1000
"""Tables beyond which an answer is worth a turn of its own: it is packed while it comes, and never held as a whole."""


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
    """One extraction: the connection, the scope as far as it is known, and the rows found."""

    def __init__(self, conn: psycopg.Connection[Any], platform: Platform, callers: Collection[str], roles: Collection[str]) -> None:
        self.conn = conn
        self.platform = platform
        self.callers = sorted(callers)
        self.roles = frozenset(roles)
        self.rows: dict[str, Rows] = {}
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
        self._batch("session", "made", "schema", "extension", "host")
        self.made = {word for (word,) in self.rows["made"]}
        ((role, has_buckets, reads_connections),) = self.rows["session"]
        self._bound(schemas=["schema"], extensions=["extension"])
        # 2. What others are part of.
        self._batch("table", "sequence", "function", "aggregate", "relation", *_TYPES)
        self._bound(tables=["table"], sequences=["sequence"], views=["relation"], functions=["function", "aggregate"], types=_TYPES)
        self._bound(carriers=["table", "host", "relation"])
        # 3. Everything else.
        apart = _APART if self.roles else _APART | _OF_THE_SERVER
        parts = [kind for kind in KINDS if kind not in apart and kind not in self.rows]
        self._batch(*parts, "alias", "edge", "holder", "elsewhere", "unmodelled")
        self.rows = {**dict.fromkeys(KINDS, _NONE), **self.rows}
        if self.platform.triggers:
            self.rows["trigger"] = self.rows["trigger"].without(self.platform.triggers)
        # 4. What needs rights of its own.
        if reads_connections and self.rows["subscription"]:
            self._batch("subscription_connection")
        if has_buckets and ("storage", "buckets") in self.platform.host_tables:
            with readable(role, "storage.buckets"):
                self._batch("bucket")
        made = self._made()
        reference = list(read_rows(self._cursor(), made.parts["column"], shapes, role))
        digest = Rows([[(row.schema, row.table, row.at, row.values) for row in reference]]).digest
        objects = Made({**made.parts, "row": Part.of(reference, digest)})
        unmodelled = tuple((word, count) for word, count in self.rows["unmodelled"])
        catalog = Catalog(objects, Late(partial(_edges, self.rows, objects.parts)), whole=True, roles=self.roles)
        return Extraction(catalog, role, self.conn.info.server_version, unmodelled, self._sightings())

    def _made(self) -> Made:
        """All objects but the reference rows."""
        rows, parts = self.rows, dict[str, Part]()
        for kind in KINDS:
            if kind not in {*attached.KINDS, "row"}:
                found = rows[kind]
                parts[kind] = Part(len(found), partial(_objects, kind, found), found.digest)
        if connections := rows.get("subscription_connection"):
            found = rows["subscription"]
            parts["subscription"] = Part(len(found), partial(_subscriptions, found, connections), digest_of(found, connections))
        # What is said of objects is alike only where all objects are.
        places = attached.Places(rows, rows["alias"], rows["holder"])
        holders = digest_of(*(rows[kind] for kind in addresses.CLASSES))
        elsewhere = Part.of(list(attached.elsewhere(rows["elsewhere"])) if rows["elsewhere"] else ())
        for kind in attached.KINDS:
            placed = places.placed(kind, rows.pop(kind))
            more = [item for item in elsewhere.items if item.kind == kind]
            digest = "-".join((holders, placed.digest, rows["elsewhere"].digest))
            # An owner never goes, and is no stranger where its object is none: whoever names no owner need not know which they are.
            names = f"{holders}-{Rows([[row[:1] for row in placed]]).digest}" if kind == "owner" else None
            parts[kind] = Part(len(placed) + len(more), partial(_attached, kind, placed, parts, more), digest, names)
        return Made(parts)

    def _sightings(self) -> dict[str, tuple[Sighting, ...]]:
        """What each query saw, by its name; nothing where nobody's reach was asked for."""
        if not self.callers:
            return {}
        self._batch(*(f"sightings/{name}" for name in SIGHTED))
        return {
            name: tuple(
                Sighting(Ref(kind, tuple(path)), tag, tuple(evidence or ())) for kind, path, tag, evidence in self.rows[f"sightings/{name}"]
            )
            for name in SIGHTED
        }

    def _cursor(self) -> psycopg.Cursor[Row]:
        from psycopg.rows import tuple_row

        return self.conn.cursor(binary=True, row_factory=tuple_row)

    def _batch(self, *names: str) -> None:
        """Asks the queries of these names in one go: over a network each turn costs more than a query."""
        from psycopg import capabilities

        asked = [name for name in names if (word := only_with(name)) is None or word in self.made]
        self.rows.update(dict.fromkeys(set(names) - set(asked), _NONE))
        if len(self.rows.get("table", _NONE)) > _MANY and capabilities.has_stream_chunked():
            for name in asked:
                self._stream(name)
        else:
            self._ask(*asked)

    def _ask(self, *names: str) -> None:
        with self.conn.pipeline():
            sent = {name: self._cursor().execute(self._query(name), self.scope, prepare=False) for name in names}
            self.rows.update((name, Rows.fetched(cursor, addressed=name in _ADDRESSED)) for name, cursor in sent.items())

    def _stream(self, name: str) -> None:
        rows = self._cursor().stream(self._query(name), self.scope, size=AT_ONCE)
        self.rows[name] = Rows.streamed(rows, addressed=name in _ADDRESSED)

    def _query(self, name: str) -> LiteralString:
        return query(name, self.conn.info.server_version // 10_000)

    def _bound(self, **names: Sequence[str]) -> None:
        """Makes the oids of what was found known to later queries."""
        for name, kinds in names.items():
            self.scope[name] = _oids(*(self.rows[kind] for kind in kinds))


_NONE = Rows()


def _oids(*rows: Rows) -> str:
    """The oids of addressed rows as an array that Postgres reads; a text is sent a hundred times faster than a list."""
    return "{" + ",".join(str(address >> 16) for each in rows for address in each.addresses) + "}"


# Imported when the first object is made: a comparison of sides that are alike makes none.


def _objects(kind: str, rows: Rows) -> Iterable[Object]:
    from growthos_cli.db import building

    return building.objects(kind, rows)


def _subscriptions(rows: Rows, connections: Rows) -> Iterable[Object]:
    from growthos_cli.db import building

    return building.subscriptions(rows, connections)


def _edges(rows: Mapping[str, Rows], parts: Mapping[str, Part]) -> frozenset[Edge]:
    from growthos_cli.db import building

    return building.edges(rows, parts)


def _attached(kind: str, rows: Rows, parts: Mapping[str, Part], more: Iterable[Object]) -> Iterable[Object]:
    yield from attached.objects(kind, rows, parts)
    yield from more
