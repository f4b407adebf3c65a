"""Who hears of an issued invoice, and when."""

from __future__ import annotations

import pytest

ADMINS = {"admin", "second_admin"}
ISSUE = "update public.invoices set status = 'issued'"


@pytest.mark.parametrize("caller", ["root", "admin", "manager"])
def test_an_issued_invoice_is_told_to_the_student_and_to_the_admins(people, billing, caller):
    people.conn.execute("update public.company_settings set currency = 'EUR' where id = 1")
    with people.acting(caller):
        id = billing.invoice("student", 2, amount="99.50")
        people.conn.execute(ISSUE)
    told = billing.told()
    assert told.keys() == ADMINS | {"student"}
    assert all(payloads == told["student"] for payloads in told.values())
    assert told["student"] == [
        {
            "title": "Invoice 2 is ready",
            "message": "Dear student, invoice **2** of 99.50 EUR is due on 2027-01-31.",
            "metadata": {
                "invoice_number": 2,
                "student_name": "student",
                "amount": 99.5,
                "due_date": "2027-01-31",
                "invoice_id": str(id),
                "student_user_id": str(people["student"]),
                "currency": "EUR",
            },
        }
    ]


def test_an_invoice_that_is_issued_from_the_start_is_told_too(billing):
    billing.invoice("foreign_student", status="issued")
    assert billing.told().keys() == {"foreign_admin", "foreign_student"}


@pytest.mark.parametrize(
    ("before", "change", "told"),
    [
        ("pending", "status = 'issued'", True),
        ("scheduled", "status = 'issued'", True),
        ("cancelled", "status = 'issued'", True),
        (None, "status = 'issued'", True),
        ("issued", "status = 'issued', amount = 5", False),
        ("issued", "status = 'overdue'", False),
        ("pending", "status = 'due'", False),
        ("pending", "amount = 5", False),
    ],
)
def test_only_becoming_issued_is_news(people, billing, before, change, told):
    billing.invoice("student", status=before)
    billing.told()
    people.conn.execute(f"update public.invoices set {change}")
    assert billing.told().keys() == (ADMINS | {"student"} if told else set())


@pytest.mark.parametrize("status", ["scheduled", "pending", "due", "overdue", "cancelled", "refunded"])
def test_other_new_invoices_are_no_news(billing, status):
    billing.invoice("student", status=status)
    assert billing.told() == {}


def test_a_student_who_muted_invoices_hears_nothing(people, billing):
    with people.acting("student"):
        people.conn.execute(
            "insert into public.notification_settings (user_id, mutes) values (%s, '{\"invoice_issued\": true}')", [people["student"]]
        )
    billing.invoice("student", status="issued")
    assert billing.told().keys() == ADMINS


def test_an_invoice_of_nobody_is_told_to_the_admins_alone(people, billing):
    with people.acting("admin"):
        billing.invoice("student", student_id=None, status="issued")
    told = billing.told()
    assert told.keys() == ADMINS
    assert told["admin"][0]["metadata"]["student_name"] is None


def test_several_invoices_in_one_statement_are_told_one_by_one(people, billing):
    for number in (1, 2, 3):
        billing.invoice("student", number)
    people.conn.execute(ISSUE)
    assert sorted(payload["title"] for payload in billing.told()["student"]) == [f"Invoice {number} is ready" for number in (1, 2, 3)]
