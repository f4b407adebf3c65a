"""Fields of the kinds with a spelling of their own that need no words of their own: a key of the field's name, read by its type.

A field that is added to one of these dataclasses is a word of the manifests from then on; what is spelled otherwise is listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Column, Extension, Index, Schema, Sequence, Table
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.security import Policy
from growthos_cli.manifest.fields import shape_of, types_of, value
from growthos_cli.manifest.nodes import Map, Node
from growthos_cli.manifest.shapes import Name, Shape, Word

_KEY = frozenset("columns include deferrable initially_deferred nulls_not_distinct".split())
SPELLED: Mapping[type[Object], frozenset[str]] = {
    Schema: frozenset(),
    Extension: frozenset({"schema"}),
    Sequence: frozenset("type start increment minimum maximum cache cycle".split()),
    Table: frozenset(),
    Column: frozenset("type not_null default generated identity collation".split()),
    PrimaryKey: _KEY,
    Unique: _KEY,
    Check: frozenset({"expression"}),
    ForeignKey: _KEY | frozenset("references_schema references_table references_columns on_delete on_update match set_columns".split()),
    Index: frozenset("keys method unique include nulls_not_distinct where".split()),
    Trigger: frozenset("timing events function_schema function columns for_each when arguments old_table new_table enabled".split()),
    Policy: frozenset("command roles using check permissive".split()),
    Function: frozenset("arguments returns language body volatility security strict leakproof parallel cost rows settings".split()),
}
"""Fields that a reader of this package spells in its own way."""

_SHAPES: Mapping[tuple[type[Object], str], Shape] = {
    (Function, "routine"): Word(("function", "procedure")),
    (Table, "server"): Name(),
    **{(cls, "tablespace"): Name() for cls in (PrimaryKey, Unique, Index)},
}

Kind = TypeVar("Kind", bound=Object)


def further(cls: type[Object]) -> Mapping[str, str]:
    """Field -> type of those that are spelled by their own name and nothing more."""
    if cls not in _FURTHER:
        types = types_of(cls)
        _FURTHER[cls] = {name: types[name] for name in cls.compared() if name in types and name not in SPELLED[cls]}
    return _FURTHER[cls]


_FURTHER: dict[type[Object], Mapping[str, str]] = {}


def further_shapes(cls: type[Object]) -> dict[str, Shape]:
    return {name: _SHAPES.get((cls, name)) or shape_of(name, kind) for name, kind in further(cls).items()}


def completed(item: Kind, node: Map) -> Kind:
    """The object with the further fields that its map states."""
    stated: dict[str, Any] = {}
    for name, kind in further(type(item)).items():
        found = node.get(name)
        if found is not None and type(found) is not Node:
            stated[name] = value(found, kind)
    return replace(item, **stated) if stated else item
