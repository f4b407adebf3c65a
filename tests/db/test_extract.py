"""Each kind, made by SQL and read back whole."""

from __future__ import annotations

import pytest
from db.conftest import of

from growthos_cli.catalog.attached import Owner
from growthos_cli.catalog.database import Database
from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.relations import Extension, Schema
from growthos_cli.catalog.replication import PublicationTable
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.rows import Row
from growthos_cli.catalog.security import Comment, DefaultPrivilege, Grant, Policy, RowSecurity
from growthos_cli.db.embedded import SUPERUSER
from growthos_cli.db.extract import RowShape
from growthos_cli.db.queries import query

pytest_plugins = ["fix_postgres"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_query(kind: str) -> None:
    text = query(kind, 18)
    assert "select" in text
    assert "-- since" not in query(kind, 15)


def test_an_empty_database_has_schema_public_and_postgres_own_defaults(live) -> None:
    found = live("select 1")
    assert list(found.catalog) == [
        Database(),
        Schema("public"),
        Owner("schema", ("public",), "pg_database_owner"),
        Grant("schema", ("public",), "public", ("usage",)),
        Comment("schema", ("public",), "standard public schema"),
    ]
    assert found.catalog.edges == frozenset()
    assert (found.role, found.unmodelled) == (SUPERUSER, ())


def test_the_version_is_the_servers(live, postgres) -> None:
    major, minor = map(int, postgres.version.split(".")[:2])
    assert live("select 1").server_version == major * 10_000 + minor


def test_schemas_and_extensions(live) -> None:
    found = live("create schema app; create schema ext; create extension pg_trgm schema ext version '1.5'")
    assert found.catalog.kind("schema") == [Schema("app"), Schema("ext"), Schema("public")]
    assert found.catalog.kind("extension") == [Extension("pg_trgm", "ext", "1.5")]


def test_a_function_has_everything_but_what_postgres_assumes(live) -> None:
    found = live(
        """
        create schema app;
        create table app.users (id integer);
        create function app.f(a uuid, b app.users default null, out c text, variadic d integer[] default '{}')
          returns setof text language plpgsql stable security definer strict leakproof parallel safe cost 0.1 rows 7
          set search_path = '' set lock_timeout = '2s' as 'begin return; end';
        create function app.g() returns integer language sql as 'select 1';
        create function app.g(integer) returns table (x integer) language sql rows 1000 cost 100 as 'select 1';
        create procedure app.p(inout a integer) language plpgsql as 'begin end';
        """
    )
    assert of(found, "function", "app") == [
        Function(
            "app", "f", "uuid, app.users, integer[]",
            "a uuid, b app.users DEFAULT NULL::app.users, OUT c text, VARIADIC d integer[] DEFAULT '{}'::integer[]",
            "SETOF text", "plpgsql", "begin return; end", volatility="stable", security="definer", strict=True,
            leakproof=True, parallel="safe", cost=0.1, rows=7.0,
            settings=(("search_path", '""'), ("lock_timeout", "2s")),
        ),
        Function("app", "g", "", "", "integer", "sql", "select 1"),
        Function("app", "g", "integer", "integer", "TABLE(x integer)", "sql", "select 1"),
        Function("app", "p", "integer", "INOUT a integer", "", "plpgsql", "begin end", routine="procedure"),
    ]  # fmt: skip


def test_a_trigger_has_timing_events_condition_and_arguments(live) -> None:
    found = live(
        """
        create schema app;
        create function app.f() returns trigger language plpgsql as 'begin return new; end';
        create table t (id integer, "b WHEN (" text);
        create trigger a before insert or update of "b WHEN (", id or delete on t for each row execute function app.f();
        create trigger " WHEN (" after update on t for each row
          when (old."b WHEN (" is distinct from new."b WHEN (" and new.id::text <> ') EXECUTE FUNCTION (')
          execute function app.f('one', '', 'back\\slash', 'ünï'', "');
        create trigger c after delete on t referencing old table as gone for each statement execute function app.f();
        create trigger d after update on t referencing old table as o new table as "N" execute function app.f();
        create trigger e before truncate on t execute function app.f();
        alter table t disable trigger a; alter table t enable replica trigger c; alter table t enable always trigger d;
        """
    )
    assert of(found, "trigger") == [
        Trigger(
            "public", "t", " WHEN (", "after", ("update",), "app", "f",
            when="""((old."b WHEN (" IS DISTINCT FROM new."b WHEN (") AND ((new.id)::text <> ') EXECUTE FUNCTION ('::text))""",
            arguments=("one", "", "back\\slash", "ünï', \""),
        ),
        Trigger(
            "public", "t", "a", "before", ("insert", "update", "delete"), "app", "f", columns=("b WHEN (", "id"),
            enabled="disabled",
        ),
        Trigger(
            "public", "t", "c", "after", ("delete",), "app", "f", for_each="statement", old_table="gone", enabled="replica"
        ),
        Trigger(
            "public", "t", "d", "after", ("update",), "app", "f", for_each="statement", old_table="o", new_table="N",
            enabled="always",
        ),
        Trigger("public", "t", "e", "before", ("truncate",), "app", "f", for_each="statement"),
    ]  # fmt: skip


def test_row_security_exists_where_it_is_on_or_forced(live) -> None:
    found = live(
        """
        create table a (); create table b (); create table c (); create table d ();
        alter table b enable row level security; alter table c enable row level security, force row level security;
        alter table d force row level security;
        """
    )
    assert of(found, "row_security") == [
        RowSecurity("public", "b"),
        RowSecurity("public", "c", forced=True),
        RowSecurity("public", "d", enabled=False, forced=True),
    ]


def test_a_policy_has_command_roles_and_both_expressions(live) -> None:
    found = live(
        """
        create role zoe; create role "Ann";
        create table t (id integer);
        create policy a on t using (id = 1);
        create policy b on t as restrictive for update to zoe, "Ann" using (id = 2) with check (id = (select 3));
        create policy c on t for insert to zoe with check (true);
        create policy d on t for select using (id = 4);
        create policy e on t for delete using (id = 5);
        """
    )
    assert of(found, "policy") == [
        Policy("public", "t", "a", "all", ("public",), "(id = 1)"),
        Policy("public", "t", "b", "update", ("Ann", "zoe"), "(id = 2)", "(id = ( SELECT 3))", permissive=False),
        Policy("public", "t", "c", "insert", ("zoe",), check="true"),
        Policy("public", "t", "d", "select", ("public",), "(id = 4)"),
        Policy("public", "t", "e", "delete", ("public",), "(id = 5)"),
    ]


def test_grants_are_one_per_grantee_without_the_owners(live) -> None:
    found = live(
        """
        create role zoe; create role ann;
        create schema app; grant usage, create on schema app to zoe;
        create table app.t (a integer, b text); create sequence app.s;
        create function app.f(integer, text) returns integer language sql as 'select 1';
        create function app.g() returns integer language sql as 'select 1';
        revoke execute on function app.g() from public; grant execute on function app.g() to ann;
        grant select, insert on app.t to zoe with grant option; grant update on app.t to zoe; grant select on app.t to public;
        grant update (b), select (b) on app.t to ann;
        grant usage, select on sequence app.s to zoe;
        """
    )
    assert of(found, "grant", "app") == [
        Grant("column", ("app", "t", "b"), "ann", ("select", "update")),
        Grant("function", ("app", "f", "integer, text"), "public", ("execute",)),
        Grant("function", ("app", "g", ""), "ann", ("execute",)),
        Grant("schema", ("app",), "zoe", ("create", "usage")),
        Grant("sequence", ("app", "s"), "zoe", ("select", "usage")),
        Grant("table", ("app", "t"), "public", ("select",)),
        Grant("table", ("app", "t"), "zoe", ("insert", "select", "update"), ("insert", "select")),
    ]


TABLE_PRIVILEGES = ("delete", "insert", "references", "select", "trigger", "truncate", "update")


def test_default_privileges_are_what_differs_from_postgres_own(live) -> None:
    found = live(
        """
        create role zoe; create role ann;
        alter default privileges grant select on tables to zoe with grant option;
        alter default privileges revoke execute on functions from public;
        alter default privileges in schema public grant usage, select on sequences to zoe;
        alter default privileges in schema public grant execute on functions to public;
        alter default privileges for role ann grant all on tables to zoe;
        """
    )
    major = found.server_version // 10_000
    assert found.catalog.kind("default_privilege") == [
        DefaultPrivilege("ann", "", "table", "zoe", tuple(sorted((*TABLE_PRIVILEGES, *(("maintain",) if major >= 17 else ()))))),
        DefaultPrivilege(SUPERUSER, "", "function", "public", (), (), ("execute",)),
        DefaultPrivilege(SUPERUSER, "", "table", "zoe", ("select",), ("select",)),
        DefaultPrivilege(SUPERUSER, "public", "function", "public", ("execute",)),
        DefaultPrivilege(SUPERUSER, "public", "sequence", "zoe", ("select", "usage")),
    ]


def test_comments_are_on_the_kind_they_describe(live) -> None:
    found = live(
        """
        create schema app; comment on schema app is 'schema';
        create table app.t (a integer constraint pk primary key constraint c check (a > 0) constraint f references app.t,
          b integer constraint u unique);
        create index i on app.t (a); create sequence app.s; create policy p on app.t;
        create function app.f(integer) returns integer language sql as 'select 1';
        create function app.tf() returns trigger language plpgsql as 'begin end';
        create trigger tg after insert on app.t execute function app.tf();
        comment on table app.t is 'table'; comment on column app.t.b is E'col\\numn'; comment on index app.i is 'index';
        comment on sequence app.s is 'sequence'; comment on function app.f(integer) is 'function';
        comment on constraint pk on app.t is 'pk'; comment on constraint c on app.t is 'check';
        comment on constraint f on app.t is 'fk'; comment on constraint u on app.t is 'unique';
        comment on trigger tg on app.t is 'trigger'; comment on policy p on app.t is 'policy';
        comment on index app.pk is 'the index of a key';
        """
    )
    assert of(found, "comment", "app") == [
        Comment("check", ("app", "t", "c"), "check"),
        Comment("column", ("app", "t", "b"), "col\numn"),
        Comment("foreign_key", ("app", "t", "f"), "fk"),
        Comment("function", ("app", "f", "integer"), "function"),
        Comment("index", ("app", "t", "i"), "index"),
        Comment("index", ("app", "t", "pk"), "the index of a key", of="primary_key"),
        Comment("policy", ("app", "t", "p"), "policy"),
        Comment("primary_key", ("app", "t", "pk"), "pk"),
        Comment("schema", ("app",), "schema"),
        Comment("sequence", ("app", "s"), "sequence"),
        Comment("table", ("app", "t"), "table"),
        Comment("trigger", ("app", "t", "tg"), "trigger"),
        Comment("unique", ("app", "t", "u"), "unique"),
    ]


def test_a_published_table_is_a_membership(live) -> None:
    found = live("create table a (); create table b (); create publication p for table a, b; create publication q for table a")
    assert found.catalog.kind("publication_table") == [
        PublicationTable("p", "public", "a"),
        PublicationTable("p", "public", "b"),
        PublicationTable("q", "public", "a"),
    ]


def test_reference_rows_are_text_with_json_in_one_spelling(live) -> None:
    found = live(
        """
        create table t (k integer, n text, j json, b jsonb, f boolean, at timestamptz, v bytea);
        insert into t values (2, null, '{"b": 1,   "a": [ ]}', '{"b": 1, "a": []}', true, '2026-01-01 00:00+01', '\\x00ff'),
          (1, 'x', null, null, false, null, null), (null, 'y', null, null, null, null, null);
        """,
        RowShape("public", "t", ("k", "n"), ("j", "b", "f", "at", "v", "absent")),
        RowShape("public", "t", ("absent",), ("n",)),
        RowShape("public", "absent", ("k",), ("n",)),
    )

    def row(k: str | None, n: str | None, *values: str | None) -> Row:
        names = ("j", "b", "f", "at", "v")
        return Row("public", "t", (("k", k), ("n", n)), tuple(zip(names, values, strict=True)))

    json = '{"a": [], "b": 1}'
    assert found.catalog.kind("row") == [
        row("1", "x", None, None, "false", None, None),
        row("2", None, json, json, "true", "2025-12-31 23:00:00+00", "\\x00ff"),
        row(None, "y", None, None, None, None, None),
    ]
