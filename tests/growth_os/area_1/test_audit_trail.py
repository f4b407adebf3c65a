"""What is logged about people, who reads it, and that nobody forges or changes it."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

ENTRY = "insert into public.admin_logs (entity_type, action, performed_by) values ('module', 'viewed', %s)"


def test_a_change_is_logged_with_the_columns_that_changed(people):
    with people.acting("admin"):
        people.conn.execute("update public.users set full_name = 'New', phone = '+49301234' where id = %s", [people["student"]])
    assert people.logs("student") == [
        {
            "company_id": COMPANY,
            "action": "updated",
            "description": "Profile updated: student@growth.example.",
            "performed_by": people["admin"],
            "data": {"before": {"full_name": "student"}, "after": {"full_name": "New", "phone": "+49301234"}},
        }
    ]


def test_signs_of_life_are_not_logged(people):
    with people.acting("student"):
        people.conn.execute("update public.users set last_active_at = now(), updated_at = now() where id = %s", [people["student"]])
    assert people.logs("student") == []


def test_a_creation_is_logged_without_secrets(people):
    people.conn.execute("alter table public.users add column password_hash text, add column shop_token text default 't'")
    people.conn.execute("alter table public.users disable trigger password")
    id = people.account("new")
    people.conn.execute(
        "insert into public.users (id, company_id, email, role, password_hash) values (%s, 1, 'n@growth.example', 'student', 'secret')",
        [id],
    )
    data = people.value("select data from public.admin_logs where entity_id = %s", id)
    assert set(data) == {"after"}
    assert (data["after"]["email"], data["after"]["role"], data["after"]["status"]) == ("n@growth.example", "student", "active")
    assert not {"password_hash", "shop_token", "is_temp_password"} & set(data["after"])


@pytest.mark.parametrize(
    ("assignment", "text", "after"),
    [
        ("status = 'suspended'", "status from active to suspended", {"status": "suspended", "lms_status": "inactive"}),
        ("lms_status = 'active'", "lms_status from inactive to active", {"status": "active", "lms_status": "active"}),
        (
            "status = null, lms_status = 'suspended'",
            "status from active to none, lms_status from inactive to suspended",
            {"status": None, "lms_status": "suspended"},
        ),
    ],
)
def test_a_change_of_status_is_logged_once(people, assignment, text, after):
    with people.acting("manager"):
        people.conn.execute(f"update public.users set {assignment} where id = %s", [people["student"]])
    assert people.logs("student") == [
        {
            "company_id": COMPANY,
            "action": "status_changed",
            "description": f"Changed for student@growth.example: {text}.",
            "performed_by": people["manager"],
            "data": {"before": {"status": "active", "lms_status": "inactive"}, "after": after},
        }
    ]


def test_a_status_that_is_written_and_not_changed_is_not_logged(people):
    with people.acting("manager"):
        people.conn.execute("update public.users set status = 'active', lms_status = lms_status where id = %s", [people["student"]])
    assert people.logs("student") == []


def test_a_change_without_a_session_is_logged_as_the_systems(people):
    with people.server():
        people.conn.execute("update public.users set full_name = 'New' where id = %s", [people["student"]])
    assert people.logs("student")[0]["performed_by"] is None


def test_who_reads_which_entries(people):
    people.conn.execute("delete from public.admin_logs")
    for company in (COMPANY, OTHER_COMPANY, None):
        people.conn.execute("insert into public.admin_logs (company_id, entity_type, action) values (%s, 'test', 'made')", [company])

    def seen(caller):
        with people.acting(caller):
            return people.column("select company_id from public.admin_logs order by company_id")

    assert {caller: seen(caller) for caller in ("root", "admin", "manager", "mentor", "student", "foreign_admin")} == {
        "root": [COMPANY, OTHER_COMPANY, None],
        "admin": [COMPANY],
        "manager": [COMPANY],
        "mentor": [],
        "student": [],
        "foreign_admin": [OTHER_COMPANY],
    }


@pytest.mark.parametrize(("caller", "company"), [("root", None), ("admin", COMPANY), ("manager", COMPANY), ("mentor", COMPANY)])
def test_staff_adds_entries_in_its_own_name(people, caller, company):
    with people.acting(caller):
        people.conn.execute(ENTRY, [people[caller]])
    assert people.column("select company_id from public.admin_logs where entity_type = 'module'") == [company]


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "mentor", "student"])
def test_nobody_forges_an_entry(people, caller):
    for name in (people["second_admin"], None):
        with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
            people.conn.execute(ENTRY, [name])


def test_neither_a_student_nor_anon_adds_an_entry(people):
    with pytest.raises(errors.InsufficientPrivilege), people.acting("student"):
        people.conn.execute(ENTRY, [people["student"]])
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), as_caller(people.conn, None, "anon"):
        people.conn.execute(ENTRY, [None])


def test_an_entry_is_filed_in_the_own_company_only(people):
    query = "insert into public.admin_logs (company_id, entity_type, action) values (%s, 'test', 'made')"
    for company in (OTHER_COMPANY, None):
        with pytest.raises(errors.InsufficientPrivilege), people.acting("admin"):
            people.conn.execute(query, [company])


@pytest.mark.parametrize("caller", ["root", "admin", "student"])
@pytest.mark.parametrize("command", ["update public.admin_logs set action = 'x'", "delete from public.admin_logs"])
def test_nobody_changes_or_deletes_an_entry(people, caller, command):
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), people.acting(caller):
        people.conn.execute(command)


@pytest.mark.parametrize(("entity", "action"), [("User", "made"), ("user", "Made it"), ("", "made"), ("1user", "made")])
def test_the_words_of_an_entry_have_one_format(people, entity, action):
    with pytest.raises(errors.CheckViolation):
        people.conn.execute("insert into public.admin_logs (entity_type, action) values (%s, %s)", [entity, action])
