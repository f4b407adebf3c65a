"""Every row stands in the company of its owner, whoever writes it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

INSERT = "insert into public.user_activity_logs (company_id, user_id, activity_type) values (%s, %s, 'login') returning company_id"


def test_the_server_need_not_name_the_company(people):
    with people.server():
        assert people.value(INSERT, None, people["student"]) == COMPANY
        assert people.value(INSERT, None, people["foreign_student"]) == OTHER_COMPANY


def test_a_row_in_another_company_than_its_owners_is_refused(people):
    with people.server(), pytest.raises(errors.ForeignKeyViolation, match="names nobody of company 2"), people.conn.transaction():
        people.value(INSERT, OTHER_COMPANY, people["student"])
    for caller in ("student", "root"):
        with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
            people.value(INSERT, OTHER_COMPANY, people["student"])


def test_a_caller_cannot_find_out_which_ids_exist(people):
    def refusal(owner):
        with pytest.raises(errors.InsufficientPrivilege) as caught, people.acting("student"):
            people.value(INSERT, COMPANY, owner)
        return caught.value.diag.message_primary

    assert refusal(people["foreign_student"]) == refusal(uuid4()) == "user_id of this user_activity_logs row names nobody of company 1."


def test_a_row_does_not_change_hands_across_companies(people):
    people.value(INSERT, None, people["student"])
    change = "update public.user_activity_logs set {} = %s"
    for column, value in (("user_id", people["foreign_student"]), ("company_id", OTHER_COMPANY)):
        with people.server(), pytest.raises(errors.ForeignKeyViolation), people.conn.transaction():
            people.conn.execute(change.format(column), [value])
    with people.server():
        people.conn.execute(change.format("user_id"), [people["unmentored"]])


def test_a_row_without_any_company_is_refused(people):
    with people.server(), pytest.raises(errors.NotNullViolation, match="name company_id"), people.conn.transaction():
        people.value(INSERT, None, people["root"])


def test_a_row_of_nobody_is_refused(people):
    with people.server(), pytest.raises(errors.ForeignKeyViolation, match="names nobody"), people.conn.transaction():
        people.value(INSERT, None, uuid4())


def test_a_company_with_people_is_not_deleted(people):
    with pytest.raises((errors.ForeignKeyViolation, errors.RestrictViolation)), people.acting("root"):
        people.conn.execute("delete from public.company_settings where id = %s", [OTHER_COMPANY])
