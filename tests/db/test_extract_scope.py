"""What is ours to see: not Postgres's, not the platform's, not an extension's; and nothing is missed in silence."""

from __future__ import annotations

import psycopg
import pytest

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.catalog.rows import Bucket
from growthos_cli.catalog.security import Comment, Grant
from growthos_cli.db.extract import RowShape, extract
from growthos_cli.errors import TargetError
from growthos_cli.names import quote
from growthos_cli.platform import PLAIN, SUPABASE, Platform

pytest_plugins = ["fix_postgres"]

HOSTED = Platform(
    name="hosted",
    schemas=frozenset({"storage", "information_schema"}),
    host_tables=frozenset({("storage", "buckets"), ("storage", "objects"), ("storage", "absent")}),
    triggers=frozenset({("storage", "objects", "theirs")}),
    extensions={"plpgsql": "pg_catalog", "pg_trgm": "storage"},
    event_triggers=frozenset({"their_watch"}),
    publications=frozenset({"their_publication"}),
)

STORAGE = """
    create schema storage;
    create table storage.buckets (id text primary key, name text not null, public boolean, file_size_limit bigint,
      allowed_mime_types text[]);
    create table storage.objects (id integer);
    create function storage.f() returns trigger language plpgsql as 'begin return new; end';
    alter table storage.objects enable row level security;
    create trigger theirs before update on storage.objects for each row execute function storage.f();
    grant select on storage.objects to public;
    comment on table storage.objects is 'theirs';
    alter default privileges in schema storage grant select on tables to public;
"""


def refs(found) -> list[str]:
    everywhere = ("owner", "grant", "comment", "default_privilege", "database")
    return sorted(str(ref) for ref in found.catalog.objects if ref.kind not in everywhere)


def test_of_the_platform_only_policies_and_triggers_of_ours_on_host_tables_are_seen(live) -> None:
    found = live(
        STORAGE
        + """
        create table storage.private (id integer);
        create policy p on storage.objects using (true); create policy p on storage.private;
        comment on policy p on storage.objects is 'ours'; comment on trigger theirs on storage.objects is 'theirs';
        create trigger ours after insert on storage.objects for each row execute function storage.f();
        create trigger stray after insert on storage.private for each row execute function storage.f();
        create extension pg_trgm schema storage;
        create publication their_publication for table storage.objects;
        create view storage.v as select 1; create type storage.e as enum ();
        """,
        platform=HOSTED,
    )
    assert refs(found) == ["policy storage.objects.p", "schema public", "trigger storage.objects.ours"]
    assert [item.ref.path for item in found.catalog.kind("comment")] == [
        ("policy", "storage", "objects", "p"),
        ("schema", "public"),
    ]
    assert found.catalog.kind("default_privilege") == []
    assert found.unmodelled == ()


def test_another_platform_sees_all_of_it(live) -> None:
    found = live(STORAGE, platform=PLAIN)
    assert {"table storage.objects", "trigger storage.objects.theirs", "row security storage.objects"} <= {*refs(found)}
    assert found.catalog.kind("bucket") == []


def test_buckets_are_read_whole(live) -> None:
    found = live(
        STORAGE
        + """
        insert into storage.buckets values ('b', 'B', true, 99, '{image/png,application/pdf}'), ('a', 'a', null, null, null),
          ('c', 'c', false, null, '{}');
        """,
        platform=HOSTED,
    )
    assert found.catalog.kind("bucket") == [
        Bucket("a", "a"),
        Bucket("b", "B", True, 99, ("application/pdf", "image/png")),
        Bucket("c", "c", allowed_mime_types=()),
    ]


def test_buckets_of_an_older_storage_lack_columns(live) -> None:
    found = live("create schema storage; create table storage.buckets (id text, name text)", platform=HOSTED)
    assert found.catalog.kind("bucket") == []
    found = live("insert into storage.buckets values ('a', 'b')", platform=HOSTED)
    assert found.catalog.kind("bucket") == [Bucket("a", "b")]


def test_a_platform_without_its_schemas_is_no_error(live) -> None:
    assert refs(live("select 1", platform=SUPABASE)) == ["schema public"]


def test_what_an_extension_made_is_left_out(live) -> None:
    found = live("create extension pg_trgm schema public; create extension pg_stat_statements schema public")
    assert refs(found) == ["extension pg_stat_statements", "extension pg_trgm", "schema public"]
    assert {item.ref.path[0] for item in found.catalog.kind("grant")} <= {"database", "schema"}
    assert found.unmodelled == ()


def test_what_has_no_kind_is_counted(live) -> None:
    found = live(
        """
        create table t (a integer, constraint x exclude (a with =)); create view v as select 1; create view v2 as select 2;
        create materialized view m as select 1; create type e as enum ('a'); create domain d as text;
        create type c as (a integer); create type r as range (subtype = integer);
        create table p (a integer) partition by range (a); create table p1 partition of p for values from (1) to (2);
        create aggregate agg (integer) (sfunc = int4pl, stype = integer);
        create function atomic() returns integer begin atomic return 1; end;
        create function tf() returns trigger language plpgsql as 'begin return new; end';
        create constraint trigger ct after insert on t for each row execute function tf();
        create rule nope as on delete to t do instead nothing;
        create table child () inherits (t); create unlogged table u (); create table params () with (fillfactor = 70);
        create statistics st on a, (a + 1) from t;
        create publication pub for table only t where (a > 1); create publication their_publication;
        create function et() returns event_trigger language plpgsql as 'begin end';
        create event trigger their_watch on sql_drop execute function et();
        create event trigger our_watch on sql_drop execute function et();
        """,
        platform=HOSTED,
    )
    assert dict(found.unmodelled) == {}
    assert [item.ref.path[1] for item in found.catalog.kind("table")] == ["child", "p", "p1", "params", "t", "u"]
    assert [item.ref.path[2] for item in found.catalog.kind("trigger")] == ["ct"]


HOSTILE = ['a"b', "a'b", "a\nb", "\x1b[31m", "drop table x; --", "🦉" * 15 + "abc", "select", "MiXed", "%s %(x)s", "{0}", "a.b", "\\"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_comes_through_exactly(live, name: str) -> None:
    assert len(name.encode()) <= 63
    n = '"' + name.replace('"', '""') + '"'
    found = live(
        f"""
        create schema {n}; create role {n}; create table {n}.{n} ({n} text); create sequence {n}."s" owned by {n}.{n}.{n};
        create function {n}.{n}() returns trigger language plpgsql as 'begin return new; end';
        alter table {n}.{n} add constraint {n} check ({n} <> 'x');
        create index "i" on {n}.{n} ({n} desc);
        create policy {n} on {n}.{n} to {n} using ({n} = 'x');
        grant select on {n}.{n} to {n};
        comment on table {n}.{n} is 'x';
        insert into {n}.{n} values ('v');
        create trigger {n} before update of {n} on {n}.{n} for each row when (old.{n} = 'WHEN (') execute function {n}.{n}();
        """,
        RowShape(name, name, (name,), ()),
    )
    catalog = found.catalog
    assert catalog.get(Ref("table", (name, name))) == Table(name, name)
    assert catalog.get(Ref("column", (name, name, name))) == Column(name, name, name, "text", position=1)
    trigger = catalog.get(Ref("trigger", (name, name, name)))
    assert (trigger.columns, trigger.function, trigger.when) == ((name,), name, f"(old.{quote(name)} = 'WHEN ('::text)")
    assert catalog.get(Ref("policy", (name, name, name))).roles == (name,)
    assert catalog.get(Ref("index", (name, name, "i"))).keys == (f"{quote(name)} desc",)
    assert catalog.get(Ref("grant", ("table", name, name, name))).privileges == ("select",)
    assert catalog.get(Ref("comment", ("table", name, name))).text == "x"
    assert catalog.get(Ref("sequence_owner", (name, "s"))).column == name
    assert [item.at for item in catalog.kind("row")] == [((name, "v"),)]


def test_nothing_that_a_user_named_like_postgres_own_is_called(live, conn) -> None:
    conn.execute(
        """
        create function public.pg_get_expr(pg_node_tree, oid) returns text language plpgsql as 'begin raise exception ''called''; end';
        create function public.format_type(oid, integer) returns text language plpgsql as 'begin raise exception ''called''; end';
        create function public.evil(text, text) returns boolean language plpgsql as 'begin raise exception ''called''; end';
        create operator public.= (leftarg = text, rightarg = text, function = public.evil);
        create function public.evil_name(name, name) returns boolean language plpgsql as 'begin raise exception ''called''; end';
        create operator public.= (leftarg = name, rightarg = name, function = public.evil_name);
        create table public.t (a integer default 1);
        create view public.pg_class as select 1;
        set search_path = public, pg_catalog;
        """
    )
    found = live("select 1")
    assert found.catalog.get(Ref("column", ("public", "t", "a"))) == Column("public", "t", "a", "integer", default="1", position=1)


def test_everything_prints_qualified_whatever_the_session_says(live, conn) -> None:
    conn.execute("create schema app; create table app.t (id integer); create sequence app.s; set search_path = app")
    conn.execute("set quote_all_identifiers = on; set datestyle = 'SQL, DMY'; set timezone = 'Asia/Tokyo'")
    found = live(
        """
        alter table t alter id set default nextval('s');
        alter table t add at timestamptz default '2026-02-01 00:00+00', add constraint c check (id > (0));
        """
    )
    column = found.catalog.get(Ref("column", ("app", "t", "id")))
    assert column.default == "nextval('app.s'::regclass)"
    assert found.catalog.get(Ref("column", ("app", "t", "at"))).default == "'2026-02-01 00:00:00+00'::timestamp with time zone"
    assert found.catalog.get(Ref("check", ("app", "t", "c"))).expression == "(id > 0)"


def test_a_session_is_left_as_it_was(conn) -> None:
    conn.execute("set search_path = public; set timezone = 'Asia/Tokyo'")
    extract(conn, PLAIN)
    assert conn.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    assert conn.execute("select current_setting('search_path'), current_setting('timezone')").fetchone() == ("public", "Asia/Tokyo")


def test_within_a_transaction_its_own_changes_are_seen_and_its_settings_kept(conn) -> None:
    with conn.transaction(force_rollback=True):
        conn.execute("set local search_path = public; create table t ()")
        assert Ref("table", ("public", "t")) in extract(conn, PLAIN).catalog
        assert conn.execute("show search_path").fetchone() == ("public",)
        conn.execute("create table u ()")
        assert Ref("table", ("public", "u")) in extract(conn, PLAIN).catalog
    assert extract(conn, PLAIN).catalog.kind("table") == []


def test_on_its_own_it_reads_one_snapshot_and_writes_nothing(conn, database, monkeypatch) -> None:
    from growthos_cli.db import extract as module

    seen = []
    add = module._Reader._batch

    def interrupted(reader, *names):
        rows = add(reader, *names)
        if "table" in names:
            with psycopg.connect(database, autocommit=True) as other:
                other.execute("create table late (id integer primary key); create policy p on late; insert into t values (1)")
            seen.append(reader.conn.execute("show transaction_read_only").fetchone())
        return rows

    conn.execute("create table t (id integer)")
    monkeypatch.setattr(module._Reader, "_batch", interrupted)
    found = extract(conn, PLAIN, [RowShape("public", "t", ("id",), ())])
    assert seen == [("on",)]
    assert refs(found) == ["column public.t.id", "schema public", "table public.t"]


def test_rows_that_row_security_would_hide_are_an_error(conn, database) -> None:
    conn.execute(
        """
        create role reader login; create table t (id integer); insert into t values (1); grant select on t to reader;
        alter table t enable row level security; create table u (id integer);
        """
    )
    conn.execute("set role reader")
    with pytest.raises(TargetError, match=r"^role reader may not read every row of public.t, which holds declared rows; connect as"):
        extract(conn, PLAIN, [RowShape("public", "t", ("id",), ())])
    with pytest.raises(TargetError, match=r"role reader may not read every row of public.u"):
        extract(conn, PLAIN, [RowShape("public", "u", ("id",), ())])
    assert extract(conn, PLAIN).role == "reader"
    conn.execute("reset role")


def test_what_members_of_an_extension_were_given_and_lost_is_part_of_it(live) -> None:
    before = live("create extension pg_trgm; create extension citext").catalog
    found = live("revoke execute on function similarity(text, text) from public; create table t (a citext)")
    path, within = ("public", "similarity", "text, text"), ("extension", "pg_trgm")
    taken = Withheld("function", path, "public", ("execute",), within=within)
    assert [item for item in found.catalog if item.kind == "withheld"] == [taken]
    assert taken.ref not in before
    assert found.catalog.objects[taken.ref].root == Ref("extension", ("pg_trgm",))


def test_comments_on_members_of_an_extension_are_counted_where_users_made_them(live) -> None:
    assert live("create extension pg_trgm").unmodelled == ()
    found = live("comment on function similarity(text, text) is 'how alike'")
    assert found.unmodelled == (("comment on a member of an extension", 1),)


def test_what_is_said_of_the_sequence_of_an_identity_is_part_of_its_column(live) -> None:
    before = live("create table t (id integer generated always as identity); create role r").catalog
    found = live("grant usage on sequence t_id_seq to r; comment on sequence t_id_seq is 'x'")
    added = [item for item in found.catalog if item.ref not in before]
    column = ("column", "public", "t", "id")
    path = ("public", "t_id_seq")
    assert added == [Grant("sequence", path, "r", ("usage",)), Comment("sequence", path, "x")]
    assert [getattr(item, "within") for item in added] == [column, column]
    assert {item.root for item in added} == {Ref("table", ("public", "t"))}


def test_what_users_add_to_a_relation_of_an_extension_is_counted(live) -> None:
    assert live("create extension pg_trgm; create table t (a integer primary key); alter extension pg_trgm add table t").unmodelled == ()
    found = live("create index on t (a); create policy p on t; alter table t add check (a > 0), enable row level security")
    kinds = ("constraint", "index", "policy", "row security")
    assert found.unmodelled == tuple((f"{kind} on a relation of an extension", 1) for kind in kinds)


def test_a_comment_on_a_check_that_is_the_parents_alone_is_counted(live) -> None:
    found = live("""
        create table above (n integer, constraint positive check (n > 0));
        create table child () inherits (above);
        create table own (constraint positive check (n > 0)) inherits (above);
        comment on constraint positive on child is 'of the child';
        comment on constraint positive on own is 'of its own';
    """)
    assert found.unmodelled == (("comment on an inherited constraint", 1),)


def test_comments_on_the_rules_that_views_are_are_counted(live) -> None:
    found = live("""create view v as select 1 as one; create materialized view m as select 1 as one;
        comment on view v is 'a view'; comment on rule "_RETURN" on v is 'its rule'; comment on rule "_RETURN" on m is 'its rule'""")
    assert found.unmodelled == (("comment on the rule of a view", 2),)
