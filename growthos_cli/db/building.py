"""Makes objects of the rows of their queries: what a row says is what the object says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from growthos_cli.catalog.base_types import through_shells
from growthos_cli.catalog.beside import Clustered
from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.made import Part
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Index, ReplicaIdentity
from growthos_cli.catalog.replication import Subscription
from growthos_cli.catalog.routines import Trigger
from growthos_cli.catalog.security import DefaultPrivilege
from growthos_cli.catalog.types import CompositeType
from growthos_cli.db import addresses, attached
from growthos_cli.db.deparsed import index_keys, rule_parts, statistics_keys, trigger_condition
from growthos_cli.db.rows import Row, Rows

Builder = Callable[[Row], Object]
"""Makes an object of the fields in their order."""


def objects(kind: str, rows: Iterable[Row]) -> Iterable[Object]:
    """The objects of one kind."""
    return map(_BUILDERS[kind], rows)


def subscriptions(rows: Iterable[Row], connections: Iterable[Row]) -> Iterator[Object]:
    """With what they connect to, as far as somebody may read it."""
    known: dict[str, str] = dict(connections)
    for item in objects("subscription", rows):
        assert isinstance(item, Subscription)
        yield replace(item, connection=known[item.name]) if item.name in known else item


def edges(rows: Mapping[str, Rows], parts: Mapping[str, Part]) -> frozenset[Edge]:
    """The dependencies between all objects."""
    refs = {
        addresses.base(kind) | address: item.ref
        for kind in addresses.CLASSES
        for address, item in zip(rows[kind].addresses, parts[kind].items, strict=True)
    }
    return through_shells(addresses.edges(rows["edge"], refs, rows["alias"])) | frozenset(_of_identities(parts))


def _of_identities(parts: Mapping[str, Part]) -> Iterator[Edge]:
    """Which replica identities and clusterings need which index: pg_depend does not say, for Postgres lets the index go."""
    for item in (*parts["replica_identity"].items, *parts["clustered"].items):
        assert isinstance(item, ReplicaIdentity | Clustered)
        for index in item.indexes():
            if index in parts[index.kind].by_ref:
                yield item.ref, index


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
    schema, table, name, event, definition, places, instead, _, *rest = values
    condition, commands = rule_parts(definition)
    return _PLAIN["rule"]((schema, table, name, event, commands, places, instead, condition, *rest))


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
