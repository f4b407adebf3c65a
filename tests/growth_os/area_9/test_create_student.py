"""create_student_complete: a whole student or nothing, by those who may, without a trace of the password."""

from __future__ import annotations

from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY, email
from psycopg import errors

PASSWORD = "correct horse battery staple"
REFUSED = [
    ({"p_email": None}, errors.InvalidParameterValue, "p_email is not an e-mail address"),
    ({"p_email": " "}, errors.InvalidParameterValue, "p_email is not an e-mail address"),
    ({"p_email": "new"}, errors.InvalidParameterValue, "p_email is not an e-mail address"),
    ({"p_full_name": None}, errors.InvalidParameterValue, "p_full_name is empty"),
    ({"p_full_name": "  "}, errors.InvalidParameterValue, "p_full_name is empty"),
    ({"p_email": "nobody@growth.example"}, errors.InvalidParameterValue, "There is no account with this e-mail"),
    ({"p_email": email("student")}, errors.UniqueViolation, "a person with this e-mail already"),
    ({"p_email": email("foreign_admin").upper()}, errors.UniqueViolation, "a person with this e-mail already"),
    ({"p_phone": "call me"}, errors.CheckViolation, "users_phone_format"),
    ({"p_mentor_id": "second_admin"}, errors.CheckViolation, "names no mentor of company 1"),
    ({"p_mentor_id": "student"}, errors.CheckViolation, "names no mentor of company 1"),
]
UNKNOWN = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def create(people):
    """Calls the function as somebody, with named arguments as PostgREST does."""

    def call(caller: str, **arguments: object) -> dict:
        given = {"p_email": email("new"), "p_password": PASSWORD, "p_full_name": "New Student", **arguments}
        query = f"select public.create_student_complete({', '.join(f'{name} => %s' for name in given)})"
        with people.server() if caller == "server" else people.acting(caller):
            return people.value(query, *given.values())

    people.account("new")
    return call


@contextmanager
def nothing_left(people):
    """The block leaves no row behind."""
    tables = ("auth.users", "public.users", "public.students", "public.admin_logs", "public.notifications")
    counts = "select " + ", ".join(f"(select count(*) from {table})" for table in tables)
    before = people.conn.execute(counts).fetchone()
    yield
    assert people.conn.execute(counts).fetchone() == before


@pytest.mark.parametrize("caller", ["admin", "manager"])
def test_a_student_is_made_whole(people, create, caller):
    answer = create(caller, p_email=" New@Growth.example ", p_full_name=" Ada ", p_phone=" +49 30 1234 ", p_mentor_id=people["mentor"])
    student = people.value("select id from public.students where user_id = %s", people["new"])
    assert answer == {
        "success": True,
        "user_id": str(people["new"]),
        "student_id": str(student),
        "student_number": "STU000003",
        "message": "Student STU000003 is enrolled.",
        "not_stored": [],
    }
    profile = (
        "select company_id, email, full_name, role, phone, status, lms_status, is_temp_password, created_by from public.users where id = %s"
    )
    assert people.conn.execute(profile, [people["new"]]).fetchone() == (
        COMPANY,
        email("new"),
        "Ada",
        "student",
        "+49 30 1234",
        "active",
        "inactive",
        True,
        people[caller],
    )
    enrolment = "select company_id, student_id, mentor_id, fees_cleared, onboarding_completed from public.students where id = %s"
    assert people.conn.execute(enrolment, [student]).fetchone() == (COMPANY, "STU000003", people["mentor"], False, False)
    with people.acting("new"):
        assert people.column("select student_id from public.students") == ["STU000003"]
    with people.acting("mentor"):
        assert people.names("select user_id from public.students") == {"student", "new"}


def test_the_first_three_arguments_are_enough(people, create):
    create("manager")
    row = people.conn.execute(
        "select u.phone, s.mentor_id from public.users u join public.students s on s.user_id = u.id where u.id = %s", [people["new"]]
    )
    assert row.fetchone() == (None, None)


@pytest.mark.parametrize("password", [PASSWORD, "", None])
def test_a_password_is_stored_nowhere_and_marks_the_account_only(people, create, password):
    create("admin", p_password=password)
    assert people.value("select is_temp_password from public.users where id = %s", people["new"]) is bool(password)
    for table in ("public.users", "public.students", "public.admin_logs", "public.notifications", "auth.users"):
        assert people.value(f"select count(*) from {table} as t where t::text like %s", f"%{PASSWORD}%") == 0


def test_what_has_no_place_is_named_in_the_answer(create):
    answer = create("admin", p_address="1 Main Street", p_batch_id=uuid4(), p_pod_id=uuid4())
    assert answer["not_stored"] == ["p_address", "p_batch_id", "p_pod_id"]


@pytest.mark.parametrize(("caller", "company"), [("foreign_admin", OTHER_COMPANY), ("admin", COMPANY), ("manager", COMPANY)])
def test_a_student_is_of_the_callers_company(people, create, caller, company):
    create(caller)
    query = "select u.company_id, s.company_id from public.users u join public.students s on s.user_id = u.id where u.id = %s"
    assert people.conn.execute(query, [people["new"]]).fetchone() == (company, company)


@pytest.mark.parametrize("caller", ["root", "server"])
def test_whoever_is_of_no_company_gets_the_mentors(people, create, caller):
    with pytest.raises(errors.InvalidParameterValue, match="several companies and you belong to none"):
        create(caller)
    answer = create(caller, p_mentor_id=people["foreign_mentor"])
    assert people.value("select company_id from public.students where id = %s", answer["student_id"]) == OTHER_COMPANY
    assert answer["student_number"] == "STU000002"


@pytest.mark.parametrize("caller", ["root", "server"])
def test_whoever_is_of_no_company_gets_the_only_one(people, create, caller):
    people.conn.execute("delete from auth.users where email like 'foreign%'")
    people.conn.execute("delete from public.admin_logs where company_id = 2; delete from public.company_settings where id = 2")
    assert create(caller)["student_number"] == "STU000003"


def test_a_superadmin_of_a_company_enrols_there_unless_the_mentor_is_elsewhere(people, create):
    people.conn.execute("update public.users set company_id = %s where id = %s", [COMPANY, people["root"]])
    people.account("second")
    of = "select company_id from public.users where id = %s"
    create("root")
    create("root", p_email=email("second"), p_mentor_id=people["foreign_mentor"])
    assert [people.value(of, people[name]) for name in ("new", "second")] == [COMPANY, OTHER_COMPANY]


@pytest.mark.parametrize("caller", ["mentor", "student", "foreign_student", "new", "suspended_admin"])
def test_nobody_else_creates_a_student(people, create, caller):
    """`new` has an account and no profile."""
    people.add("suspended_admin", "admin")
    people.suspend("suspended_admin")
    with nothing_left(people), pytest.raises(errors.InsufficientPrivilege, match="You may not create students"):
        create(caller)


@pytest.mark.parametrize(("role", "text"), [("anon", "permission denied for function"), ("authenticated", "You may not create")])
def test_nobody_creates_a_student_without_having_signed_in(people, role, text):
    with pytest.raises(errors.InsufficientPrivilege, match=text), as_caller(people.conn, None, role):
        people.value("select public.create_student_complete('a@b.example', 'x', 'A')")


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "server"])
@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: str(refused[0]))
def test_a_wrong_argument_is_an_error_and_leaves_nothing(people, create, caller, refused):
    arguments, error, text = refused
    if "p_mentor_id" in arguments:
        arguments = {"p_mentor_id": people[arguments["p_mentor_id"]]}
    people.conn.execute("update public.users set company_id = 1 where id = %s", [people["root"]])
    with nothing_left(people), pytest.raises(error, match=text):
        create(caller, **({"p_mentor_id": people["mentor"]} | arguments if caller == "server" else arguments))


def test_an_unknown_mentor_is_an_error_and_leaves_nothing(people, create):
    for caller in ("admin", "manager"):
        with nothing_left(people), pytest.raises(errors.ForeignKeyViolation, match="students_mentor_id_fkey"):
            create(caller, p_mentor_id=UNKNOWN)
    for caller in ("root", "server"):
        with nothing_left(people), pytest.raises(errors.InvalidParameterValue, match="name a mentor"):
            create(caller, p_mentor_id=UNKNOWN)


@pytest.mark.parametrize("caller", ["admin", "manager"])
def test_a_mentor_of_another_company_is_refused(people, create, caller):
    with nothing_left(people), pytest.raises(errors.ForeignKeyViolation, match="students_mentor_id_fkey"):
        create(caller, p_mentor_id=people["foreign_mentor"])


def test_an_account_whose_profile_has_another_e_mail_is_taken(people, create):
    people.conn.execute("update auth.users set email = 'moved@growth.example' where id = %s", [people["student"]])
    with pytest.raises(errors.UniqueViolation, match="a person with this e-mail already"):
        create("admin", p_email="moved@growth.example")


@pytest.mark.parametrize("change", ["deleted_at = now()", "is_sso_user = true"])
def test_a_deleted_account_and_one_of_single_sign_on_are_no_account(people, create, change):
    people.conn.execute(f"update auth.users set {change} where id = %s", [people["new"]])
    with pytest.raises(errors.InvalidParameterValue):
        create("admin")


def test_a_student_is_created_once(people, create):
    create("admin")
    with nothing_left(people), pytest.raises(errors.UniqueViolation, match="a person with this e-mail already"):
        create("manager")


def test_a_creation_is_logged_with_its_author(people, create):
    create("manager", p_phone="+49301234")
    row = people.conn.execute(
        "select action, performed_by, company_id from public.admin_logs where entity_type = 'user' and entity_id = %s", [people["new"]]
    )
    assert row.fetchall() == [("created", people["manager"], COMPANY)]


def test_there_is_one_way_to_create_a_student(people):
    signatures = people.column("select oid::regprocedure::text from pg_proc where proname = 'create_student_complete'")
    assert signatures == ["create_student_complete(text,text,text,text,text,uuid,uuid,uuid)"]
    names = people.value("select proargnames from pg_proc where proname = 'create_student_complete'")
    assert names == ["p_email", "p_password", "p_full_name", "p_phone", "p_address", "p_mentor_id", "p_batch_id", "p_pod_id"]


def test_ids_in_the_answer_can_be_worked_with(people, create):
    answer = create("admin")
    with people.acting("admin"):
        invoice = people.value(
            "insert into public.invoices (student_id, installment_number, amount, due_date) values (%s, 1, 100, now()) returning id",
            UUID(answer["student_id"]),
        )
    with people.acting("new"):
        assert people.column("select id from public.invoices") == [invoice]
