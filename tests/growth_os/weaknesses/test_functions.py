"""W09, W10, W24, W27, W32: functions are called by whom they are for, mean the same whatever the search path, and are there once."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest
from fix_database import as_caller
from people import People
from trying import refused, tables

Function = tuple[str, str, str]


def functions(conn: psycopg.Connection) -> list[Function]:
    """(name, call with nulls, body without comments) of every function of ours."""
    found = conn.execute(
        "select proname, format('select public.%I(%s)', proname,"
        "  (select string_agg('null::' || format_type(t, null), ', ' order by n) from unnest(proargtypes) with ordinality as a (t, n))),"
        " prosrc from pg_proc"
        " where pronamespace = 'public'::regnamespace order by proname"
    )
    return [(name, call, re.sub(r"--.*", "", body)) for name, call, body in found]


def test_w09_whoever_has_not_signed_in_calls_no_function(growth_os: psycopg.Connection) -> None:
    every = functions(growth_os)
    assert len(every) > 60
    for _, call, _ in every:
        with refused(growth_os), as_caller(growth_os, None, "anon"):
            growth_os.execute(call)


def test_w09_a_function_that_somebody_adds_is_not_anons_by_itself(growth_os: psycopg.Connection) -> None:
    growth_os.execute("create function public.added() returns integer language sql security definer as 'select 1'")
    for role in ("anon", "authenticated"):
        with refused(growth_os), as_caller(growth_os, None, role):
            growth_os.execute("select public.added()")


def test_w09_what_only_the_server_may_call_is_refused_to_an_admin(people: People) -> None:
    servers = people.column(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('service_role', oid, 'execute')"
        " and not has_function_privilege('authenticated', oid, 'execute')"
    )
    assert {"notify_users", "notify_roles", "unlock_next_recording", "sync_user_unlock_progress"} <= set(servers)
    for name, call, _ in functions(people.conn):
        if name in servers:
            with refused(people.conn), people.acting("admin"):
                people.conn.execute(call)


def test_w10_a_search_path_of_ones_own_changes_nothing(people: People) -> None:
    """A caller's own table of users, found first, once told a definer function without a search path what the caller's role is."""
    people.conn.execute("grant temporary on database {} to authenticated".format(people.value("select quote_ident(current_database())")))
    with people.acting("student"):
        people.conn.execute(
            "create temporary table users (id uuid, role text, company_id integer, status text);"
            " set local search_path = pg_temp, public, extensions"
        )
        people.conn.execute("insert into pg_temp.users values (%s, 'superadmin', 2, 'active')", [people["student"]])
        assert people.value("select role from users") == "superadmin"
        assert people.value("select public.get_current_user_role()") == "student"
        assert people.value("select public.current_company_id()") == 1
        assert people.column("select public.visible_company_ids()") == [1]
        assert people.value("select count(*) from public.users") == 1
        people.conn.execute("set local search_path = public")


def test_w10_every_search_path_is_empty_and_every_name_says_its_schema(growth_os: psycopg.Connection) -> None:
    unpinned = growth_os.execute(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and array_position(proconfig, 'search_path=\"\"') is null"
    )
    assert unpinned.fetchall() == []
    # The opposite mistake: an empty path, and a table or function that is then not found when it runs.
    every = functions(growth_os)
    table = re.compile(rf"\b(?:from|join|into|update)\s+({'|'.join(tables(growth_os))})\b", re.IGNORECASE)
    function = re.compile(rf"(?<![.\w])({'|'.join(name for name, *_ in every)})\s*\(")
    assert [(name, found) for name, _, body in every for found in table.findall(body) + function.findall(body)] == []


def test_w10_the_bodies_of_sql_functions_hold_on_an_empty_search_path(growth_os: psycopg.Connection) -> None:
    """Made with bodies unchecked, because they need each other; Postgres checks each one that is made again."""
    definitions = growth_os.execute(
        "select pg_get_functiondef(p.oid) from pg_proc as p join pg_language as l on l.oid = prolang"
        " where pronamespace = 'public'::regnamespace and lanname = 'sql'"
    ).fetchall()
    assert len(definitions) > 20
    growth_os.execute("set local check_function_bodies = on; set local search_path = ''")
    for (definition,) in definitions:
        growth_os.execute(definition)


def test_w24_no_function_has_a_second_signature(growth_os: psycopg.Connection) -> None:
    times = Counter(name for name, *_ in functions(growth_os))
    assert [name for name, count in times.items() if count > 1] == []


def test_w24_a_call_by_names_that_leaves_out_what_has_a_default_is_never_ambiguous(growth_os: psycopg.Connection) -> None:
    required = growth_os.execute(
        "select proname, (select string_agg(format('%I => null::%s', proargnames[n], format_type(t, null)), ', ')"
        "  from unnest(proargtypes) with ordinality as a (t, n) where n <= pronargs - pronargdefaults)"
        " from pg_proc where pronamespace = 'public'::regnamespace and pronargdefaults > 0"
    ).fetchall()
    assert {name for name, _ in required} >= {"create_user_with_role", "create_notification", "log_data_access_attempt"}
    for name, arguments in required:
        growth_os.execute(f"explain select public.{name}({arguments or ''})")


def test_w27_students_who_are_enrolled_at_once_get_numbers_of_their_own(growth_os_database: str) -> None:
    def enrol(ids: list[str]) -> None:
        with psycopg.connect(growth_os_database) as conn:
            for id in ids:
                conn.execute("insert into public.students (user_id) values (%s)", [id])

    with psycopg.connect(growth_os_database) as conn:
        ids = [str(uuid4()) for _ in range(12)]
        conn.execute("insert into auth.users (id, email) select id, id || '@growth.example' from unnest(%s::uuid[]) as id", [ids])
        conn.execute(
            "insert into public.users (id, company_id, email, role)"
            " select id, 1, email, 'student' from auth.users where id = any (%s::uuid[])",
            [ids],
        )
        conn.commit()
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(enrol, (ids[0::3], ids[1::3], ids[2::3])))
        numbers = conn.execute("select student_id from public.students order by student_id").fetchall()
    assert [number for (number,) in numbers] == [f"STU{n:06}" for n in range(1, 13)]


def test_w32_nothing_needs_an_extension_on_the_search_path(growth_os: psycopg.Connection) -> None:
    extensions = "|".join(
        row[0]
        for row in growth_os.execute(
            "select distinct proname from pg_proc where pronamespace = 'extensions'::regnamespace"
            " except select proname from pg_proc where pronamespace = 'pg_catalog'::regnamespace"
        )
    )
    assert re.search(r"\bcrypt\b|\bgen_salt\b|\bdigest\b|\buuid_generate_v4\b", extensions.replace("|", " "))
    unqualified = re.compile(rf"(?<![.\w])({extensions})\s*\(")
    texts = [body for *_, body in functions(growth_os)]
    texts += [row[0] for row in growth_os.execute("select pg_get_expr(adbin, adrelid) from pg_attrdef")]
    assert [text for text in texts if unqualified.search(text)] == []
    assert growth_os.execute("select extname from pg_extension where extnamespace = 'public'::regnamespace").fetchall() == []


@pytest.mark.parametrize("path", ["", "pg_catalog", "extensions"])
def test_w32_rows_are_written_whatever_is_on_the_callers_search_path(people: People, path: str) -> None:
    with people.acting("admin"):
        people.conn.execute("select set_config('search_path', %s, true)", [path])
        for statement in (
            "insert into public.modules (title) values ('M')",
            "insert into public.available_lessons (recording_title) values ('L')",
            "update public.students set fees_cleared = true",
            "insert into public.support_tickets (user_id, title, description) select id, 'T', 'D' from public.users where role = 'student'",
        ):
            assert people.conn.execute(statement).rowcount >= 1
