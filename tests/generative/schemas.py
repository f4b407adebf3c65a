"""Schemas as values that hypothesis draws, and the SQL that makes them. Knows nothing of the engine.

Names come from small pools, so that two schemas drawn after each other have much in common and differ in everything that can differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

# A type's columns may have these defaults.
TYPES: dict[str, tuple[str, ...]] = {
    "integer": ("0", "7", "public.next_number()", "nextval('public.numbers')"),
    "bigint": ("0", "length('abc')"),
    "text": ("''", "'a''b'", "current_user"),
    "varchar(20)": ("'x'",),
    "numeric(10,2)": ("1.5",),
    "boolean": ("true",),
    "timestamptz": ("now()",),
    "uuid": ("gen_random_uuid()",),
    "jsonb": ("'{}'",),
    "text[]": ("'{}'", "array['a', 'b']"),
    "public.mood": ("'sad'",),
    "public.mood[]": ("'{sad}'",),
    "public.positive": ("1",),
    "public.pair": (),
    "public.numbers_between": (),
}
_LABELS = ("sad", "ok", "happy", "it's")
_TABLES = ("people", "Orders", "order items", "log")
_COLUMNS = ("a", "b", "C", "select")
_ROLES = ("app", "reader", "public")
_ORDERED = frozenset({"integer", "bigint", "text", "varchar(20)", "numeric(10,2)", "timestamptz", "uuid", "public.mood"})


@dataclass(frozen=True)
class Column:
    type: str
    default: str | None = None
    not_null: bool = False
    generated: bool = False


@dataclass(frozen=True)
class Table:
    """`columns` besides an `id`; `kind` is plain, unlogged or partitioned; the flags switch whole features on."""

    columns: dict[str, Column]
    kind: str = "plain"
    key: str = "primary key"
    check: str = ""
    indexes: frozenset[str] = frozenset()
    refers_to: str = ""
    action: str = "no action"
    deferrable: bool = False
    row_security: str = ""
    policy: str = ""
    trigger: str = ""
    grants: frozenset[tuple[str, str]] = frozenset()
    comment: str = ""


@dataclass(frozen=True)
class View:
    over: str
    columns: tuple[str, ...]
    materialized: bool = False
    option: str = ""


@dataclass(frozen=True)
class Schema:
    labels: tuple[str, ...]
    positive: str
    pair: tuple[str, ...]
    next_number: str
    numbers: str
    touch: str
    tables: dict[str, Table] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    counters: dict[str, str] = field(default_factory=dict)

    def sql(self) -> str:
        """The script that makes it in an empty database."""
        return "".join(f"{statement};\n" for statement in _statements(self))


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def at(name: str) -> str:
    return f"public.{quoted(name)}"


columns = st.sampled_from(sorted(TYPES)).flatmap(
    lambda kind: st.builds(
        Column,
        st.just(kind),
        st.sampled_from((None, *TYPES[kind])),
        st.booleans(),
        st.booleans() if kind in ("integer", "text") else st.just(False),
    )
)
tables = st.builds(
    Table,
    st.dictionaries(st.sampled_from(_COLUMNS), columns, max_size=4),
    st.sampled_from(("plain", "plain", "plain", "unlogged", "partitioned")),
    st.sampled_from(("primary key", "unique", "unique nulls not distinct", "identity")),
    st.sampled_from(("", "id > 0", "id <> 7", "id > 0 no inherit")),
    st.frozensets(st.sampled_from(("plain", "unique", "partial", "expression", "include", "desc")), max_size=3),
    st.sampled_from(("", *_TABLES)),
    st.sampled_from(("no action", "cascade", "set null", "restrict")),
    st.booleans(),
    st.sampled_from(("", "", "enable", "force")),
    st.sampled_from(("", "id = 1", "id in (1, 2)", "exists (select from pg_class where relname = 'x')")),
    st.sampled_from(("", "before insert", "after update of id", "after insert or delete")),
    st.frozensets(st.tuples(st.sampled_from(("select", "insert", "update", "select (id)")), st.sampled_from(_ROLES)), max_size=3),
    st.sampled_from(("", "Somebody's", 'odd "name"\n')),
)
views = st.builds(
    View,
    st.sampled_from((*_TABLES, "first")),
    st.lists(st.sampled_from(_COLUMNS), max_size=3, unique=True).map(tuple),
    st.booleans(),
    st.sampled_from(("", "security_barrier", "security_invoker")),
)


@st.composite
def schemas(draw: Callable[..., object]) -> Schema:
    schema = draw(
        st.builds(
            Schema,
            st.lists(st.sampled_from(_LABELS), unique=True, max_size=3).map(lambda more: tuple({"sad": 0, **dict.fromkeys(more)})),
            st.sampled_from(("value > 0", "value >= 1", "value <> 0 and value > -3")),
            st.sampled_from((("x integer",), ("x integer", "y text"), ("y text",), ("x bigint", "y text"))),
            st.sampled_from(("select 1", "select 2", "select length('x')")),
            st.sampled_from(("", "increment 5", "cache 10 cycle")),
            st.sampled_from(("return new", "new.id := new.id; return new")),
            st.dictionaries(st.sampled_from(_TABLES), tables, max_size=4),
            st.dictionaries(st.sampled_from(("first", "second", "third")), views, max_size=3),
            st.dictionaries(st.sampled_from(("count_all", "rows_of")), st.sampled_from(_TABLES), max_size=2),
        )
    )
    assert isinstance(schema, Schema)
    return schema


@st.composite
def pairs(draw: Callable[..., object]) -> tuple[Schema, Schema]:
    """A schema, and one of which each part is that one's or its own."""
    old, new = draw(schemas()), draw(schemas())
    assert isinstance(old, Schema) and isinstance(new, Schema)
    kept = draw(st.sets(st.sampled_from((*Schema.__dataclass_fields__, *_TABLES)), min_size=4))
    assert isinstance(kept, set)
    whole = {name: getattr(old, name) for name in Schema.__dataclass_fields__ if name in kept and name != "tables"}
    same = {name: table for name, table in old.tables.items() if name in kept}
    return old, replace(new, **whole, tables={**new.tables, **same})


def _statements(schema: Schema) -> Iterator[str]:
    labels = ", ".join("'" + label.replace("'", "''") + "'" for label in schema.labels)
    yield f"create type public.mood as enum ({labels})"
    yield f"create domain public.positive as integer constraint positive_check check ({schema.positive})"
    yield f"create type public.pair as ({', '.join(schema.pair)})"
    yield "create type public.numbers_between as range (subtype = integer)"
    yield f"create sequence public.numbers {schema.numbers}"
    yield f"create function public.next_number() returns integer language sql stable as $${schema.next_number}$$"
    yield f"create function public.touch() returns trigger language plpgsql as $$begin {schema.touch}; end$$"
    for name, table in schema.tables.items():
        yield from _table(name, table)
    for name, table in schema.tables.items():
        yield from _after(name, table, schema)
    for name, over in schema.counters.items():
        if over in schema.tables and name == "count_all":
            yield f"create function public.count_all() returns bigint language sql begin atomic select count(*) from {at(over)}; end"
        elif over in schema.tables:
            yield f"create function public.rows_of() returns setof {at(over)} language sql as $$select * from {at(over)}$$"
    yield from _views(schema)


def _table(name: str, table: Table) -> Iterator[str]:
    identity = " generated by default as identity" if table.key == "identity" else ""
    parts = [f"id integer not null{identity}"]
    for column, spec in table.columns.items():
        text = f"{quoted(column)} {spec.type}"
        if spec.generated:
            source = "id * 2" if spec.type == "integer" else "id::text || 'x'"
            text += f" generated always as ({source}) stored"
        elif spec.default:
            text += f" default {spec.default}"
        parts.append(text + (" not null" if spec.not_null else ""))
    key = "primary key" if table.key == "identity" else table.key
    parts.append(f"constraint {quoted(name + '_key')} {key} (id)")
    if table.check and not (table.kind == "partitioned" and "no inherit" in table.check):
        condition = table.check.removesuffix(" no inherit")
        parts.append(f"constraint positive check ({condition}){' no inherit' if table.check.endswith('inherit') else ''}")
    words = "unlogged table" if table.kind == "unlogged" else "table"
    by = " partition by range (id)" if table.kind == "partitioned" else ""
    yield f"create {words} {at(name)} ({', '.join(parts)}){by}"
    if table.kind == "partitioned":
        yield f"create table {at(name + ' low')} partition of {at(name)} for values from (0) to (100)"
        yield f"create table {at(name + ' rest')} partition of {at(name)} default"


def _after(name: str, table: Table, schema: Schema) -> Iterator[str]:
    plain = [column for column, spec in table.columns.items() if spec.type in _ORDERED]
    first = quoted(plain[0]) if plain else "id"
    keys = {
        "plain": f"create index {quoted(name + ' plain')} on {at(name)} ({first})",
        "unique": f"create unique index {quoted(name + ' unique')} on {at(name)} (id, {first})" if plain else "",
        "partial": f"create index {quoted(name + ' partial')} on {at(name)} (id) where {first} is not null",
        "expression": f"create index {quoted(name + ' expression')} on {at(name)} ((id + 1))",
        "include": f"create index {quoted(name + ' include')} on {at(name)} (id) include ({first})" if plain else "",
        "desc": f"create index {quoted(name + ' desc')} on {at(name)} ({first} desc nulls last)",
    }
    yield from (keys[which] for which in sorted(table.indexes) if keys[which])
    other = schema.tables.get(table.refers_to)
    if other and table.kind != "unlogged" and other.kind != "unlogged" and not (table.action == "set null" and table.kind == "partitioned"):
        late = " deferrable initially deferred" if table.deferrable else ""
        link = f"foreign key (id) references {at(table.refers_to)} (id) on delete {table.action}{late}"
        yield f"alter table {at(name)} add constraint {quoted(name + '_fk')} {link}"
    if table.row_security:
        yield f"alter table {at(name)} enable row level security"
    if table.row_security == "force":
        yield f"alter table {at(name)} force row level security"
    if table.policy:
        yield f"create policy mine on {at(name)} to app using ({table.policy})"
    if table.trigger:
        yield f"create trigger touched {table.trigger} on {at(name)} for each row execute function public.touch()"
    for privilege, role in sorted(table.grants):
        yield f"grant {privilege} on {at(name)} to {role}"
    if table.comment:
        text = table.comment.replace("'", "''")
        yield f"comment on table {at(name)} is '{text}'"


def _views(schema: Schema) -> Iterator[str]:
    made: dict[str, tuple[str, ...]] = {name: ("id", *table.columns) for name, table in schema.tables.items()}
    for name in ("first", "second", "third"):
        view = schema.views.get(name)
        if view is None or view.over not in made or view.over == name:
            continue
        listed = ("id", *(column for column in view.columns if column in made[view.over]))
        text = f"select {', '.join(map(quoted, listed))} from {at(view.over)}"
        option = f" with ({view.option})" if view.option and not view.materialized else ""
        yield f"create {'materialized ' if view.materialized else ''}view {at(name)}{option} as {text}"
        made[name] = listed
