"""Roles that somebody asks for by name are made, changed and dropped; all others are left alone, whatever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from server_roles import drop_roles

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.role import Membership, Role
from growthos_cli.catalog.roles import all_roles
from growthos_cli.db.apply import apply
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.diff import diff
from growthos_cli.errors import ApplyError
from growthos_cli.majors import fitted, unknown
from growthos_cli.planning.hazards import DATA_LOSS, ROW_SECURITY_OFF, SECRET_UNKNOWN
from growthos_cli.planning.plan import plan
from growthos_cli.planning.steps import Plan
from growthos_cli.platform import PLAIN

pytest_plugins = ["fix_postgres"]

ASKED = ("one", "two", "three", 'a "b"', "it's", "Über alles")

SEEN = """
select 'role', r.rolname::text, (to_jsonb(r) - 'oid' - 'rolpassword' - 'rolconfig' - 'rolvaliduntil')::text,
  coalesce(nullif(r.rolvaliduntil, 'infinity')::text, '') || coalesce(shobj_description(r.oid, 'pg_authid'), '')
from pg_roles as r where r.oid >= 16384
union all
select 'setting', s.setrole::regrole::text, s.setdatabase::text, (select string_agg(c, ',' order by c) from unnest(s.setconfig) as c)
from pg_db_role_setting as s where s.setdatabase = 0
union all
select 'member', m.roleid::regrole::text, m.member::regrole::text,
  string_agg((to_jsonb(m) - 'oid' - 'roleid' - 'member' - 'grantor')::text, ',')
from pg_auth_members as m where m.roleid >= 16384 or m.member >= 16384 group by m.roleid, m.member
order by 1, 2, 3, 4
"""

PAIRS = {
    "comes": ("", "create role one"),
    "comes with everything": (
        "",
        "create role one superuser createdb createrole noinherit login replication bypassrls connection limit 3"
        " valid until '2031-02-03 04:05:06+00'; comment on role one is 'it''s one'; alter role one set work_mem = '5MB'",
    ),
    "superuser": ("create role one superuser", "create role one"),
    "createdb and createrole": ("create role one createdb", "create role one createrole"),
    "inherit": ("create role one noinherit", "create role one"),
    "login": ("create role one login", "create role one"),
    "replication and bypassrls": ("create role one replication", "create role one bypassrls"),
    "connection limit": ("create role one connection limit 0", "create role one"),
    "valid until": ("create role one valid until '2030-01-01 00:00:00+02'", "create role one"),
    "another valid until": ("create role one valid until '2030-01-01 00:00:00+02'", "create role one valid until '2031-01-01'"),
    "for ever is as good as nothing": ("create role one valid until 'infinity'; create role two", "create role one"),
    "settings": (
        "create role one; alter role one set search_path = \"$user\", public; alter role one set app.word = 'a, b'",
        "create role one; alter role one set search_path = 'x y'; alter role one set work_mem = '6MB'",
    ),
    "comment": ("create role one; comment on role one is 'first'", "create role one; comment on role one is 'second'"),
    "comment goes": ("create role one; comment on role one is 'first'", "create role one"),
    "member": ("create role one; create role two", "create role one; create role two in role one"),
    "administers": ("create role one; create role two in role one", "create role one; create role two; grant one to two with admin option"),
    "member of Postgres's own": ("create role one", "create role one; grant pg_read_all_data, pg_monitor to one with admin option"),
    "member of what goes": ("create role one; create role two in role one", "create role two"),
    "hostile names": (
        'create role "a ""b"""; create role "it\'s" in role "a ""b"""; comment on role "it\'s" is \'"\'',
        'create role "Über alles" login; create role "it\'s" in role "Über alles"',
    ),
    "owner and grantee": (
        "create role one; create table t (a integer); alter table t owner to one; create role two; grant select on t to two;"
        " create policy p on t to two; alter table t enable row level security;"
        " alter default privileges for role one grant select on tables to two",
        "create role three; create table t (a integer); alter table t owner to three; grant insert on t to three",
    ),
    "passed on": (
        "create table t (a integer)",
        "create table t (a integer); create role one; create role two; grant select on t to one with grant option;"
        " set role one; grant select on t to two; reset role",
    ),
    "schema of its own": (
        "",
        "create role one; create schema authorization one; create table one.t (a integer); alter table one.t owner to one",
    ),
}
SINCE_16 = {
    "options": (
        "create role one; create role two; grant one to two with inherit false",
        "create role one; create role two; grant one to two with set false",
    ),
    "options of who does not inherit": (
        "create role one; create role two noinherit; grant one to two with inherit true",
        "create role one; create role two noinherit; grant one to two",
    ),
    "who no longer inherits keeps what it is a member of": (
        "create role one; create role two noinherit; grant one to two",
        "create role one; create role two; grant one to two",
    ),
    "another grantor": (
        "create role one; create role two; create role three; grant one to three with admin option;"
        " grant one to two with set false, admin true granted by three",
        "create role one; create role two; create role three; grant one to three with admin option; grant one to two with inherit false",
    ),
    "passed on by who goes": (
        "create role one; create role two; create role three; grant one to three with admin option; grant one to two granted by three",
        "create role one; create role two",
    ),
}


class OneDatabase:
    """A database that is made anew for each script, on a server that has no other roles."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.conn: psycopg.Connection[Any] | None = None

    def after(self, script: str) -> psycopg.Connection[Any]:
        self.close()
        with self._admin() as admin:
            admin.execute("create database roles template template0")
        self.conn = psycopg.connect(self.server.conninfo("roles", SUPERUSER), autocommit=True)
        if script:
            self.conn.execute(script)  # type: ignore[arg-type]
        return self.conn

    def close(self) -> None:
        if self.conn:
            self.conn.close()
        with self._admin() as admin:
            admin.execute("drop database if exists roles with (force)")
            drop_roles(admin)

    def _admin(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.server.conninfo("template1", SUPERUSER), autocommit=True)


@pytest.fixture
def one(postgres: Server) -> Iterator[OneDatabase]:
    made = OneDatabase(postgres)
    yield made
    made.close()


def read(conn: psycopg.Connection[Any], *names: str) -> Extraction:
    return extract(conn, PLAIN, roles=names or ASKED)


def planned(conn: psycopg.Connection[Any], desired: Catalog, *, prune: bool = True) -> Plan:
    live = read(conn, *desired.roles)
    return plan(live.catalog, desired, role=live.role, prune=prune, major=conn.info.server_version // 10_000)


def must_become_each_other(one: OneDatabase, a: str, b: str) -> None:
    there: dict[str, tuple[Catalog, Any]] = {}
    for script in (a, b):
        conn = one.after(script)
        there[script] = read(conn).catalog, conn.execute(SEEN).fetchall()
    for start, end in ((a, b), (b, a)):
        conn = one.after(start)
        desired, seen = there[end]
        apply(conn, planned(conn, desired), PLAIN, (), desired.roles)
        assert diff(read(conn).catalog, desired, prune=True) == []
        assert conn.execute(SEEN).fetchall() == seen


@pytest.mark.parametrize("name", PAIRS)
def test_roles_become_what_another_server_has(one: OneDatabase, name: str) -> None:
    must_become_each_other(one, *PAIRS[name])


@pytest.mark.parametrize("name", SINCE_16)
def test_what_a_membership_allows_is_kept_since_16(one: OneDatabase, name: str) -> None:
    if one.after("").info.server_version < 160000:
        pytest.skip("a membership has no options but one until PostgreSQL 15")
    must_become_each_other(one, *SINCE_16[name])


def test_nobody_asked_for_is_touched(one: OneDatabase) -> None:
    desired = read(one.after("create role one; create role two"), "one", "two").catalog
    conn = one.after("create role one login; create role bystander login superuser; grant one to bystander")
    made = planned(conn, desired)
    assert {change.ref for change in made.changes} == {Ref("role", ("one",)), Ref("role", ("two",))}
    apply(conn, made, PLAIN, (), desired.roles)
    assert conn.execute("select rolsuper, rolcanlogin from pg_roles where rolname = 'bystander'").fetchall() == [(True, True)]
    assert conn.execute("select pg_has_role('bystander', 'one', 'member')").fetchone() == (True,)


def test_a_database_has_no_roles_unless_they_are_asked_for(one: OneDatabase) -> None:
    conn = one.after(
        "create role one login; comment on role one is 'x'; create role two in role one; create table t (); grant select on t to one"
    )
    assert [item for item in extract(conn, PLAIN).catalog if item.root.kind == "role"] == []
    found = read(conn, "two", "nobody").catalog
    (member,) = found.kind("membership")
    assert found.kind("role") == [Role("two")]
    assert (member.path(), member.root) == (("two", "one"), Ref("role", ("two",)))
    assert "one" in all_roles(found)


def test_who_may_read_nothing_but_what_all_may_sees_the_same(one: OneDatabase) -> None:
    conn = one.after(f"{PAIRS['comes with everything'][1]}; create role two in role one; create role nobody")
    seen = {ref: item for ref, item in read(conn).catalog.objects.items() if item.root.kind == "role"}
    conn.execute("set session authorization nobody")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute("select from pg_authid")
    assert {ref: item for ref, item in read(conn).catalog.objects.items() if item.root.kind == "role"} == seen
    assert len(seen) == 4


def test_a_role_is_dropped_with_prune_and_consent_only(one: OneDatabase) -> None:
    desired = read(one.after("")).catalog
    conn = one.after("create role one")
    assert planned(conn, desired, prune=False).steps == ()
    (step,) = planned(conn, desired).steps
    assert step.sql == "drop role one"
    assert [(hazard.name, hazard.consent) for hazard in step.hazards] == [(DATA_LOSS, True)]


def test_who_signs_in_gets_no_password_and_who_passes_policies_needs_consent(one: OneDatabase) -> None:
    desired = read(one.after("create role one login password 'never seen'; create role two bypassrls")).catalog
    assert "never seen" not in repr(desired)
    conn = one.after("create role two")
    first, second = planned(conn, desired).steps
    assert (first.sql, second.sql) == ("create role one login", "alter role two bypassrls")
    assert [(hazard.name, hazard.consent) for hazard in first.hazards] == [(SECRET_UNKNOWN, False)]
    assert [(hazard.name, hazard.consent) for hazard in second.hazards] == [(ROW_SECURITY_OFF, True)]


def test_a_role_that_another_database_names_is_not_dropped(one: OneDatabase) -> None:
    desired = read(one.after("")).catalog
    conn = one.after("create role one; create role two; create role three")
    conn.execute("create database other owner two")
    try:
        with psycopg.connect(one.server.conninfo("other", SUPERUSER), autocommit=True) as other:
            other.execute("create table t (); grant select on t to one")
        with pytest.raises(ApplyError) as refused:
            apply(conn, planned(conn, desired), PLAIN, (), desired.roles)
        assert str(refused.value).splitlines()[1:] == [
            "  drop role one: something in the database other still belongs to it or is granted to it",
            "  drop role two: something in pg_database of the server still belongs to it or is granted to it",
        ]
    finally:
        conn.execute("drop database other")


@pytest.fixture
def manager(one: OneDatabase) -> Iterator[Callable[[str, str], psycopg.Connection[Any]]]:
    """Signs in, after a script, as who may make roles and is no superuser, as on hosted platforms."""
    opened: list[psycopg.Connection[Any]] = []

    def after(script: str, attributes: str = "createrole") -> psycopg.Connection[Any]:
        one.after(f"create role manager login {attributes} password 'm'; alter database roles owner to manager; {script}")
        opened.append(psycopg.connect(one.server.conninfo("roles", "manager"), autocommit=True, password="m"))
        return opened[-1]

    yield after
    for conn in opened:
        conn.close()


def refusals(conn: psycopg.Connection[Any], desired: Catalog) -> list[str]:
    try:
        apply(conn, planned(conn, desired), PLAIN, (), desired.roles)
    except ApplyError as error:
        return [line.strip() for line in str(error).splitlines()[1:]]
    return []


def test_who_may_make_roles_makes_them_and_what_they_own(one: OneDatabase, manager: Callable[..., psycopg.Connection[Any]]) -> None:
    script = "create role one login; create role two in role one; grant create on schema public to one; create table t (a integer);"
    desired = read(one.after(f"{script} alter table t owner to one"), "one", "two").catalog
    conn = manager("")
    if conn.info.server_version < 160000:
        told = "manager cannot act for a role that it makes until PostgreSQL 15; make it by hand"
        assert refusals(conn, desired) == [f"create owner of table public.t: {told}"]
    else:
        assert refusals(conn, desired) == []
        assert diff(read(conn, "one", "two").catalog, desired, prune=True) == []


def test_what_the_server_will_refuse_of_roles_is_told_before_anything_is_sent(
    one: OneDatabase, manager: Callable[..., psycopg.Connection[Any]]
) -> None:
    desired = read(
        one.after("create role one superuser; create role two replication bypassrls; create role three login in role two"),
        "one",
        "two",
        "three",
    ).catalog
    conn = manager("create role three")
    bounded = conn.info.server_version >= 160000
    administered = "manager does not administer"
    assert refusals(conn, desired) == [
        "create role one: only a superuser makes or changes a superuser",
        *([f"alter role three: {administered} that role (grant it to manager with admin option)"] if bounded else []),
        "create role two: manager gives nobody what it has not: replication, bypassrls",
    ]
    assert conn.execute("select count(*) from pg_roles where rolname in ('one', 'two')").fetchone() == (0,)


def test_who_may_not_make_roles_is_told_so(one: OneDatabase, manager: Callable[..., psycopg.Connection[Any]]) -> None:
    desired = read(one.after("create role one; create role two in role one"), "one", "two").catalog
    conn = manager("create role two; create role one", "nocreaterole")
    assert refusals(conn, desired) == [
        "create membership of two in one: manager does not administer one (grant one to manager with admin option)"
    ]
    conn = manager("create role two login", "nocreaterole")
    assert refusals(conn, desired) == ["create role one: manager has no CREATEROLE", "alter role two: manager has no CREATEROLE"]


def test_nobody_changes_itself(one: OneDatabase) -> None:
    conn = one.after("create role me superuser login")
    desired = read(conn, "me").catalog.plus([Role("me", login=True)])
    conn.execute("set session authorization me")
    assert refusals(conn, desired) == ["alter role me: me is who runs this; let another role change it"]


def test_another_major_says_what_it_knows_of_a_membership() -> None:
    def of(inherit: bool | None, *, set_: bool = True, role: Role | None = None) -> Catalog:
        return Catalog.of([role or Role("two"), Membership("two", "one", inherit=inherit, set=set_)])

    nothing = Catalog()
    assert diff(of(None), fitted(of(True), of(None), 18, 15)) == []
    assert diff(of(False), fitted(of(None), of(False), 15, 18)) == []
    assert diff(of(None), fitted(of(False, role=Role("two", inherit=False)), nothing, 18, 15))[0].ref == Ref("role", ("two",))
    untold = fitted(of(False, set_=False), nothing, 18, 15)
    assert [sentence for _, sentence in unknown(diff(nothing, untold), untold, 15)] == [
        "membership of two in one: inherit false is known since PostgreSQL 16, and this is 15",
        "membership of two in one: set false is known since PostgreSQL 16, and this is 15",
    ]
