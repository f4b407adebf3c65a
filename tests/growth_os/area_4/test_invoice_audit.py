"""What the audit trail says of invoices."""

from __future__ import annotations

from decimal import Decimal

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

PAY = "update public.invoices set status = 'paid', paid_at = '2027-01-05 10:00+00'"


@pytest.fixture
def invoice(billing):
    return billing.invoice("student")


def last_entry(people, invoice):
    query = (
        "select company_id, action, description, performed_by, data from public.admin_logs"
        " where entity_type = 'invoice' and entity_id = %s order by created_at desc, cmin::text::bigint desc limit 1"
    )
    row = people.conn.execute(query, [invoice]).fetchone()
    return dict(zip(("company_id", "action", "description", "performed_by", "data"), row, strict=True))


@pytest.mark.parametrize("caller", ["root", "admin", "manager"])
def test_a_new_invoice_is_logged_with_its_author(people, billing, caller):
    with people.acting(caller):
        id = billing.invoice("student", 3, amount="99.50", notes="first")
    entry = last_entry(people, id)
    data = entry.pop("data")
    assert entry == {"company_id": COMPANY, "action": "created", "description": "Invoice 3: created.", "performed_by": people[caller]}
    after = data.pop("after")
    assert data == {
        "student_id": str(billing.student("student")),
        "user_id": str(people["student"]),
        "installment_number": 3,
        "amount": 99.5,
        "due_date": "2027-01-31T12:00:00+00:00",
        "old_status": None,
        "new_status": "pending",
        "before": None,
    }
    assert (after["notes"], after["status"]) == ("first", "pending")


def test_what_the_server_does_has_no_author(people, billing):
    with people.server():
        id = billing.invoice("student")
    assert last_entry(people, id)["performed_by"] is None


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("status = 'issued'", ("status_changed", "Invoice 1: status pending -> issued.")),
        ("status = null", ("status_changed", "Invoice 1: status pending -> none.")),
        ("status = 'paid', paid_at = now()", ("marked_paid", "Invoice 1: marked paid.")),
        ("status = 'cancelled', notes = 'left'", ("status_changed", "Invoice 1: status pending -> cancelled.")),
        ("amount = 1", ("updated", "Invoice 1: details updated.")),
        ("first_reminder_sent = true, first_reminder_sent_at = now()", ("updated", "Invoice 1: details updated.")),
    ],
)
def test_a_change_is_logged_in_a_sentence(people, billing, invoice, change, entry):
    with people.acting("manager"):
        people.conn.execute(f"update public.invoices set {change}")
    assert billing.logs(invoice)[1:] == [entry]


def test_a_corrected_time_of_payment_is_logged(people, billing, invoice):
    people.conn.execute(PAY)
    people.conn.execute("update public.invoices set paid_at = '2027-01-06 10:00+00'")
    people.conn.execute("update public.invoices set status = 'refunded', paid_at = null")
    assert [text for _, text in billing.logs(invoice)] == [
        "Invoice 1: created.",
        "Invoice 1: marked paid.",
        "Invoice 1: payment timestamp set.",
        "Invoice 1: status paid -> refunded.",
    ]


def test_an_entry_holds_what_changed_and_what_it_was_before(people, invoice):
    with people.acting("admin"):
        people.conn.execute("update public.invoices set amount = 1, status = 'due'")
    data = last_entry(people, invoice)["data"]
    assert (data["before"], data["after"]) == ({"amount": 100, "status": "pending"}, {"amount": 1, "status": "due"})
    assert (data["old_status"], data["new_status"]) == ("pending", "due")


@pytest.mark.parametrize("change", ["amount = amount, notes = notes", "updated_at = now()"])
def test_nothing_is_logged_where_nothing_changed(people, billing, invoice, change):
    people.conn.execute(f"update public.invoices set {change}")
    assert [action for action, _ in billing.logs(invoice)] == ["created"]


def test_a_deleted_invoice_is_logged_with_what_it_held(people, billing, invoice):
    with people.acting("admin"):
        people.conn.execute("delete from public.invoices")
    entry = last_entry(people, invoice)
    assert (entry["action"], entry["description"], entry["performed_by"]) == ("deleted", "Invoice 1: deleted.", people["admin"])
    assert (entry["data"]["before"]["amount"], entry["data"]["after"], entry["data"]["old_status"]) == (100, None, "pending")
    assert entry["data"]["user_id"] == str(people["student"])


def test_a_student_who_leaves_is_not_kept_by_the_audit_trail(people, billing, invoice):
    """Neither by the deletion of the own invoices, nor by being the one who deletes."""
    with people.acting("manager"):
        other = billing.invoice("unmentored")
    people.conn.execute("delete from auth.users where id = any (%s)", [[people["student"], people["manager"]]])
    entry = last_entry(people, invoice)
    assert (entry["company_id"], entry["action"], entry["performed_by"], entry["data"]["user_id"]) == (COMPANY, "deleted", None, None)
    assert last_entry(people, other)["performed_by"] is None


def test_an_invoice_of_nobody_is_logged_without_a_person(people, billing):
    with people.acting("admin"):
        id = billing.invoice("student", student_id=None)
    data = last_entry(people, id)["data"]
    assert (data["student_id"], data["user_id"]) == (None, None)


def test_an_invoice_that_is_refused_leaves_no_trace(people, billing):
    for caller in ("mentor", "student"):
        with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
            billing.invoice("student")
    assert people.value("select count(*) from public.admin_logs where entity_type = 'invoice'") == 0


def test_the_entries_stay_in_their_company(people, billing, invoice):
    theirs = billing.invoice("foreign_student")
    query = "select distinct entity_id from public.admin_logs where entity_type = 'invoice'"
    for caller, seen in (
        ("admin", {invoice}),
        ("foreign_admin", {theirs}),
        ("root", {invoice, theirs}),
        ("student", set()),
        ("mentor", set()),
    ):
        with people.acting(caller):
            assert set(people.column(query)) == seen
    assert last_entry(people, theirs)["company_id"] == OTHER_COMPANY


def test_amounts_are_logged_to_the_last_digit(people, billing):
    id = billing.invoice("student", amount="1234567890.123456789")
    query = "select (data ->> 'amount')::numeric from public.admin_logs where entity_id = %s"
    assert people.value(query, id) == Decimal("1234567890.123456789")
