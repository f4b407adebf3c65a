"""W03, W04, W11 to W16, W28: row security is on, asks functions and no tables, is for who signed in, and stays in the company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import psycopg
import pytest
from fix_database import as_caller
from people import People
from trying import done, readable, refused, tables

from growthos_cli.db.embedded import Server
from growthos_cli.flows.render import rendered, script
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import Person

ROLE_FUNCTION = "public.get_current_user_role()"
Seen = dict[str, dict[str, int | str]]
NEW = "00000000-0000-4000-8000-0000000000ff"


@pytest.fixture
def populated(server: Server, growth_os_rehearsal: str) -> Iterator[psycopg.Connection]:
    """A connection to the database in which every table has rows of two companies."""
    with psycopg.connect(server.conninfo(growth_os_rehearsal)) as conn:
        yield conn
        conn.rollback()


@pytest.fixture
def personas(growth_os_workspace: Workspace) -> dict[str, Person]:
    return {person.name: person for person in growth_os_workspace.declared.personas.people}


@pytest.fixture(scope="module")
def seen(server: Server, growth_os_rehearsal: str, growth_os_workspace: Workspace) -> Seen:
    """How many rows of each table each persona sees; the SQLSTATE where that is an error."""
    found: Seen = {}
    with psycopg.connect(server.conninfo(growth_os_rehearsal)) as conn:
        every = tables(conn)
        for person in growth_os_workspace.declared.personas.people:
            found[person.name] = {}
            with as_caller(conn, person.id, person.database_role or "authenticated"):
                for table in every:
                    try:
                        with conn.transaction():
                            [found[person.name][table]] = conn.execute(f"select count(*) from public.{table}").fetchone()
                    except psycopg.Error as error:
                        found[person.name][table] = error.sqlstate
    return found


def policies(conn: psycopg.Connection) -> list[tuple[str, str, str]]:
    """(table, policy, both expressions) of every policy."""
    return conn.execute(
        "select polrelid::regclass::text, polname, concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))"
        " from pg_policy"
    ).fetchall()


def test_w03_the_role_function_comes_after_its_table_and_before_every_policy(growth_os_workspace: Workspace) -> None:
    """The order of the overview, first of all, ends with an error in an empty database."""
    text = script(rendered(growth_os_workspace.declared), "growth-os")
    places = [
        text.index(re.search(pattern, text, re.IGNORECASE)[0])
        for pattern in (
            r"create table public\.users\b",
            r"create (or replace )?function public\.get_current_user_role\(\)",
            r"create policy",
        )
    ]
    assert places == sorted(places)


def test_w03_the_role_function_is_one_definer_that_row_security_does_not_stop(people: People) -> None:
    found = people.conn.execute(
        "select oid::regprocedure::text, prosecdef, provolatile::text, proconfig, prorettype::regtype::text from pg_proc"
        " where proname = 'get_current_user_role'"
    )
    assert found.fetchall() == [("get_current_user_role()", True, "s", ['search_path=""'], "text")]
    # Forced row security would send the function through the policies that ask it, if its owner were anybody.
    people.conn.execute("alter table public.users force row level security")
    with people.acting("student"):
        assert people.value(f"select {ROLE_FUNCTION}") == "student"


def test_w04_no_table_sends_a_caller_round_in_circles(seen: Seen) -> None:
    failing = {(name, table, count) for name, counts in seen.items() for table, count in counts.items() if isinstance(count, str)}
    assert {each for each in failing if each[0] != "anon"} == set()


def test_w04_a_policy_asks_functions_and_reads_no_table(growth_os: psycopg.Connection) -> None:
    reading = growth_os.execute(
        "select p.polname from pg_policy as p join pg_depend as d on d.classid = 'pg_policy'::regclass and d.objid = p.oid"
        " where d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid"
    )
    assert reading.fetchall() == []
    itself = [name for table, name, said in policies(growth_os) if re.search(rf"\b(from|join) (public\.|storage\.)?{table}\b", said, re.I)]
    assert itself == []


@pytest.mark.parametrize("name", ["student", "mentor"])
def test_w11_the_weekly_list_and_the_security_summary_bypass_nothing(
    populated: psycopg.Connection, personas: dict[str, Person], seen: Seen, name: str
) -> None:
    """Both were views that ran with their owner's rights; whatever view there will be has to run with its reader's."""
    summaries = populated.execute(
        "select count(*) from public.user_security_summary as s where user_id = %(me)s"
        " or user_id in (select user_id from public.students where mentor_id = %(me)s)",
        {"me": personas[name].id},
    ).fetchone()
    assert (seen[name]["user_security_summary"],) == summaries
    assert seen[name]["user_security_summary_backup"] == seen[name]["segmented_weekly_success_sessions_backup"] == 0
    with as_caller(populated, personas[name].id):
        companies = populated.execute("select distinct company_id from public.segmented_weekly_success_sessions").fetchall()
    assert companies == [(1,)]


def test_w11_there_is_no_view_that_runs_with_its_owners_rights(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')"
        " and (relkind = 'm' or not coalesce((select option_value::boolean from pg_options_to_table(reloptions)"
        "  where option_name = 'security_invoker'), false))"
    )
    assert found.fetchall() == []


def test_w12_no_policy_is_open_to_whatever_comes(growth_os: psycopg.Connection) -> None:
    assert [name for _, name, said in policies(growth_os) if re.search(r"(^|\s|\()true\b", said)] == []


def test_w13_what_a_policy_lets_somebody_write_it_says_itself(growth_os: psycopg.Connection) -> None:
    silent = growth_os.execute("select polname from pg_policy where polcmd in ('a', 'w', '*') and polwithcheck is null")
    assert silent.fetchall() == []


def test_w13_a_row_that_is_ones_own_cannot_be_given_away(populated: psycopg.Connection, personas: dict[str, Person]) -> None:
    # To somebody who has nothing yet, so that no unique key answers in the policy's place.
    populated.execute("insert into auth.users (id, email) values (%(to)s, 'new@growth.example')", {"to": NEW})
    populated.execute(
        "insert into public.users (id, company_id, email, role) values (%(to)s, 1, 'new@growth.example', 'student')", {"to": NEW}
    )
    owners = populated.execute(
        "select k.conrelid::regclass::text, quote_ident(a.attname) from pg_constraint as k"
        " join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)"
        " where k.contype = 'f' and k.confrelid = 'public.users'::regclass and a.attname in ('user_id', 'student_id')"
    ).fetchall()
    assert len(owners) > 15
    gifts = [f"update public.{table} set {column} = %(to)s where {column} = %(me)s" for table, column in owners]
    for name in ("student", "mentor", "foreign_student"):
        me = personas[name].id
        assert done(populated, partial(as_caller, populated, me), gifts, {"to": NEW, "me": me}) == []


def test_w14_whoever_has_not_signed_in_is_refused_by_every_table(populated: psycopg.Connection, seen: Seen) -> None:
    assert set(seen["anon"].values()) == {"42501"}
    for table in tables(populated):
        for statement in (f"delete from public.{table}", f"insert into public.{table} default values", f"select from public.{table}"):
            with refused(populated), as_caller(populated, None, "anon"):
                populated.execute(statement)


def test_w14_a_policy_is_for_those_who_signed_in(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute("select polname from pg_policy where polroles <> array['authenticated'::regrole::oid]")
    # The one thing that is public: what shared branding there is.
    assert found.fetchall() == [("company-branding select anon",)]


@pytest.mark.parametrize("name", ["stranger", "suspended"])
def test_w15_row_security_is_on_everywhere_so_that_nobody_in_particular_sees_nothing(
    populated: psycopg.Connection, seen: Seen, name: str
) -> None:
    assert set(seen[name].values()) == {0}
    assert min(populated.execute(f"select count(*) from public.{table}").fetchone()[0] for table in tables(populated)) > 0


def test_w16_no_table_is_closed_to_everybody(populated: psycopg.Connection, seen: Seen) -> None:
    counts = [each for name, each in seen.items() if name != "anon"]
    assert [table for table in tables(populated) if not any(each[table] for each in counts)] == []


def test_w16_every_right_that_is_granted_has_a_policy_that_lets_something_through(growth_os: psycopg.Connection) -> None:
    idle = growth_os.execute(
        "select c.relname, command from pg_class as c"
        " cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) as v (command, letter)"
        " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
        " and case when command = 'delete' then has_table_privilege('authenticated', c.oid, command)"
        "  else has_any_column_privilege('authenticated', c.oid, command) end"
        " and not exists (select from pg_policy as p where p.polrelid = c.oid and p.polpermissive and p.polcmd::text = letter)"
    )
    assert idle.fetchall() == []


@pytest.mark.parametrize("name", ["admin", "enrollment_manager", "mentor", "student"])
def test_w28_no_table_shows_a_row_of_another_company(populated: psycopg.Connection, personas: dict[str, Person], name: str) -> None:
    foreign = {person.id for person in personas.values() if person.name.startswith("foreign_")}
    for table in tables(populated):
        with as_caller(populated, personas[name].id):
            rows = [str(row) for row in populated.execute(f"select {readable(populated, table)} from public.{table}")]
        assert not [row for row in rows if any(id in row for id in foreign)], table
