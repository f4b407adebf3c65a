"""What people send in and are sent: nobody forges what another said, and nothing changes hands."""

from __future__ import annotations

import pytest
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors

INSERT = "insert into public.messages (company_id, user_id, type, content, status) values (%s, %s, %s, 'Words', %s)"
OWN = "insert into public.messages (user_id, content{}) values (%s, 'Words'{})"


@pytest.fixture
def messages(people):
    """For two students and a stranger each: what they sent in, and what they were sent."""
    for name in ("student", "unmentored", "foreign_student"):
        company = OTHER_COMPANY if name == "foreign_student" else COMPANY
        for type, status in (("feedback", "queued"), ("reminder", "sent")):
            people.conn.execute(INSERT, [company, people[name], type, status])


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize(
    ("caller", "read", "changed", "deleted"),
    [
        ("root", 6, 6, 6),
        ("admin", 4, 4, 4),
        ("manager", 4, 4, 0),
        ("mentor", 2, 2, 0),
        # A student corrects what was not taken up yet, and no word of others.
        ("student", 2, 1, 0),
        ("foreign_admin", 2, 2, 2),
        ("foreign_mentor", 2, 2, 0),
    ],
)
def test_who_reads_changes_and_deletes_messages(people, caller, read, changed, deleted):
    assert people.attempt(caller, "select * from public.messages") == read
    assert people.attempt(caller, "update public.messages set content = 'New'") == changed
    assert people.attempt(caller, "delete from public.messages") == deleted


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize("name", ["root", "admin", "manager", "mentor", "student"])
def test_a_suspended_account_and_one_without_a_profile_reach_no_message(people, name):
    people.suspend(name)
    people.account("stranger")
    for caller in (name, "stranger"):
        for statement in ("select * from public.messages", "update public.messages set content = 'New'", "delete from public.messages"):
            assert people.attempt(caller, statement) == 0
        assert people.attempt(caller, INSERT, COMPANY, people["student"], "feedback", "queued") == DENIED


@pytest.mark.parametrize(
    ("caller", "may"),
    [
        ("root", {"student", "unmentored", "mentor", "foreign_student"}),
        ("admin", {"student", "unmentored", "mentor"}),
        ("manager", {"student", "unmentored", "mentor"}),
        ("mentor", {"student"}),
        ("student", {"student"}),
    ],
)
def test_staff_writes_to_the_people_it_looks_after(people, caller, may):
    reached = {
        name
        for name in ("student", "unmentored", "mentor", "foreign_student")
        if people.attempt(caller, OWN.format("", ""), people[name]) == 1
    }
    assert reached == may


@pytest.mark.parametrize(
    ("column", "value", "may"),
    [
        ("type", "'support'", True),
        ("type", "'system'", False),
        ("type", "'notification'", False),
        ("type", "'reminder'", False),
        ("status", "'delivered'", False),
        ("status", "'replied'", False),
        ("template_name", "'invoice_due'", False),
        ("response_id", "'x'", False),
        ("replied_at", "now()", False),
        ("context", "'{\"page\": 1}'", True),
    ],
)
def test_a_student_sends_in_feedback_and_forges_nothing(people, column, value, may):
    query = OWN.format(f", {column}", f", {value}")
    assert people.attempt("student", query, people["student"]) == (1 if may else DENIED)
    assert people.attempt("admin", query, people["student"]) == 1


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize(
    "change", ["status = 'replied'", "type = 'system'", "replied_at = now()", "response_id = 'x'", "sent_at = '2020-01-01'"]
)
def test_how_far_a_message_has_come_is_not_the_students_to_say(people, change):
    assert people.attempt("student", f"update public.messages set {change}") == DENIED
    assert people.attempt("manager", f"update public.messages set {change}") == 4


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize("caller", ["root", "admin", "mentor", "student"])
def test_a_message_stays_with_whom_it_belongs(people, caller):
    for column in ("id", "company_id", "user_id", "created_at"):
        assert people.attempt(caller, f"update public.messages set {column} = {column}") == DENIED


def test_a_message_stands_in_the_company_of_its_person(people):
    with people.server():
        people.conn.execute(INSERT, [None, people["foreign_student"], "system", "sent"])
        assert people.column("select company_id from public.messages") == [OTHER_COMPANY]
    with pytest.raises(errors.ForeignKeyViolation), people.server():
        people.conn.execute(INSERT, [COMPANY, people["foreign_student"], "system", "sent"])


@pytest.mark.parametrize(("column", "value"), [("type", "sms"), ("status", "read")])
@pytest.mark.usefixtures("messages")
def test_values_outside_the_vocabulary_are_refused(people, column, value):
    with pytest.raises(errors.CheckViolation), people.acting("admin"):
        people.conn.execute(f"update public.messages set {column} = %s", [value])


@pytest.mark.usefixtures("messages")
def test_messages_go_with_their_person(people):
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert people.names("select user_id from public.messages") == {"unmentored", "foreign_student"}


def test_a_change_stamps_the_message(people):
    people.conn.execute("insert into public.messages (user_id, content, updated_at) values (%s, 'W', '2020-01-01')", [people["student"]])
    with people.acting("student"):
        people.conn.execute("update public.messages set content = 'New'")
    assert people.value("select updated_at = now() from public.messages") is True
