"""What depends on what, as Postgres itself recorded it."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.db.extract import Extraction

pytest_plugins = ["fix_postgres"]

FUNCTION = Ref("function", ("app", "f", ""))


def of(found: Extraction, kind: str, *path: str) -> list[str]:
    return sorted(str(right) for left, right in found.catalog.edges if left == Ref(kind, path))


def test_an_edge_leads_to_every_object_that_an_object_needs(live) -> None:
    found = live(
        """
        create schema app;
        create function app.f() returns integer language sql immutable as 'select 1';
        create function app.low(text) returns text language sql immutable as 'select $1';
        create function app.tf() returns trigger language plpgsql as 'begin return new; end';
        create sequence app.s;
        create table app.r (x integer, y integer, constraint r_key unique (y));
        create unique index r_x on app.r (x);
        create table app.t (
          id integer default app.f() constraint pk primary key, n bigint default nextval('app.s'), s text,
          g text generated always as (app.low(s)) stored, ser serial,
          constraint c check (id > app.f()), constraint fk foreign key (id) references app.r (y),
          constraint fk2 foreign key (id) references app.r (x), constraint self foreign key (n) references app.t (id));
        create index i on app.t (app.low(s)) where id > app.f();
        create trigger tg before update of s on app.t for each row when (new.id > app.f()) execute function app.tf();
        create policy p on app.t using (id in (select y from app.r) and id = app.f());
        create function app.users() returns setof app.t language sql as 'select * from app.t';
        create function app.many(app.t[]) returns integer language sql as 'select 1';
        """
    )
    assert of(found, "column", "app", "t", "id") == ["function app.f()"]
    assert of(found, "column", "app", "t", "n") == ["sequence app.s"]
    assert of(found, "column", "app", "t", "g") == ["column app.t.s", "function app.low(text)"]
    assert of(found, "column", "app", "t", "ser") == ["sequence app.t_ser_seq"]
    assert of(found, "sequence", "app", "t_ser_seq") == ["schema app"]
    assert of(found, "check", "app", "t", "c") == ["column app.t.id", "function app.f()"]
    assert of(found, "foreign_key", "app", "t", "fk") == ["column app.r.y", "column app.t.id", "unique app.r.r_key"]
    assert of(found, "foreign_key", "app", "t", "fk2") == ["column app.r.x", "column app.t.id", "index app.r.r_x"]
    assert of(found, "foreign_key", "app", "t", "self") == ["column app.t.id", "column app.t.n", "primary key app.t.pk"]
    assert of(found, "index", "app", "t", "i") == [
        "column app.t.id", "column app.t.s", "function app.f()", "function app.low(text)", "table app.t",
    ]  # fmt: skip
    assert of(found, "trigger", "app", "t", "tg") == [
        "column app.t.id", "column app.t.s", "function app.f()", "function app.tf()", "table app.t",
    ]  # fmt: skip
    assert of(found, "policy", "app", "t", "p") == ["column app.r.y", "column app.t.id", "function app.f()", "table app.t"]
    assert of(found, "function", "app", "users", "") == ["schema app", "table app.t"]
    assert of(found, "function", "app", "many", "app.t[]") == ["schema app", "table app.t"]
    assert of(found, "table", "app", "t") == ["schema app"]


def test_what_needs_a_member_of_an_extension_needs_the_extension(live) -> None:
    found = live(
        """
        create extension pg_trgm schema public; create extension pg_stat_statements schema public;
        create table t (name text, likeness real default public.similarity('a', 'b'));
        create index i on t using gin (name public.gin_trgm_ops);
        """
    )
    assert of(found, "index", "public", "t", "i") == ["column public.t.name", "extension pg_trgm"]
    assert of(found, "column", "public", "t", "likeness") == ["extension pg_trgm"]


def test_both_ends_of_an_edge_are_in_the_catalog(live) -> None:
    found = live("create table t (id serial primary key); create view v as select * from t; create index i on t (id)")
    ends = {end for edge in found.catalog.edges for end in edge}
    assert ends <= set(found.catalog.objects)
    assert all(left != right for left, right in found.catalog.edges)


def test_a_table_partitioned_by_a_class_that_lacks_operators_is_read(live) -> None:
    found = live(
        "create operator class few for type integer using btree as operator 3 = (integer, integer), function 1 btint4cmp(integer, integer);"
        "create table t (a integer not null) partition by range (a few); create table t_1 partition of t for values from (1) to (10)"
    )
    assert [item.ref.path for item in found.catalog.kind("partition")] == [("public", "t_1")]
