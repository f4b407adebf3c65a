"""Where Postgres keeps an object, as one number, and what that number means here. Knows nothing of any query.

An address is (class oid << 48 | object oid << 16 | sub-object number), as pg_depend and pg_description name things.
"""

from __future__ import annotations

from collections.abc import Iterable

from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.ref import Ref

_RELATION = 1259
_TYPE = 1247

CLASSES = {
    "database": 1262,
    "role": 1260,
    "schema": 2615,
    "extension": 3079,
    "language": 2612,
    "collation": 3456,
    "cast": 2605,
    "conversion": 2607,
    "enum": _TYPE,
    "domain": _TYPE,
    "domain_check": 2606,
    "composite_type": _TYPE,
    "range_type": _TYPE,
    "shell_type": _TYPE,
    "base_type": _TYPE,
    "sequence": _RELATION,
    "table": _RELATION,
    "column": _RELATION,
    "view": _RELATION,
    "materialized_view": _RELATION,
    "view_column": 2604,
    "index": _RELATION,
    "function": 1255,
    "aggregate": 1255,
    "operator": 2617,
    "access_method": 2601,
    "operator_family": 2753,
    "operator_class": 2616,
    "transform": 3576,
    "text_search_parser": 3601,
    "text_search_template": 3764,
    "text_search_dictionary": 3600,
    "text_search_configuration": 3602,
    "event_trigger": 3466,
    "primary_key": 2606,
    "unique": 2606,
    "check": 2606,
    "exclusion": 2606,
    "foreign_key": 2606,
    "statistics": 3381,
    "trigger": 2620,
    "rule": 2618,
    "policy": 3256,
    "foreign_data_wrapper": 2328,
    "foreign_server": 1417,
    "user_mapping": 1418,
    "publication": 6104,
    "publication_table": 6106,
    "publication_schema": 6237,
    "subscription": 6100,
}
"""Kind -> oid of the catalog that holds it; the oids of pg_* tables are fixed (pg_class_d.h and its sisters)."""

DEPENDENCY_CLASSES = sorted({*CLASSES.values(), 2604, 1247, 2602, 2603, 2618})
"""Those, and pg_attrdef, pg_type, pg_amop, pg_amproc and pg_rewrite: what a dependency between our objects may pass through."""


def whole(address: int) -> int:
    """The address without its sub-object: a column's relation."""
    return address & ~0xFFFF


def base(kind: str) -> int:
    """What is added to the address within one catalog."""
    return CLASSES[kind] << 48


def edges(pairs: Iterable[tuple[int, int]], refs: dict[int, Ref], aliases: Iterable[tuple[int, int]]) -> frozenset[Edge]:
    """The dependencies of which both ends are ours; what is part of an object stands for the object, as a view's column for the view.

    `pairs` and `aliases` are addresses: (dependent, dependency) and (part, whole).
    """
    owner = {address: address for address in refs}
    owner.update((part, address) for part, address in aliases if address in refs)
    # Numbers first: a Ref is costly to hash, and half of the pairs say what another said.
    found = {
        (owner.get(dependent) or owner.get(whole(dependent)), owner.get(dependency) or owner.get(whole(dependency)))
        for dependent, dependency in pairs
    }
    return frozenset((refs[left], refs[right]) for left, right in found if left is not None and right is not None and left != right)
