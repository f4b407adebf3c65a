"""get_inactive_students(), record_recovery_message() and the messages themselves."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

INACTIVE = "select user_id from public.get_inactive_students()"
AFTER = "select user_id from public.get_inactive_students(%s)"
RECORD = "select public.record_recovery_message(%s)"
RECORD_ALL = "select public.record_recovery_message(%s, %s, %s, %s)"
STUDENTS = {"student", "unmentored", "foreign_student"}


def absent(people, name, days, **changes):
    """Somebody with access to learning who was seen so many days ago, and not a minute less."""
    values = {"lms_status": "active", **changes}
    assignments = "".join(f", {column} = %({column})s" for column in values)
    people.conn.execute(
        f"update public.users set last_active_at = now() - make_interval(days => %(days)s, mins => 1){assignments} where id = %(id)s",
        {**values, "days": days, "id": people[name]},
    )


@pytest.fixture
def away(people):
    """Every student of both companies was seen four days ago."""
    for name in STUDENTS:
        absent(people, name, 4)
    return people


@pytest.mark.parametrize(
    ("caller", "found"),
    [
        ("root", STUDENTS),
        ("admin", {"student", "unmentored"}),
        ("manager", {"student", "unmentored"}),
        ("mentor", {"student"}),
        ("foreign_admin", {"foreign_student"}),
        ("foreign_mentor", {"foreign_student"}),
    ],
)
def test_staff_finds_the_students_it_looks_after(away, caller, found):
    with away.acting(caller):
        assert away.names(INACTIVE) == found


def test_the_server_finds_the_students_of_all_companies(away):
    with away.server():
        assert away.names(INACTIVE) == STUDENTS


def test_what_is_told_of_a_student(away):
    away.conn.execute("update public.users set phone = '+49301234' where id = %s", [away["student"]])
    with away.acting("mentor"):
        row = away.conn.execute("select email, full_name, days_inactive, phone, last_active_at < now() from public.get_inactive_students()")
        assert row.fetchall() == [("student@growth.example", "student", 4, "+49301234", True)]


def test_the_longest_absent_comes_first(away):
    absent(away, "unmentored", 9)
    absent(away, "foreign_student", 6)
    with away.server():
        assert away.column("select days_inactive from public.get_inactive_students()") == [9, 6, 4]


@pytest.mark.parametrize(("days", "found"), [(0, True), (3, True), (4, True), (5, False), (2_147_483_647, False)])
def test_a_student_is_inactive_after_so_many_days(away, days, found):
    with away.acting("mentor"):
        assert away.names(AFTER, days) == ({"student"} if found else set())


def test_three_days_are_the_rule(people):
    absent(people, "student", 2)
    with people.acting("mentor"):
        assert people.names(INACTIVE) == set()
    absent(people, "student", 3)
    with people.acting("mentor"):
        assert people.names(INACTIVE) == {"student"}


@pytest.mark.parametrize(
    "change",
    [
        {"status": "inactive"},
        {"status": "suspended"},
        {"lms_status": "inactive"},
        {"lms_status": "suspended"},
        {"lms_status": None},
    ],
)
def test_who_has_no_access_is_not_called_back(people, change):
    absent(people, "student", 4, **change)
    with people.server():
        assert people.names(INACTIVE) == set()


def test_who_never_signed_in_and_who_is_no_student_is_not_among_them(people):
    absent(people, "mentor", 30)
    people.conn.execute("update public.users set lms_status = 'active' where id = %s", [people["student"]])
    with people.server():
        assert people.names(INACTIVE) == set()


def test_an_account_without_a_status_counts_as_active(people):
    absent(people, "student", 4, status=None)
    with people.server():
        assert people.names(INACTIVE) == {"student"}


def test_who_got_a_message_within_the_last_day_is_left_in_peace(away):
    with away.acting("manager"):
        away.value(RECORD, away["student"])
        assert away.names(INACTIVE) == {"unmentored"}
    with away.acting("mentor"):
        assert away.names(INACTIVE) == set()
    away.conn.execute("update public.student_recovery_messages set message_sent_at = now() - interval '25 hours'")
    with away.acting("mentor"):
        assert away.names(INACTIVE) == {"student"}


@pytest.mark.parametrize("caller", ["student", "suspended", "stranger"])
def test_neither_students_nor_accounts_without_a_role_look_for_anybody(away, caller):
    away.account("stranger")
    away.suspend("admin")
    id = away["admin" if caller == "suspended" else caller]
    for query in (INACTIVE, "select user_id from public.get_inactive_students(-1)"):
        with pytest.raises(errors.InsufficientPrivilege, match="You may not look for inactive students"), as_caller(away.conn, id):
            away.conn.execute(query)


def test_a_caller_without_a_session_finds_nobody(away):
    with as_caller(away.conn, None):
        assert away.names(INACTIVE) == set()


@pytest.mark.parametrize("days", [-1, None])
def test_a_number_of_days_is_not_negative(people, days):
    with pytest.raises(errors.InvalidParameterValue, match="days_threshold must be a number of days, not"), people.server():
        people.column(AFTER, days)


def test_a_message_is_recorded_as_it_was_sent(people):
    with people.acting("manager"):
        id = people.value(RECORD_ALL, people["student"], "email_reminder", 7, "Come back")
        row = people.conn.execute(
            "select user_id, company_id, message_type, days_inactive, message_content, message_sent_at = now(), recovery_successful"
            " from public.student_recovery_messages where id = %s",
            [id],
        ).fetchone()
    assert row == (people["student"], COMPANY, "email_reminder", 7, "Come back", True, None)


def test_a_message_is_by_default_one_about_three_days(people):
    with people.server():
        id = people.value(RECORD, people["foreign_student"])
    row = people.conn.execute(
        "select company_id, message_type, days_inactive, message_content from public.student_recovery_messages where id = %s", [id]
    ).fetchone()
    assert row == (OTHER_COMPANY, "whatsapp_inactive", 3, None)


@pytest.mark.parametrize(
    ("caller", "about"),
    [
        ("root", STUDENTS),
        ("admin", {"student", "unmentored"}),
        ("manager", {"student", "unmentored"}),
        ("foreign_admin", {"foreign_student"}),
    ],
)
def test_administration_records_messages_to_its_students(people, caller, about):
    recorded = set()
    for name in STUDENTS:
        try:
            with people.conn.transaction(force_rollback=True), people.acting(caller):
                people.conn.execute(RECORD, [people[name]])
                recorded.add(name)
        except errors.InsufficientPrivilege:
            pass
    assert recorded == about


@pytest.mark.parametrize("caller", ["mentor", "student", "stranger"])
def test_nobody_else_records_one(people, caller):
    people.account("stranger")
    with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
        people.conn.execute(RECORD, [people["student"]])
    assert people.column("select 1 from public.student_recovery_messages") == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("carrier_pigeon", 3, None), errors.CheckViolation),
        (("email_reminder", -1, None), errors.CheckViolation),
        ((None, 3, None), errors.NotNullViolation),
        (("email_reminder", None, None), errors.NotNullViolation),
    ],
)
def test_a_message_that_makes_no_sense_is_not_recorded(people, arguments, error):
    for caller in ("server", "admin"):
        with pytest.raises(error), people.server() if caller == "server" else people.acting(caller):
            people.conn.execute(RECORD_ALL, [people["student"], *arguments])


def test_a_message_to_nobody_is_not_recorded(people):
    unknown = "select public.record_recovery_message(gen_random_uuid())"
    for caller in ("server", "root"):
        with (
            pytest.raises(errors.ForeignKeyViolation, match="user_id of this student_recovery_messages row names nobody"),
            people.server() if caller == "server" else people.acting(caller),
        ):
            people.conn.execute(unknown)
    with pytest.raises(errors.NotNullViolation), people.server():
        people.conn.execute(RECORD, [None])
    # A caller is told the same of an unknown person and of one in another company.
    told = []
    for query, parameters in ((unknown, []), (RECORD, [people["foreign_student"]])):
        with pytest.raises(errors.InsufficientPrivilege) as refusal, people.acting("admin"):
            people.conn.execute(query, parameters)
        told.append(refusal.value.diag.message_primary)
    assert told[0] == told[1] == "user_id of this student_recovery_messages row names nobody of company 1."


@pytest.mark.parametrize(
    ("change", "may"),
    [
        ("recovery_successful = true, recovered_at = now()", True),
        ("recovery_successful = true", True),
        ("recovery_successful = false", True),
        ("recovered_at = now()", False),
        ("recovery_successful = false, recovered_at = now()", False),
        ("days_inactive = -1", False),
        ("message_type = 'fax'", False),
    ],
)
def test_only_who_came_back_has_a_day_of_return(people, change, may):
    with people.acting("admin"):
        people.conn.execute(RECORD, [people["student"]])
    if may:
        with people.acting("manager"):
            assert people.conn.execute(f"update public.student_recovery_messages set {change}").rowcount == 1
        return
    with pytest.raises(errors.CheckViolation), people.acting("manager"):
        people.conn.execute(f"update public.student_recovery_messages set {change}")
