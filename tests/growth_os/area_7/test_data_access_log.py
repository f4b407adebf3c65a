"""log_data_access_attempt(): it works, for whoever is signed in, and tells the truth about who that is."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

LOG = "select public.log_data_access_attempt(%s, %s, %s, %s)"


def entries(people):
    rows = people.conn.execute(
        "select company_id, entity_id, action, description, performed_by, data from public.admin_logs where entity_type = 'data_access'"
    )
    return rows.fetchall()


ROLES = {
    "root": "superadmin",
    "admin": "admin",
    "manager": "enrollment_manager",
    "mentor": "mentor",
    "student": "student",
    "foreign_admin": "admin",
}


@pytest.mark.parametrize("caller", ROLES)
def test_every_role_logs_in_its_own_name_whatever_it_claims(people, caller):
    with people.acting(caller):
        assert people.value(LOG, "students", "select", "superadmin", people["student"]) == ""
    company = OTHER_COMPANY if caller == "foreign_admin" else COMPANY
    role = ROLES[caller]
    assert entries(people) == [
        (
            company,
            people["student"],
            "select",
            f"Select on students by {role}.",
            people[caller],
            {"table": "students", "operation": "select", "role": role, "caller": str(people[caller])},
        )
    ]


@pytest.mark.parametrize("operation", ["select", "insert", "update", "delete", "SELECT", " Delete "])
def test_every_operation_is_logged(people, operation):
    with people.acting("student"):
        people.conn.execute("select public.log_data_access_attempt('users', %s, 'student')", [operation])
    [(company, entity, action, _, who, _)] = entries(people)
    assert (company, entity, action, who) == (COMPANY, None, operation.strip().lower(), people["student"])


@pytest.mark.parametrize("operation", ["truncate", "viewed", "", "select; drop", None])
def test_an_operation_that_is_none_is_refused(people, operation):
    with pytest.raises(errors.InvalidParameterValue, match="Unknown operation"), people.acting("admin"):
        people.conn.execute(LOG, ["users", operation, "admin", None])
    assert entries(people) == []


@pytest.mark.parametrize("table", ["nothing", "auth.users", "public.users", "users; --", "users_pkey", "integrations_id_seq", "", None])
def test_a_table_that_is_none_is_refused(people, table):
    with pytest.raises(errors.UndefinedTable, match="There is no table"), people.acting("admin"):
        people.conn.execute(LOG, [table, "select", "admin", None])
    assert entries(people) == []


def test_a_suspended_account_is_logged_in_its_company_and_without_a_role(people):
    people.suspend("mentor")
    with people.acting("mentor"):
        people.conn.execute(LOG, ["users", "update", "admin", people["student"]])
    [(company, _, _, description, who, data)] = entries(people)
    assert (company, description, who, data["role"]) == (COMPANY, "Update on users by somebody without a role.", people["mentor"], None)


def test_an_account_without_a_profile_is_logged_by_its_id(people):
    id = people.account("stranger")
    with people.acting("stranger"):
        people.conn.execute(LOG, ["users", "select", "superadmin", None])
    [(company, _, _, _, who, data)] = entries(people)
    assert (company, who, data["caller"], data["role"]) == (None, None, str(id), None)


def test_the_server_logs_in_the_company_of_the_person(people):
    with people.server():
        people.conn.execute(LOG, ["users", "select", "student", people["foreign_student"]])
    [(company, entity, _, _, who, data)] = entries(people)
    assert (company, entity, who) == (OTHER_COMPANY, people["foreign_student"], None)
    assert (data["role"], data["caller"]) == ("service_role", None)


def test_a_person_who_is_unknown_may_be_named(people):
    with people.acting("student"):
        people.conn.execute("select public.log_data_access_attempt('users', 'select', null, gen_random_uuid())")
    assert len(entries(people)) == 1


def test_without_a_session_nothing_is_logged(people):
    with pytest.raises(errors.InsufficientPrivilege, match="Nobody is signed in"), as_caller(people.conn, None):
        people.conn.execute(LOG, ["users", "select", "superadmin", None])
    assert entries(people) == []


def test_an_attempt_is_read_by_the_administration_of_the_callers_company_and_by_no_student(people):
    with people.acting("student"):
        people.conn.execute(LOG, ["users", "select", "student", people["foreign_student"]])
    seen = {}
    for caller in ("root", "admin", "manager", "mentor", "student", "foreign_admin"):
        with people.acting(caller):
            seen[caller] = len(entries(people))
    assert seen == {"root": 1, "admin": 1, "manager": 1, "mentor": 0, "student": 0, "foreign_admin": 0}


def test_an_attempt_outlives_its_maker(people):
    with people.acting("student"):
        people.conn.execute(LOG, ["users", "select", "student", None])
    id = people["student"]
    people.conn.execute("delete from auth.users where id = %s", [id])
    [(_, _, _, _, who, data)] = entries(people)
    assert (who, data["caller"]) == (None, str(id))
