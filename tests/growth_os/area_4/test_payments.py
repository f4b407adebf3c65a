"""Payments: one person per payment, its enrolment and its invoice; amounts and transactions."""

from __future__ import annotations

import pytest
from people import COMPANY
from psycopg import errors


@pytest.mark.parametrize("caller", ["root", "admin", "manager", "server"])
def test_a_payment_of_an_invoice_is_of_the_payers_company(people, billing, caller):
    with people.server() if caller == "server" else people.acting(caller):
        invoice = billing.invoice("student")
        id = billing.payment("student", student_id=billing.student("student"), invoice_id=invoice)
    row = people.conn.execute("select company_id, status, payment_date = now() from public.installment_payments where id = %s", [id])
    assert row.fetchone() == (COMPANY, "paid", True)
    with people.acting("student"):
        assert people.column("select id from public.installment_payments") == [id]


@pytest.mark.parametrize("owner", ["unmentored", "foreign_student"])
@pytest.mark.parametrize("caller", ["root", "manager", "server"])
def test_a_payment_names_nobody_elses_invoice_or_enrolment(people, billing, caller, owner):
    """Else a student would see an invoice's id, and a report would clear the fees of the wrong one."""
    invoice, student = billing.invoice(owner), billing.student(owner)
    unseen = caller == "manager" and owner == "foreign_student"
    error = errors.ForeignKeyViolation if unseen else errors.CheckViolation
    for columns, text in (
        ({"invoice_id": invoice}, "invoice_id_fkey" if unseen else "invoice_id is no invoice"),
        ({"student_id": student}, "student_id_fkey" if unseen else "student_id is not the enrolment"),
    ):
        with (
            pytest.raises(error, match=text),
            people.server() if caller == "server" else people.acting(caller),
        ):
            billing.payment("student", **columns)


def test_a_payment_is_not_repointed_to_somebody_elses_invoice(people, billing):
    billing.payment("student", invoice_id=billing.invoice("student"))
    theirs = billing.invoice("unmentored")
    with pytest.raises(errors.CheckViolation, match="no invoice of user_id"), people.acting("admin"):
        people.conn.execute("update public.installment_payments set invoice_id = %s", [theirs])
    with pytest.raises(errors.CheckViolation, match="no invoice of user_id"), people.acting("root"):
        people.conn.execute("update public.installment_payments set user_id = %s", [people["unmentored"]])


@pytest.mark.parametrize("column", ["student_id", "invoice_id"])
def test_an_unknown_enrolment_or_invoice_is_refused(people, billing, column):
    with pytest.raises(errors.ForeignKeyViolation), people.acting("manager"):
        billing.payment("student", **{column: "00000000-0000-0000-0000-000000000000"})


@pytest.mark.parametrize("caller", ["mentor", "student", "foreign_admin"])
def test_nobody_else_records_a_payment(people, billing, caller):
    with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
        billing.payment("student")


@pytest.mark.parametrize("status", ["paid", "pending", "failed", "refunded"])
def test_a_payment_has_one_of_four_states(people, billing, status):
    with people.acting("manager"):
        assert billing.payment("student", status=status)


@pytest.mark.parametrize("columns", [{"status": "done"}, {"amount": 0}, {"amount": -1}, {"amount": "NaN"}, {"amount": "Infinity"}])
def test_a_payment_that_makes_no_sense_is_refused(people, billing, columns):
    with pytest.raises(errors.CheckViolation), people.acting("manager"):
        billing.payment("student", **columns)


def test_a_transaction_is_recorded_once_in_a_company(people, billing):
    with people.acting("manager"):
        billing.payment("student", transaction_id="t-1")
        billing.payment("student")
        billing.payment("student")
    with people.acting("foreign_admin"):
        billing.payment("foreign_student", transaction_id="t-1")
    with pytest.raises(errors.UniqueViolation), people.acting("admin"):
        billing.payment("unmentored", transaction_id="t-1")
