"""Foreign keys that cannot exist, because the table or the unique key that they refer to is missing.

Ramification: rows may refer to nothing, deletes no longer cascade or are no longer refused; making the foreign
key fails with 42P01 or 42830 until its target is there.

Bad:
    alter table public.company_settings drop constraint company_settings_pkey cascade;

Remedy:
    alter table public.company_settings add constraint company_settings_pkey primary key (id);
    alter table public.invoices add constraint invoices_company_id_fkey foreign key (company_id) references ...;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Index
from growthos_cli.checks.consequences import consequences, counted, gone_along
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "missing-foreign-key-target"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per target that missing foreign keys refer to and that is missing itself.

    Declared tables that are missing are missing-table's to tell, and what the platform owns is not read.
    """
    by_target: dict[tuple[Ref, frozenset[str]], list[ForeignKey]] = defaultdict(list)
    for change in context.changed("create", "foreign_key"):
        if isinstance(change.item, ForeignKey) and not context.platform.owns_schema(change.item.references_schema):
            by_target[_table(change.item), frozenset(change.item.references_columns)].append(change.item)
    for (table, columns), keys in by_target.items():
        if table in context.live:
            if not _unique_keys(context.live, table, columns):
                yield _without_key(context, table, columns, keys)
        elif table not in context.desired:
            yield _without_table(context, table, keys)


def _table(key: ForeignKey) -> Ref:
    return Ref("table", (key.references_schema, key.references_table))


def _unique_keys(catalog: Catalog, table: Ref, columns: frozenset[str]) -> list[Object]:
    """What lets a foreign key refer to these columns."""
    return [item for item in catalog if item.part_of == table and _key_columns(item) == columns]


def _key_columns(item: Object) -> frozenset[str] | None:
    if isinstance(item, PrimaryKey | Unique):
        return frozenset(item.columns)
    if isinstance(item, Index) and item.unique and item.where is None:
        return frozenset(item.keys)
    return None


def _without_key(context: Context, table: Ref, columns: frozenset[str], keys: list[ForeignKey]) -> Finding:
    wanted = _unique_keys(context.desired, table, columns)
    explained: frozenset[Ref] = frozenset(key.ref for key in keys)
    for key in wanted[:1]:
        explained |= context.changes_of(consequences(context, key.ref))
    ref = wanted[0].ref if wanted else table
    return Finding(
        ID,
        LEVEL,
        ref,
        f"{table} has no unique key on ({', '.join(sorted(columns))}): foreign keys to it cannot exist, so rows may refer to nothing",
        (*_referring(keys), *gone_along(explained - {key.ref for key in keys}, ref)),
        context.mend(explained),
        explained,
        context.mark(ref),
    )


def _without_table(context: Context, table: Ref, keys: list[ForeignKey]) -> Finding:
    explained = frozenset(key.ref for key in keys)
    return Finding(
        ID,
        LEVEL,
        table,
        f"{table} is missing and no manifest declares it: foreign keys to it fail with 42P01",
        tuple(_referring(keys)),
        # Nobody declared what the table looks like: there is nothing to run before somebody does.
        "",
        explained,
        context.mark(keys[0].ref),
    )


def _referring(keys: list[ForeignKey]) -> Iterator[str]:
    yield f"{counted(len(keys), 'foreign_key')} {'refers' if len(keys) == 1 else 'refer'} to it"
    yield from (f"{key.schema}.{key.table} ({', '.join(key.columns)})" for key in keys)
