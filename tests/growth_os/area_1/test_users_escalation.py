"""Nobody becomes more than he was made: roles, status, company and the mark of a temporary password."""

from __future__ import annotations

import pytest
from people import OTHER_COMPANY, email
from psycopg import errors

ROLES = ("superadmin", "admin", "enrollment_manager", "mentor", "student")
EVERYBODY = ("root", "admin", "manager", "mentor", "student")


def change(people, caller, target, column, value):
    """Whether a row was changed; by a statement that reads no column and by one that does."""
    with people.acting(caller):
        cursor = people.conn.execute(f"update public.users set {column} = %s where id = %s", [value, people[target]])
        return cursor.rowcount == 1


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("caller", EVERYBODY)
def test_nobody_changes_his_own_role(people, caller, role):
    if role == people.value("select role from public.users where id = %s", people[caller]):
        return
    # Row security hides an enrollment manager's own row from his updates; for everybody else it is an error.
    if caller == "manager":
        with people.acting(caller):
            assert people.conn.execute("update public.users set role = %s where id = %s", [role, people[caller]]).rowcount == 0
        return
    with pytest.raises(errors.InsufficientPrivilege):
        change(people, caller, caller, "role", role)


@pytest.mark.parametrize("caller", ["mentor", "student"])
def test_a_statement_without_where_escalates_nobody_either(people, caller):
    with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
        people.conn.execute("update public.users set role = 'superadmin'")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("status", "inactive"),
        ("lms_status", "active"),
        ("company_id", OTHER_COMPANY),
        ("email", "mine@growth.example"),
        ("is_temp_password", True),
        ("last_login_at", "2026-01-01"),
        ("created_by", None),
        ("created_at", "2020-01-01"),
        ("id", "00000000-0000-0000-0000-000000000001"),
    ],
)
@pytest.mark.parametrize("caller", ["mentor", "student"])
def test_a_profiles_privileged_columns_are_closed_to_its_owner(people, caller, column, value):
    with pytest.raises(errors.InsufficientPrivilege):
        change(people, caller, caller, column, value)


@pytest.mark.parametrize("caller", ["mentor", "student"])
def test_a_profiles_other_columns_are_its_owners(people, caller):
    for column, value in (
        ("full_name", "Somebody Else"),
        ("phone", "+49 30 123456"),
        ("dream_goal_summary", "a farm"),
        ("last_active_at", "2026-01-01"),
        ("updated_at", "2020-01-01"),
    ):
        assert change(people, caller, caller, column, value)


@pytest.mark.parametrize("column", ["status", "lms_status"])
@pytest.mark.parametrize("caller", ["root", "admin"])
def test_staff_does_not_change_its_own_status(people, caller, column):
    with pytest.raises(errors.InsufficientPrivilege):
        change(people, caller, caller, column, "suspended" if column == "status" else "active")


def test_an_admin_moves_people_between_the_roles_he_may_create_only(people):
    assert change(people, "admin", "student", "role", "mentor")
    assert change(people, "admin", "mentor", "role", "enrollment_manager")
    for target, role in (("manager", "admin"), ("manager", "superadmin"), ("second_admin", "student")):
        with pytest.raises(errors.InsufficientPrivilege):
            change(people, "admin", target, "role", role)


def test_an_admin_does_not_suspend_another_admin(people):
    with pytest.raises(errors.InsufficientPrivilege):
        change(people, "admin", "second_admin", "status", "suspended")
    assert change(people, "admin", "second_admin", "full_name", "Second")
    assert change(people, "root", "second_admin", "status", "suspended")


def test_an_enrollment_manager_changes_students_and_not_their_role(people):
    assert change(people, "manager", "student", "status", "suspended")
    assert change(people, "manager", "student", "email", "changed@growth.example")
    assert not change(people, "manager", "mentor", "full_name", "no")
    with pytest.raises(errors.InsufficientPrivilege):
        change(people, "manager", "student", "role", "mentor")


def test_a_superadmin_gives_any_role_to_others(people):
    people.add("second_root", "superadmin", None)
    for role in ROLES:
        assert change(people, "root", "mentor", "role", role)
    # Somebody without a company can only be a superadmin.
    with pytest.raises(errors.CheckViolation):
        change(people, "root", "second_root", "role", "admin")


def test_nobody_moves_between_companies(people):
    with pytest.raises(errors.InsufficientPrivilege):
        change(people, "root", "student", "company_id", OTHER_COMPANY)
    with people.server(), pytest.raises(errors.InsufficientPrivilege), people.conn.transaction():
        people.conn.execute("update public.users set company_id = null where id = %s", [people["admin"]])
    with people.server():
        people.conn.execute("update public.users set company_id = 1 where id = %s", [people["root"]])
    assert people.value("select company_id from public.users where id = %s", people["root"]) == 1


INSERT = "insert into public.users (id, company_id, email, role) values (%s, %s, 'new@growth.example', %s)"
MAY_CREATE = {
    "root": set(ROLES),
    "admin": {"enrollment_manager", "mentor", "student"},
    "manager": {"student"},
    "mentor": set(),
    "student": set(),
}


@pytest.mark.parametrize("caller", MAY_CREATE)
@pytest.mark.parametrize("role", ROLES)
def test_a_profile_is_created_by_the_creation_matrix(people, caller, role):
    id = people.account("new")
    if role in MAY_CREATE[caller]:
        with people.acting(caller):
            people.conn.execute(INSERT, [id, 1, role])
        assert people.value("select created_by from public.users where id = %s", id) == people[caller]
    else:
        with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
            people.conn.execute(INSERT, [id, 1, role])


@pytest.mark.parametrize("caller", ["admin", "manager"])
def test_a_profile_is_created_in_the_callers_company(people, caller):
    id = people.account("new")
    with people.acting(caller):
        people.conn.execute("insert into public.users (id, email, role) values (%s, 'n@growth.example', 'student')", [id])
    assert people.value("select company_id from public.users where id = %s", id) == 1
    other = people.account("other")
    with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
        people.conn.execute(INSERT, [other, OTHER_COMPANY, "student"])


def test_a_caller_creates_nothing_in_somebody_elses_name(people):
    id = people.account("new")
    query = "insert into public.users (id, email, role, created_by) values (%s, 'n@growth.example', 'student', %s)"
    with pytest.raises(errors.InsufficientPrivilege), people.acting("admin"):
        people.conn.execute(query, [id, people["second_admin"]])


def test_a_student_cannot_remake_his_profile(people):
    upsert = (
        "insert into public.users (id, company_id, email, role) values (%s, 1, %s, 'superadmin')"
        " on conflict (id) do update set role = excluded.role"
    )
    with pytest.raises(errors.InsufficientPrivilege), people.acting("student"):
        people.conn.execute(upsert, [people["student"], email("student")])


def test_an_account_without_a_profile_cannot_give_itself_one(people):
    id = people.account("stranger")
    for role in ROLES:
        with pytest.raises(errors.InsufficientPrivilege), people.acting("stranger"):
            people.conn.execute(INSERT, [id, 1, role])


@pytest.mark.parametrize("role", ["owner", "Admin", ""])
def test_an_unknown_role_is_refused_from_the_server_too(people, role):
    id = people.account("new")
    with pytest.raises(errors.CheckViolation, match="Invalid role"), people.server():
        people.conn.execute(INSERT, [id, 1, role])


def test_only_superadmins_are_without_a_company(people):
    id = people.account("new")
    with pytest.raises(errors.CheckViolation, match="users_company_required"), people.server():
        people.conn.execute(INSERT, [id, None, "admin"])


@pytest.mark.parametrize(
    ("column", "value"), [("email", "no-at.example"), ("phone", "call me"), ("status", "Passed out / Completed"), ("lms_status", "paid")]
)
def test_malformed_values_are_refused(people, column, value):
    with pytest.raises(errors.CheckViolation):
        change(people, "root", "student", column, value)


def test_two_profiles_never_share_an_email_in_whatever_case(people):
    with pytest.raises(errors.UniqueViolation):
        change(people, "root", "student", "email", email("mentor").upper())


def test_deleting_follows_the_deletion_matrix(people):
    def delete(caller, target):
        with people.acting(caller):
            return people.conn.execute("delete from public.users where id = %s", [people[target]]).rowcount

    refused = [(caller, target) for caller in ("manager", "mentor", "student") for target in ("student", caller)]
    refused += [("admin", target) for target in ("admin", "second_admin", "root", "foreign_student")]
    assert [delete(*pair) for pair in refused] == [0] * len(refused)
    assert [delete("admin", target) for target in ("unmentored", "mentor", "manager")] == [1, 1, 1]
    assert [delete("root", target) for target in ("second_admin", "foreign_student")] == [1, 1]
