"""Edges that can be read off the author's own text, so that the scratch database can be loaded in one go.

Which functions a default, a check or an index calls, which sequence a default takes numbers from, which tables and views a
function's signature or a query names, which columns of its table an expression uses. Bodies are left alone: Postgres checks them late.
Too many edges do no harm; the exact ones come from `pg_depend` after Postgres compiled the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref

_FIELDS = {
    "column": ("type", "default", "generated"),
    "check": ("expression",),
    "exclusion": ("elements", "where"),
    "index": ("keys", "where"),
    "statistics": ("keys",),
    "function": ("arguments", "returns"),
    "policy": ("using", "check"),
    "trigger": ("when",),
    "view": ("query",),
    "materialized_view": ("query",),
    "view_column": ("default",),
    "rule": ("where", "commands"),
}
_NAME = re.compile(r'"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*')


def text_edges(catalog: Catalog) -> Iterator[Edge]:
    """(dependent, dependency) for every mention of a function, sequence, table or view of the same catalog."""
    named: dict[str, list[Ref]] = defaultdict(list)
    for item in catalog:
        if item.kind in ("function", "sequence", "table", "view", "materialized_view"):
            named[item.ref.path[1]].append(item.ref)
    for item in catalog:
        for name in set(_names(item)):
            column = Ref("column", (*item.ref.path[:2], name))
            for ref in (*named.get(name, ()), column):
                if ref in catalog and ref not in (item.ref, item.part_of):
                    yield item.ref, ref
    yield from row_edges(catalog)


def row_edges(catalog: Catalog) -> Iterator[Edge]:
    """A reference row comes after the rows of every table that its own table refers to."""
    rows: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for row in catalog.kind("row"):
        rows[row.ref.path[:2]].append(row.ref)
    for key in catalog.kind("foreign_key"):
        child, parent = key.ref.path[:2], (getattr(key, "references_schema"), getattr(key, "references_table"))
        if child != parent:
            yield from ((below, above) for below in rows.get(child, ()) for above in rows.get(parent, ()))


def _names(item: Object) -> Iterator[str]:
    for field_name in _FIELDS.get(item.kind, ()):
        value = getattr(item, field_name)
        for text in value if isinstance(value, tuple) else (value or "",):
            for match in _NAME.finditer(text):
                word = match.group()
                yield word[1:-1].replace('""', '"') if word.startswith('"') else word.lower()
