"""Invoices: whose they are, what they may say, and the queries that follow the money."""

from __future__ import annotations

import pytest
from matrix import served_by
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

STATUSES = ("scheduled", "pending", "issued", "due", "overdue", "cancelled", "refunded")


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "server"])
def test_an_invoice_is_of_its_students_company(people, billing, caller):
    with people.server() if caller == "server" else people.acting(caller):
        id = billing.invoice("student")
    row = people.conn.execute("select company_id, status, paid_at, first_reminder_sent from public.invoices where id = %s", [id]).fetchone()
    assert row == (COMPANY, "pending", None, False)


def test_an_invoice_of_another_companys_student_is_refused(people, billing):
    with (
        pytest.raises(errors.InsufficientPrivilege, match="student_id of this invoices row names nobody of company 1"),
        people.acting("admin"),
    ):
        billing.invoice("foreign_student", company_id=COMPANY)
    with pytest.raises(errors.InsufficientPrivilege, match="names nobody of company 2"), people.acting("admin"):
        billing.invoice("foreign_student", company_id=OTHER_COMPANY)
    with pytest.raises(errors.ForeignKeyViolation, match="names nobody of company 1"), people.server():
        billing.invoice("foreign_student", company_id=COMPANY)


def test_a_student_sees_only_the_own_invoices_and_changes_none(people, billing):
    mine = [billing.invoice("student", number) for number in (1, 2)]
    billing.invoice("unmentored")
    billing.invoice("foreign_student")
    with people.acting("student"):
        assert people.column("select id from public.invoices order by installment_number") == mine
    for change in ("status = 'paid', paid_at = now()", "amount = 0", "due_date = now()"):
        assert people.attempt("student", f"update public.invoices set {change}") == 0
    assert people.attempt("student", "delete from public.invoices") == 0


def test_a_mentor_sees_no_invoice_and_no_payment(people, billing):
    billing.payment("student", invoice_id=billing.invoice("student"))
    with people.acting("mentor"):
        assert people.value("select count(*) from public.invoices") == 0
        assert people.value("select count(*) from public.installment_payments") == 0


def test_an_instalment_is_billed_once(people, billing):
    billing.invoice("student")
    billing.invoice("unmentored")
    with pytest.raises(errors.UniqueViolation), people.acting("manager"):
        billing.invoice("student")


def test_staff_upserts_an_instalment(people, billing):
    query = (
        "insert into public.invoices (student_id, installment_number, amount, due_date) values (%s, 1, %s, now())"
        " on conflict (student_id, installment_number) do update set student_id = excluded.student_id, amount = excluded.amount"
    )
    for amount in (100, 120):
        with people.acting("manager"):
            people.conn.execute(query, [billing.student("student"), amount])
    assert people.column("select amount from public.invoices") == [120]


@pytest.mark.parametrize("status", STATUSES)
def test_an_invoice_has_one_of_eight_states(people, billing, status):
    with people.acting("manager"):
        id = billing.invoice("student", status=status)
        people.conn.execute("update public.invoices set status = 'paid', paid_at = now() where id = %s", [id])
    assert people.value("select status from public.invoices where id = %s", id) == "paid"


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "open"},
        {"status": "Paid"},
        {"amount": -1},
        {"amount": "NaN"},
        {"amount": "Infinity"},
        {"installment_number": 0},
        {"status": "paid"},
        {"status": "pending", "paid_at": "2027-01-01"},
        {"status": None, "paid_at": "2027-01-01"},
    ],
)
def test_an_invoice_that_makes_no_sense_is_refused(people, billing, columns):
    with pytest.raises(errors.CheckViolation), people.acting("admin"):
        billing.invoice("student", **columns)


@pytest.mark.parametrize("column", ["installment_number", "amount", "due_date"])
def test_an_invoice_says_which_instalment_how_much_and_by_when(people, billing, column):
    with pytest.raises(errors.NotNullViolation), people.acting("admin"):
        billing.invoice("student", **{column: None})


def test_an_invoice_goes_with_its_student_and_takes_its_payments_along(people, billing):
    billing.payment("student", invoice_id=billing.invoice("student"), student_id=billing.student("student"))
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert people.value("select count(*) from public.invoices") == 0
    assert people.value("select count(*) from public.installment_payments") == 0


def test_updates_stamp_invoices_and_payments(people, billing):
    rows = {
        "invoices": billing.invoice("student", updated_at="2020-01-01"),
        "installment_payments": billing.payment("student", updated_at="2020-01-01"),
    }
    for table, id in rows.items():
        people.conn.execute(f"update public.{table} set amount = 5 where id = %s", [id])
        assert people.value(f"select updated_at = now() from public.{table} where id = %s", id) is True


@pytest.mark.parametrize(
    ("caller", "query", "condition"),
    [
        ("student", "select * from public.invoices where status = 'issued'", "student_id"),
        ("manager", "select * from public.invoices where status = 'overdue' order by due_date limit 20", "company_id"),
        ("admin", "select * from public.invoices where due_date between now() and now() + interval '7 days'", "due_date"),
        ("admin", "select status, sum(amount) from public.invoices group by status", "company_id"),
        ("root", "select * from public.invoices where status in ('issued', 'due') and due_date < now()", "due_date"),
        ("manager", "select * from public.installment_payments order by payment_date desc limit 20", "company_id"),
        ("student", "select * from public.installment_payments", "user_id"),
    ],
)
def test_the_queries_that_follow_the_money_are_served_by_an_index(people, caller, query, condition):
    table = "installment_payments" if "installment_payments" in query else "invoices"
    scans, conditions = served_by(people, caller, query, table)
    assert scans <= {"Index Scan", "Bitmap Heap Scan", "Index Only Scan"} and scans
    assert condition in conditions


@pytest.mark.parametrize("status", ["status = 'issued'", "status in ('issued', 'due', 'overdue')"])
def test_reminders_of_all_companies_are_served_by_an_index(people, status):
    people.conn.execute("set local enable_seqscan = off")
    with people.server():
        plan = "".join(people.column(f"explain select id from public.invoices where {status} and due_date < now()"))
    assert "invoices_status_due_date_idx" in plan


def test_no_index_tempts_postgres_to_page_through_everybodys_invoices(people):
    """An index in the order of due dates would, unless it tells whose a row is: a student's first page would read everybody's."""
    leading = people.column(
        "select i.indexrelid::regclass::text from pg_index as i"
        " join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]"
        " where i.indrelid = any (array['public.invoices', 'public.assignment_grading']::regclass[])"
        " and a.attname in ('due_date', 'graded_at', 'created_at') and not array(select attname::text from pg_attribute"
        "  where attrelid = i.indexrelid) @> array['company_id', 'student_id']"
    )
    assert leading == []
