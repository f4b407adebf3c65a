"""Edges that can be read off the author's own text, so that the scratch database can be loaded in one go.

Which types a column is made of, which functions a default, a check or an index calls, which sequence a default takes
numbers from, which tables and views a function's signature or a query names, which columns of its table an expression
uses. Bodies are left alone: Postgres checks them late.
Too many edges do no harm; the exact ones come from `pg_depend` after Postgres compiled the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from growthos_cli.catalog.base_types import through_shells
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.types import TYPES, CompositeType, RangeType

_FIELDS = {
    "column": ("type", "default", "generated", "collation"),
    "check": ("expression",),
    "exclusion": ("elements", "where"),
    "index": ("keys", "where"),
    "statistics": ("keys",),
    "function": ("arguments", "returns", "sql_body", "support", "transforms"),
    "aggregate": (
        *("arguments", "sfunc", "stype", "finalfunc", "combinefunc", "serialfunc", "deserialfunc", "sortop"),
        *("msfunc", "minvfunc", "mstype", "mfinalfunc"),
    ),
    "operator": ("left", "right", "function", "restrict", "join"),
    "operator_family": ("operators", "functions"),
    "operator_class": ("type", "storage", "operators", "functions"),
    "access_method": ("handler",),
    "language": ("handler", "inline", "validator"),
    "transform": ("type", "from_sql", "to_sql"),
    "text_search_parser": ("start", "gettoken", "end", "lextypes", "headline"),
    "text_search_template": ("init", "lexize"),
    "text_search_dictionary": ("template",),
    "text_search_configuration": ("parser", "mappings"),
    "policy": ("using", "check"),
    "trigger": ("when",),
    "view": ("query",),
    "materialized_view": ("query",),
    "view_column": ("default",),
    "rule": ("where", "commands"),
    "base_type": tuple("input output receive send typmod_in typmod_out analyze subscript element".split()),
    "cast": ("source", "target", "function"),
    "conversion": ("function",),
    "domain": ("type", "default", "collation"),
    "domain_check": ("expression",),
    "composite_type": ("types",),
    "range_type": ("subtype", "subtype_diff", "canonical", "collation"),
}
_NAMED = TYPES | frozenset(
    "collation function aggregate operator sequence table view materialized_view operator_class operator_family text_search_parser"
    " text_search_template text_search_dictionary text_search_configuration".split()
)
_NAME = re.compile(r'[-+*/<>=~!@#%^&|`?]+|"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*')


def text_edges(catalog: Catalog) -> Iterator[Edge]:
    """(dependent, dependency) for every mention of a function, type, sequence, table or view of the same catalog."""
    yield from through_shells(_mentions(catalog))
    yield from row_edges(catalog)


def _mentions(catalog: Catalog) -> Iterator[Edge]:
    named: dict[str, list[Ref]] = defaultdict(list)
    columns: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for item in catalog:
        path = item.path()
        if item.kind in _NAMED:
            named[path[1]].append(item.ref)
        elif item.kind == "column":
            columns[path[:2]].add(path[2])
        if isinstance(item, RangeType):
            multirange = item.multirange.rpartition(".")[2].strip('"') if item.multirange is not None else None
            for name in (multirange, item.made_as, item.multirange_made_as):
                if name is not None:
                    named[name].append(item.ref)
    names = _Names()
    for item in catalog:
        if (fields := _FIELDS.get(item.kind)) is None:
            continue
        ref, holder, table = item.ref, item.part_of, item.ref.path[:2]
        said = {name for value in _values(item, fields) for text in _texts(value) for name in names[text]}
        of_table = [Ref("column", (*table, name)) for name in said & columns[table]]
        for other in (*(other for name in said for other in named.get(name, ())), *of_table):
            if other not in (ref, holder):
                yield ref, other


def row_edges(catalog: Catalog) -> Iterator[Edge]:
    """A reference row comes after the rows of every table that its own table refers to."""
    rows: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for row in catalog.kind("row"):
        rows[row.ref.path[:2]].append(row.ref)
    for key in catalog.kind("foreign_key"):
        child, parent = key.ref.path[:2], (getattr(key, "references_schema"), getattr(key, "references_table"))
        if child != parent:
            yield from ((below, above) for below in rows.get(child, ()) for above in rows.get(parent, ()))


class _Names(dict[str, tuple[str, ...]]):
    """By text, the names in it; a schema says the same texts over and over."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        words = set(_NAME.findall(text))
        found = self[text] = tuple(word[1:-1].replace('""', '"') if word.startswith('"') else word.lower() for word in words)
        return found


def _values(item: Object, fields: Iterable[str]) -> Iterator[object]:
    if isinstance(item, CompositeType):
        return (type_ for _, type_ in item.attributes)
    return (getattr(item, name) for name in fields)


def _texts(value: object) -> Iterator[str]:
    """The texts of a field, whatever it gathers them in."""
    if isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value
