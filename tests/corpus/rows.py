"""What rows a database holds, to see whether they survived. A partition's rows are those of the table above it."""

from __future__ import annotations

from collections import Counter

import psycopg
from psycopg import sql

Rows = dict[str, dict[str, list[str | None]]]
"""Table -> column -> its values as text, in the order of the rows as text."""

_TABLES = """
select n.nspname, c.relname, c.relkind, array_agg(a.attname order by a.attname)
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace join pg_attribute as a on a.attrelid = c.oid
where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
-- Rows that are elsewhere need a server that is there.
and not exists (select from pg_partition_tree(c.oid) as t join pg_class as f on f.oid = t.relid where f.relkind = 'f')
group by 1, 2, 3
"""

Shapes = dict[str, list[str]]
"""Partitioned table -> all below it; column -> its type."""

_SHAPES = """
select format('%s.%s', n.nspname, c.relname), array_agg(t.relid::regclass::text)
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace, pg_partition_tree(c.oid) as t
where c.relkind = 'p' and not c.relispartition group by 1
union all
select format('%s.%s.%s', n.nspname, c.relname, a.attname), array[format_type(a.atttypid, a.atttypmod)]
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace join pg_attribute as a on a.attrelid = c.oid
where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
"""


def shapes(conn: psycopg.Connection) -> Shapes:
    return dict(conn.execute(_SHAPES).fetchall())


def reshaped(before: Shapes, after: Shapes) -> frozenset[str]:
    """Tables of which a partition went, and columns of another type: not all that they held may have a place, or be the same text."""
    return frozenset(name for name, shape in before.items() if not set(shape) <= set(after.get(name, ())))


def rows(conn: psycopg.Connection) -> Rows:
    found: Rows = {}
    for schema, table, kind, columns in conn.execute(_TABLES).fetchall():
        listed = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(column)) for column in columns)
        # The rows of a child are its own; a partitioned table has none but those of its partitions.
        only = sql.SQL("" if kind == "p" else "only")
        whole = conn.execute(sql.SQL("select {} from {} {}").format(listed, only, sql.Identifier(schema, table))).fetchall()
        whole.sort(key=lambda row: [(value is None, value or "") for value in row])
        found[f"{schema}.{table}"] = {column: [row[n] for row in whole] for n, column in enumerate(columns)}
    return found


def missing(before: Rows, after: Rows, lost: frozenset[str]) -> list[str]:
    """What rows had in tables and columns that both have, and have no more; one line for each column."""
    told = []
    for table, columns in before.items():
        if table in after and table not in lost:
            for column, values in columns.items():
                now = after[table].get(column)
                gone = Counter(values) - Counter(now) if now is not None else None
                if gone and f"{table}.{column}" not in lost:
                    told.append(f"{table}.{column}: {values} -> {now}")
    return told
