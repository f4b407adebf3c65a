"""E-mails on their way: no credential among them, and nobody leads one that lets somebody in to another reader."""

from __future__ import annotations

import pytest
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors
from psycopg.types.json import Jsonb

INSERT = (
    "insert into public.email_queue (user_id, recipient_email, recipient_name, email_type, payload)"
    " values (%s, 'somebody@growth.example', 'Somebody', 'student_credentials', %s)"
)


@pytest.fixture
def mails(people):
    with people.server():
        for name in ("student", "second_admin", "foreign_student"):
            people.conn.execute(INSERT, [people[name], Jsonb({"course": "Growth"})])


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    ("caller", "reached"), [("root", 3), ("admin", 2), ("manager", 0), ("mentor", 0), ("student", 0), ("foreign_admin", 1)]
)
def test_mails_are_for_administration(people, caller, reached):
    assert people.attempt(caller, "select * from public.email_queue") == reached
    assert people.attempt(caller, "update public.email_queue set status = 'pending', retry_count = retry_count + 1") == reached
    assert people.attempt(caller, "delete from public.email_queue") == reached


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("name", ["root", "admin"])
def test_a_suspended_account_and_one_without_a_profile_reach_no_mail(people, name):
    people.suspend(name)
    people.account("stranger")
    for caller in (name, "stranger"):
        for statement in (
            "select * from public.email_queue",
            "update public.email_queue set status = 'sent'",
            "delete from public.email_queue",
        ):
            assert people.attempt(caller, statement) == 0
        assert people.attempt(caller, INSERT, people["student"], Jsonb({})) == DENIED


@pytest.mark.parametrize(
    ("caller", "may"),
    [
        ("root", {"admin", "second_admin", "manager", "mentor", "student", "foreign_student"}),
        # A mail that lets its reader into another admin's account would make one admin another.
        ("admin", {"admin", "manager", "mentor", "student"}),
        ("manager", set()),
        ("mentor", set()),
        ("student", set()),
    ],
)
def test_an_admin_writes_to_people_whose_accounts_are_the_admins_to_look_after(people, caller, may):
    names = ("admin", "second_admin", "manager", "mentor", "student", "foreign_student")
    assert {name for name in names if people.attempt(caller, INSERT, people[name], Jsonb({})) == 1} == may


def test_a_superadmin_of_the_company_is_out_of_an_admins_reach(people):
    people.add("chief", "superadmin", COMPANY)
    assert people.attempt("admin", INSERT, people["chief"], Jsonb({})) == DENIED


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("caller", ["root", "admin"])
def test_whom_a_queued_mail_reaches_and_what_it_says_is_settled(people, caller):
    for column in ("id", "company_id", "user_id", "recipient_email", "recipient_name", "email_type", "payload", "created_at"):
        assert people.attempt(caller, f"update public.email_queue set {column} = {column}") == DENIED


def test_the_queue_has_no_column_for_credentials(people):
    columns = people.column(
        "select attname from pg_attribute where attrelid = 'public.email_queue'::regclass and attnum > 0"
        " and attname ~ 'passw|secret|token|credential|api_?key|hash'"
    )
    assert columns == []


CREDENTIALS = (
    {"password": "x"},
    {"tempPassword": "x"},
    {"login": {"PASSWORD": "x"}},
    {"logins": [{"mail": "a"}, {"pwd": "x"}]},
    {"credentials": {}},
    {"access_token": "x"},
    {"hashed_token": "x"},
    {"api_key": "x"},
    {"apiKey": "x"},
    {"client_secret": "x"},
    {"email_otp": "123456"},
    {"action_link": "https://auth.example/verify"},
)


@pytest.mark.parametrize("writer", ["server", "admin"])
def test_no_payload_carries_a_credential(people, writer):
    for payload in CREDENTIALS:
        with (
            pytest.raises(errors.CheckViolation, match="email_queue_payload_without_secrets"),
            people.server() if writer == "server" else people.acting(writer),
        ):
            people.conn.execute(INSERT, [people["student"], Jsonb(payload)])


@pytest.mark.parametrize("payload", [{}, {"course": "Passwords and tokens"}, {"steps": [1, {"place": "desktop"}], "submission_id": None}])
def test_words_about_credentials_are_no_credentials(people, payload):
    assert people.attempt("admin", INSERT, people["student"], Jsonb(payload)) == 1


@pytest.mark.parametrize("payload", [[], "password", None])
def test_a_payload_is_an_object(people, payload):
    with pytest.raises(errors.CheckViolation), people.acting("admin"):
        people.conn.execute(INSERT, [people["student"], Jsonb(payload)])


@pytest.mark.parametrize(("status", "kept"), [("pending", True), ("failed", True), ("sent", False), ("delivered", False)])
@pytest.mark.usefixtures("mails")
def test_a_mail_that_was_sent_keeps_nothing_of_what_it_said(people, status, kept):
    with people.conn.transaction(force_rollback=True), people.server():
        people.conn.execute("update public.email_queue set status = %s, payload = '{}', sent_at = now()", [status])
    update = "update public.email_queue set status = %s"
    if kept:
        with people.server():
            people.conn.execute(update, [status])
    else:
        with pytest.raises(errors.CheckViolation, match="email_queue_payload_emptied"), people.server():
            people.conn.execute(update, [status])


@pytest.mark.parametrize(("column", "value"), [("status", "queued"), ("email_type", "newsletter"), ("retry_count", -1)])
@pytest.mark.usefixtures("mails")
def test_values_outside_the_vocabulary_are_refused(people, column, value):
    with pytest.raises(errors.CheckViolation), people.server():
        people.conn.execute(f"update public.email_queue set {column} = %s", [value])


@pytest.mark.usefixtures("mails")
def test_a_mail_stands_in_the_company_of_its_person_and_goes_with_him(people):
    assert people.column("select company_id from public.email_queue order by 1") == [COMPANY, COMPANY, OTHER_COMPANY]
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert people.names("select user_id from public.email_queue") == {"second_admin", "foreign_student"}


def test_a_change_stamps_the_mail(people):
    with people.server():
        people.conn.execute(INSERT, [people["student"], Jsonb({})])
        people.conn.execute("update public.email_queue set updated_at = '2020-01-01'")
    assert people.value("select updated_at = now() from public.email_queue") is True
