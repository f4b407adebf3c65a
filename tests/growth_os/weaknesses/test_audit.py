"""W17, W21, W22, W23: what is done is told once and by whom, in words that the trail takes; or it is not done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from people import People
from psycopg import errors
from psycopg.types.json import Jsonb
from trying import refused

# What writes to the audit trail: {function: (who makes it write, by what)}.
WRITERS = {
    "audit_user": ("admin", "update public.users set full_name = 'Renamed' where id = %(student)s"),
    "audit_user_status_changes_to_logs": ("admin", "update public.users set status = 'inactive' where id = %(student)s"),
    "validate_password_security": ("admin", "update public.users set is_temp_password = true where id = %(student)s"),
    "audit_invoice_changes": (
        "manager",
        "insert into public.invoices (student_id, installment_number, amount, due_date)"
        " select id, 1, 100, now() from public.students where user_id = %(student)s",
    ),
    "audit_notification_templates": (
        "admin",
        "insert into public.notification_templates (key, title_md, body_md) values ('own', 'Title', 'Body')",
    ),
    "audit_integration_access": (
        "student",
        "insert into public.integrations (user_id, source, access_token) values (%(student)s, 'shopify', 'x')",
    ),
    "log_data_access_attempt": ("mentor", "select public.log_data_access_attempt('users', 'select', 'superadmin', %(student)s)"),
    "handle_user_cascade_deletion": ("auth server for root", "delete from auth.users where id = %(unmentored)s"),
    "handle_auth_user_deleted": ("auth server for root", "delete from auth.users where id = %(unmentored)s"),
}
ENTRIES = "select id from public.admin_logs"


@contextmanager
def acting(people: People, who: str) -> Iterator[None]:
    """The block runs as this person; the auth server has its own rights and the claims of the person who asked it."""
    if not who.startswith("auth server"):
        with people.acting(who):
            yield
        return
    with people.conn.transaction():
        people.conn.execute("select set_config('request.jwt.claims', %s, true)", [f'{{"sub": "{people[who.rsplit(maxsplit=1)[-1]]}"}}'])
        yield
        people.conn.execute("select set_config('request.jwt.claims', '', true)")


def test_w17_every_writer_of_the_audit_trail_is_known_here(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ 'insert into public.admin_logs'"
    )
    assert {row[0] for row in found} == WRITERS.keys()


@pytest.mark.parametrize("writer", WRITERS)
def test_w17_w22_a_writer_writes_and_says_who_it_was(people: People, writer: str) -> None:
    who, statement = WRITERS[writer]
    before = people.column(ENTRIES)
    with acting(people, who):
        people.conn.execute(statement, people.ids)
    # By id: entries of one transaction share their time, and a row takes whatever place in the table is free.
    new = people.conn.execute("select performed_by, company_id from public.admin_logs where id <> all (%s)", [before]).fetchall()
    assert set(new) == {(people[who.split()[-1]], 1)}


@pytest.mark.parametrize("writer", WRITERS)
def test_w21_what_cannot_be_logged_is_not_done(people: People, writer: str) -> None:
    """The error is told, and nothing is half done, instead of a row that is silently missing."""
    who, statement = WRITERS[writer]
    people.conn.execute("alter table public.admin_logs add constraint broken check (false) not valid")
    before = people.column("select to_jsonb(u) from public.users as u order by id")
    with refused(people.conn, errors.CheckViolation), acting(people, who):
        people.conn.execute(statement, people.ids)
    assert people.column("select to_jsonb(u) from public.users as u order by id") == before
    assert people.value("select count(*) from auth.users") == len(before)


def test_w21_no_function_swallows_errors(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace"
        r" and prosrc ~* '\mwhen\s+others\M|\mraise\s+(notice|warning)\M'"
    )
    assert found.fetchall() == []


@pytest.mark.parametrize("operation", ["select", "insert", "update", "delete"])
def test_w17_an_access_is_logged_whatever_it_was(people: People, operation: str) -> None:
    with people.acting("mentor"):
        people.conn.execute("select public.log_data_access_attempt('invoices', %s, 'superadmin')", [operation])
    logged = "select action, data ->> 'role' from public.admin_logs where entity_type = 'data_access'"
    assert people.conn.execute(logged).fetchall() == [(operation, "mentor")]


@pytest.mark.parametrize(("entity", "action"), [("shop_order", "synchronised_twice"), ("x", "y2")])
def test_w17_the_trail_takes_words_that_nobody_thought_of(people: People, entity: str, action: str) -> None:
    with people.acting("admin"):
        people.conn.execute("insert into public.admin_logs (entity_type, action) values (%s, %s)", [entity, action])


def test_w22_a_notice_names_whoever_caused_it(people: People) -> None:
    with people.acting("mentor"):
        people.conn.execute("insert into public.assignments (name) values ('Homework')")
    told = people.column("select payload -> 'metadata' ->> 'changed_by_name' from public.notifications where user_id = %s", people["admin"])
    assert told == ["mentor"]


def test_w23_one_change_leaves_one_entry_and_one_notice(people: People) -> None:
    with people.acting("admin"):
        people.conn.execute("update public.users set status = 'inactive', lms_status = 'active' where id = %s", [people["student"]])
        people.conn.execute("insert into public.available_lessons (recording_title) values ('Once')")
    assert [log["action"] for log in people.logs("student")] == ["status_changed"]
    told = Counter(people.column("select user_id from public.notifications where template_key = 'learning_item_changed'"))
    # Students hear of it, and administration; whoever is inactive does not.
    assert told == Counter(people[name] for name in ("unmentored", "admin", "second_admin", "root"))


def test_w23_no_trigger_and_no_job_is_there_twice(growth_os: psycopg.Connection) -> None:
    twice = growth_os.execute(
        "select tgrelid::regclass, tgfoid::regproc from pg_trigger where not tgisinternal group by tgrelid, tgfoid, tgtype, tgattr, tgargs"
        " having count(*) > 1"
    )
    assert twice.fetchall() == []
    # Growth OS schedules nothing inside the database: what runs by the clock is the application's.
    assert growth_os.execute("select to_regclass('cron.job')").fetchone() == (None,)


def test_w22_an_entry_that_a_client_writes_is_in_his_own_name(people: People) -> None:

    entry = "insert into public.admin_logs (entity_type, action, performed_by, data) values ('user', 'deleted', %s, %s)"
    with refused(people.conn), people.acting("mentor"):
        people.conn.execute(entry, [people["admin"], Jsonb({})])
    with refused(people.conn), people.acting("mentor"):
        people.conn.execute(entry, [None, Jsonb({})])
