"""Nobody reads through select what opens a session, and no column holds a password."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from psycopg import errors

HIDDEN = ("zoom_passcode", "host_login_email")
DETAILS = "select zoom_meeting_id, zoom_passcode, host_login_email from public.get_session_host_details(%s)"
SECRETS = ("81", "secret", "host@growth.example")


ROADS = (
    *(f"select {column} from public.success_sessions" for column in HIDDEN),
    "select id from public.success_sessions where zoom_passcode = 'secret'",
    "select id from public.success_sessions order by host_login_email",
    "select * from public.success_sessions",
    "select s from public.success_sessions as s",
    "update public.success_sessions set title = zoom_passcode",
    "update public.success_sessions set zoom_passcode = 'x' where zoom_passcode like 's%'",
    "update public.success_sessions set title = title returning zoom_passcode",
    "delete from public.success_sessions returning host_login_email",
    "insert into public.success_sessions (id, title, start_time, link) select id, title, start_time, link from public.success_sessions"
    " on conflict (id) do update set title = success_sessions.zoom_passcode",
)


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "student"])
@pytest.mark.usefixtures("timetable")
def test_a_hidden_column_is_read_by_no_road(people, caller):
    for query in ROADS:
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied for table success_sessions"), people.acting(caller):
            people.conn.execute(query)


@pytest.mark.parametrize("caller", ["admin", "student"])
@pytest.mark.usefixtures("timetable")
def test_everything_else_is_read(people, caller):
    columns = people.column(
        "select attname from pg_attribute where attrelid = 'public.success_sessions'::regclass and attnum > 0 and not attisdropped"
    )
    shown = ", ".join(column for column in columns if column not in HIDDEN)
    with people.acting(caller):
        assert len(people.column(f"select {shown} from public.success_sessions")) == 3
        assert people.value("select count(*) from public.success_sessions") == 3


def test_who_runs_a_session_writes_what_he_does_not_read(timetable, people):
    with people.acting("mentor"):
        people.conn.execute(
            "update public.success_sessions set zoom_passcode = 'new', host_login_email = 'h@growth.example' where id = %s",
            [timetable["held"]],
        )
        assert people.conn.execute(DETAILS, [timetable["held"]]).fetchone() == ("81", "new", "h@growth.example")


def test_the_server_reads_everything(timetable, people):
    with people.server():
        assert set(people.column("select zoom_passcode from public.success_sessions")) == {"secret"}
        assert people.conn.execute(DETAILS, [timetable["foreign"]]).fetchall() == [SECRETS]


@pytest.mark.parametrize(
    ("caller", "opened"),
    [
        ("root", {"held", "created", "colleagues", "foreign"}),
        ("admin", {"held", "created", "colleagues"}),
        ("mentor", {"held", "created"}),
        ("colleague", {"colleagues"}),
        ("manager", set()),
        ("student", set()),
        ("foreign_admin", {"foreign"}),
        ("foreign_mentor", {"foreign"}),
    ],
)
def test_the_details_of_a_session_are_for_who_runs_it(timetable, people, caller, opened):
    found = set()
    for name, id in timetable.sessions.items():
        try:
            with people.acting(caller):
                assert people.conn.execute(DETAILS, [id]).fetchall() == [SECRETS]
            found.add(name)
        except errors.InsufficientPrivilege as refusal:
            assert refusal.diag.message_primary == "You may not open this session."
    assert found == opened


@pytest.mark.parametrize("id", [None, "00000000-0000-0000-0000-000000000000"])
@pytest.mark.usefixtures("timetable")
def test_an_unknown_session_is_told_to_those_who_may_know_all(people, id):
    for caller in ("admin", "mentor", "student"):
        with pytest.raises(errors.InsufficientPrivilege, match="You may not open this session"), people.acting(caller):
            people.conn.execute(DETAILS, [id])
    with pytest.raises(errors.InvalidParameterValue, match=f"There is no session {id or 'null'}"), people.acting("root"):
        people.conn.execute(DETAILS, [id])


@pytest.mark.parametrize("caller", ["suspended", "stranger", "nobody"])
def test_neither_a_suspended_mentor_nor_a_stranger_opens_a_session(timetable, people, caller):
    people.account("stranger")
    people.suspend("mentor")
    id = {"suspended": people["mentor"], "stranger": people["stranger"], "nobody": None}[caller]
    with pytest.raises(errors.InsufficientPrivilege, match="You may not open this session"), as_caller(people.conn, id):
        people.conn.execute(DETAILS, [timetable["held"]])
    assert people.value("select has_function_privilege('anon', 'public.get_session_host_details(uuid)', 'execute')") is False


def test_no_column_of_the_area_holds_a_password(people):
    found = people.column(
        "select table_name || '.' || column_name from information_schema.columns"
        " where table_schema = 'public' and table_name ~ 'success_' and column_name ~ 'pwd|passw|secret|token|credential'"
    )
    assert found == []
    kept = people.column(
        "select c.relname || '.' || a.attname from pg_attribute as a join pg_class as c on c.oid = a.attrelid"
        " where c.relnamespace = 'public'::regnamespace and c.relname like '%%success_sessions%%' and a.attname = any (%s)"
        " and has_column_privilege('authenticated', c.oid, a.attnum, 'select')",
        list(HIDDEN),
    )
    assert kept == []
