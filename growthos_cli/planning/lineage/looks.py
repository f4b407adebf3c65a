"""What an index is to Postgres while it attaches a partition: it takes any of the partition's own that looks like the one above.

Source: AttachPartitionEnsureIndexes() in tablecmds.c, CompareIndexInfo() in index.c.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from growthos_cli.catalog.constraints import Exclusion, PrimaryKey, Unique
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Index
from growthos_cli.names import quote

Look = tuple[object, ...]

_ORDER = re.compile(r"( (asc|desc))?( nulls (first|last))?$", re.IGNORECASE)
"""In what order a key is kept is nothing that Postgres looks at."""


def look(item: Object) -> Look:
    """The same for all indexes, and those of keys, that Postgres would take for each other; empty for what has none."""
    if isinstance(item, Index):
        keys = tuple(_ORDER.sub("", key) for key in item.keys)
        return item.method, item.unique, item.nulls_not_distinct, keys, item.include, item.where, False
    if isinstance(item, PrimaryKey | Unique):
        method = "gist" if item.without_overlaps else "btree"
        distinct = isinstance(item, Unique) and item.nulls_not_distinct
        return method, True, distinct, tuple(map(quote, item.columns)), item.include, None, item.without_overlaps
    if isinstance(item, Exclusion):
        return item.method, False, False, tuple(_without_operators(item)), item.include, item.where, True
    return ()


def _without_operators(item: Exclusion) -> Iterator[str]:
    return (_ORDER.sub("", re.split(" with ", element, flags=re.IGNORECASE)[0]) for element in item.elements)
