"""W18 to W20, W25, W26, W31: one list of words per column, one table of people, links that let go, times with zones, nothing by hand."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import chain

import psycopg
import pytest
from people import People
from psycopg import errors
from trying import refused, tables

from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import Server
from growthos_cli.flows.validate import validate
from growthos_cli.flows.workspace import Workspace

Words = dict[tuple[str, str], set[str]]


def vocabularies(conn: psycopg.Connection) -> Words:
    """{(table, column): its words} of every column that has a list."""
    lists = conn.execute(
        "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint"
        " where contype = 'c' and connamespace = 'public'::regnamespace and conname like '%\\_check'"
    )
    found: Words = {}
    for table, text in lists:
        column = re.search(r"\((\w+) = (ANY \(ARRAY\[|')", text)
        if column:
            found[table, column[1]] = set(re.findall(r"'([^']*)'", text))
    return found


def test_w18_every_status_has_one_list_of_words_and_its_default_is_among_them(growth_os: psycopg.Connection) -> None:
    words = vocabularies(growth_os)
    columns = growth_os.execute(
        "select c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) from pg_attribute as a join pg_class as c on c.oid = a.attrelid"
        " left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum"
        " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname !~ '_backup$'"
    ).fetchall()
    assert [(table, column) for table, column, _ in columns if column.endswith("status") and (table, column) not in words] == []
    for table, column, default in columns:
        if (table, column) in words and default:
            assert set(re.findall(r"'([^']*)'", default)) <= words[table, column], (table, column)


def test_w18_whatever_compares_a_status_knows_its_words(growth_os: psycopg.Connection) -> None:
    """Conditions of indexes and policies by their table, bodies of functions by the name of the column."""
    words = vocabularies(growth_os)
    conditions = growth_os.execute(
        "select indrelid::regclass::text, pg_get_expr(indpred, indrelid) from pg_index where indpred is not null"
        " union all select polrelid::regclass::text, concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))"
        " from pg_policy"
    ).fetchall()
    compared = [
        (table, column, text)
        for table, condition in conditions
        for column, text in re.findall(r"\b(\w+) (?:=|<>) ((?:ANY \(ARRAY\[[^\]]*\])|'[^']*')", condition)
        if (table, column) in words
    ]
    assert len(compared) > 10
    assert [each for each in compared if not set(re.findall(r"'([^']*)'", each[2])) <= words[each[0], each[1]]] == []

    by_name = {name: set(chain(*(found for (_, column), found in words.items() if column == name))) for _, name in words}
    bodies = growth_os.execute("select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace").fetchall()
    said = [
        (function, column, text)
        for function, body in bodies
        for column, text in re.findall(r"\.(\w+)\s*(?:=|<>|in|not in|is distinct from)\s*(\([^)]*'[^)]*\)|'[^']*')", body)
        if column in by_name
    ]
    assert len(said) > 15
    assert [each for each in said if not set(re.findall(r"'([^']*)'", each[2])) <= by_name[each[1]]] == []


@pytest.mark.parametrize(
    ("table", "column", "taken", "refused_word"),
    [
        ("invoices", "status", {"issued", "due", "overdue", "paid", "refunded"}, "late"),
        ("submissions", "status", {"approved", "declined", "rejected"}, "failed"),
        ("success_sessions", "status", {"upcoming", "live", "completed"}, "ongoing"),
        ("users", "status", {"active", "inactive", "suspended"}, "Passed out / Completed"),
        ("users", "lms_status", {"active", "inactive", "suspended"}, "refunded"),
    ],
)
def test_w18_the_words_that_drifted_apart_are_decided(
    growth_os: psycopg.Connection, table: str, column: str, taken: set[str], refused_word: str
) -> None:
    words = vocabularies(growth_os)[table, column]
    assert taken <= words
    assert refused_word not in words
    if table == "success_sessions":
        assert words == vocabularies(growth_os)["segmented_weekly_success_sessions", "status"]


def test_w19_people_are_rows_of_one_table_which_alone_stands_on_the_accounts(growth_os: psycopg.Connection) -> None:
    links = growth_os.execute(
        "select conrelid::regclass::text, confdeltype::text from pg_constraint where contype = 'f' and confrelid = 'auth.users'::regclass"
        " and connamespace = 'public'::regnamespace"
    )
    assert links.fetchall() == [("users", "c")]


def test_w19_a_row_about_an_account_without_a_profile_is_refused(people: People) -> None:
    people.account("stranger")
    with people.server(), refused(people.conn, errors.ForeignKeyViolation):
        people.conn.execute(
            "insert into public.user_activity_logs (company_id, user_id, activity_type) values (1, %s, 'login')", [people["stranger"]]
        )


LINKS = (
    "select k.conrelid::regclass::text, quote_ident(a.attname), k.confrelid::regclass::text, quote_ident(b.attname) from pg_constraint as k"
    " join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]"
    " join pg_attribute as b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]"
    " where k.contype = 'f' and k.connamespace = 'public'::regnamespace"
)
"""(table, column, table it names, column there) of every link."""
OUTLIVING = {"admin_logs", "user_security_summary_backup", "segmented_weekly_success_sessions_backup"}
"""What is meant to tell of somebody who is gone."""


def test_w20_no_link_keeps_anybody_from_being_deleted(server: Server, growth_os_rehearsal: str, growth_os_workspace: Workspace) -> None:
    """Everybody of both companies, with rows in every table; and nothing of him is left, nor of a row that went with him."""
    ids = [person.id for person in growth_os_workspace.declared.personas.people if person.role]
    with psycopg.connect(server.conninfo(growth_os_rehearsal)) as conn:
        for id in ids:
            assert conn.execute("delete from auth.users where id = %s", [id]).rowcount == 1
        for table, column, parent, key in conn.execute(LINKS).fetchall():
            named = f"select count(*) from {table} as c where {column} is not null"
            assert conn.execute(f"{named} and not exists (select from {parent} as p where p.{key} = c.{column})").fetchone() == (0,), table
        for table in sorted({*tables(conn)} - OUTLIVING):
            rows = conn.execute(f"select to_jsonb(t)::text from public.{table} as t").fetchall()
            assert not [row for (row,) in rows if any(id in row for id in ids)], table
        conn.rollback()


def test_w20_no_link_keeps_a_row_of_another_table_from_being_deleted(server: Server, growth_os_rehearsal: str) -> None:
    """All but a company, which goes when nothing is left of it."""
    with psycopg.connect(server.conninfo(growth_os_rehearsal)) as conn:
        for table in tables(conn):
            if table != "company_settings":
                with conn.transaction(force_rollback=True):
                    assert conn.execute(f"delete from public.{table}").rowcount > 0
        with refused(conn, errors.IntegrityError):
            conn.execute("delete from public.company_settings where id = 2")
        conn.rollback()


def test_w20_nor_does_a_row_that_names_somebody_twice(server: Server, growth_os_rehearsal: str, growth_os_workspace: Workspace) -> None:
    """A mentor who holds and created a session could not be deleted: one link lets go before the other."""
    with psycopg.connect(server.conninfo(growth_os_rehearsal, "supabase_admin")) as conn:
        links = [link[:2] for link in conn.execute(LINKS).fetchall() if link[2] == "users"]
        columns = {table: [column for name, column in links if name == table] for table, _ in links}
        twice = {table: names for table, names in columns.items() if len(names) > 1}
        assert twice.keys() >= {"success_sessions", "support_tickets", "students"}
        for person in growth_os_workspace.declared.personas.people:
            if not person.role:
                continue
            with conn.transaction(force_rollback=True):
                conn.execute("set local session_replication_role = replica")
                for table, names in twice.items():
                    everywhere = ", ".join(f"{name} = %(id)s" for name in names)
                    # A student neither reviews nor mentors himself; such rows cannot be there.
                    with suppress(errors.CheckViolation, errors.UniqueViolation), conn.transaction():
                        conn.execute(f"update {table} set {everywhere} where %(id)s in ({', '.join(names)})", {"id": person.id})
                conn.execute("set local session_replication_role = origin")
                assert conn.execute("delete from auth.users where id = %s", [person.id]).rowcount == 1


BY_HAND = {
    "create function public.notify_all_students() returns void language sql as ''": "function public.notify_all_students()",
    "create table public.user_milestones (id uuid primary key)": "table public.user_milestones",
    "insert into storage.buckets (id, name) values ('cover-images', 'cover-images')": "bucket cover-images",
    "alter publication supabase_realtime add table public.users": "publication table supabase_realtime.public.users",
    "update storage.buckets set public = true where id = 'recording-attachments'": "bucket recording-attachments",
}


def test_w25_what_somebody_makes_by_hand_is_told(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        for statement in BY_HAND:
            conn.execute(statement)
    findings = validate(growth_os_workspace, Target("test", growth_os_database, embedded=True)).findings
    said = " ".join(f"{finding.ref} {finding.evidence}" for finding in findings)
    assert [told for told in BY_HAND.values() if told not in said] == []


def test_w25_buckets_publication_and_functions_are_all_declared(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    verdict = validate(growth_os_workspace, Target("test", growth_os_database, embedded=True))
    assert (verdict.findings, verdict.comparison.plan.changes) == ((), ())


def test_w26_every_link_is_found_by_an_index(growth_os: psycopg.Connection) -> None:
    bare = growth_os.execute(
        "select conname from pg_constraint as c where contype = 'f' and connamespace = 'public'::regnamespace and not exists ("
        " select from pg_index as i where i.indrelid = c.conrelid and i.indpred is null and i.indisvalid"
        " and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)"
    )
    assert bare.fetchall() == []


def test_w31_a_session_that_is_planned_in_one_zone_starts_then_in_every_other(people: People) -> None:
    with people.acting("mentor"):
        people.conn.execute("set local time zone 'America/New_York'")
        people.conn.execute(
            "insert into public.success_sessions (title, start_time, link) values ('Live', '2026-07-01 09:00', 'https://meet.example/1')"
        )
    with people.acting("student"):
        people.conn.execute("set local time zone 'Asia/Kolkata'")
        assert people.value("select start_time = '2026-07-01 13:00+00' from public.success_sessions")
    bare = people.column(
        "select table_name || '.' || column_name from information_schema.columns"
        " where table_schema = 'public' and data_type in ('timestamp without time zone', 'time without time zone')"
    )
    assert bare == []
