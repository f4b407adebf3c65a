"""Credentials stay out of users; the mark of a temporary password is cleared by the server alone."""

from __future__ import annotations

import pytest
from psycopg import errors

BCRYPT = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"


def test_no_column_of_users_holds_a_credential(people):
    found = people.column(
        "select column_name::text from information_schema.columns where table_schema = 'public' and table_name = 'users'"
        " and column_name ~ 'passw|secret|token|credential'"
    )
    assert found == ["is_temp_password"]


@pytest.mark.parametrize("column", ["password_hash", "password_display", "temp_passwd", "api_key", "refresh_token", "shop_credentials"])
@pytest.mark.parametrize("value", ["plain text", BCRYPT])
def test_a_column_for_credentials_that_somebody_adds_takes_no_value(people, column, value):
    people.conn.execute(f"alter table public.users add column {column} text")
    with pytest.raises(errors.CheckViolation, match=f"users.{column} would store a credential"), people.server():
        people.conn.execute(f"update public.users set {column} = %s where id = %s", [value, people["student"]])
    id = people.account("new")
    with pytest.raises(errors.CheckViolation, match=f"users.{column} would store a credential"), people.server():
        people.conn.execute(
            f"insert into public.users (id, company_id, email, role, {column}) values (%s, 1, 'n@growth.example', 'student', %s)",
            [id, value],
        )


def test_an_old_value_does_not_block_unrelated_changes(people):
    people.conn.execute("alter table public.users add column password_hash text")
    people.conn.execute("alter table public.users disable trigger password")
    people.conn.execute("update public.users set password_hash = 'old'")
    people.conn.execute("alter table public.users enable trigger password")
    with people.acting("student"):
        people.conn.execute("update public.users set full_name = 'New' where id = %s", [people["student"]])
    assert people.value("select full_name from public.users where id = %s", people["student"]) == "New"
    # Nor does it leak into the audit trail.
    assert people.logs("student")[-1]["data"] == {"before": {"full_name": "student"}, "after": {"full_name": "New"}}


def test_staff_asks_for_a_change_and_only_the_server_confirms_it(people):
    mark = "update public.users set is_temp_password = %s where id = %s"
    with people.acting("manager"):
        people.conn.execute(mark, [True, people["student"]])
    for caller in ("root", "admin", "manager", "student"):
        with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
            people.conn.execute(mark, [False, people["student"]])
        with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
            people.conn.execute(mark, [None, people["student"]])
    with people.server():
        people.conn.execute(mark, [False, people["student"]])
    assert [(log["action"], log["performed_by"], log["company_id"], log["data"]) for log in people.logs("student")] == [
        ("temporary_password_set", people["manager"], 1, None),
        ("password_changed", None, 1, None),
    ]
