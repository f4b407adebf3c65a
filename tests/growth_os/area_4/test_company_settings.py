"""Companies: the seed, who reads and writes them, plans and branding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY
from psycopg import errors
from psycopg.types.json import Jsonb

BRANDING = "select public.update_company_branding(%s)"
EVERYBODY = ("root", "admin", "manager", "mentor", "student")


def test_the_first_company_is_a_seed(growth_os):
    row = growth_os.execute(
        "select id, company_name, currency, original_fee_amount, maximum_installment_count, invoice_send_gap_days, invoice_overdue_days,"
        " branding, payment_methods, questionnaire, lms_sequential_unlock, enable_student_signin from public.company_settings"
    ).fetchall()
    assert row == [(1, "Your Company", "USD", Decimal("3000.00"), 3, 7, 30, {}, [], [], False, False)]
    plans = "select company_id, name, num_installments, total_amount, interval_days, is_active from public.installment_plans order by name"
    assert growth_os.execute(plans).fetchall() == [
        (1, "2-Month Plan", 2, 3000, 30, True),
        (1, "3-Month Plan", 3, 3000, 30, True),
        (1, "Pay in Full", 1, 3000, 0, True),
    ]


def test_a_new_company_gets_the_next_number(growth_os):
    query = "insert into public.company_settings default values returning id"
    assert [growth_os.execute(query).fetchone()[0] > 1 for _ in range(2)] == [True, True]


def test_everybody_reads_the_own_company_and_superadmins_all(people):
    for caller in EVERYBODY:
        with people.acting(caller):
            expected = [COMPANY, OTHER_COMPANY] if caller == "root" else [COMPANY]
            assert people.column("select id from public.company_settings order by id") == expected
    with people.acting("foreign_student"):
        assert people.column("select id from public.company_settings") == [OTHER_COMPANY]


def test_a_superadmin_makes_changes_and_removes_a_company(people):
    with people.acting("root"):
        id = people.value("insert into public.company_settings (company_name) values ('Third') returning id")
        assert people.value("update public.company_settings set currency = 'EUR' where id = %s returning currency", id) == "EUR"
        assert people.conn.execute("delete from public.company_settings where id = %s", [id]).rowcount == 1
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), people.acting("root"):
        people.conn.execute("update public.company_settings set id = 9 where id = 2")


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student"])
def test_nobody_else_writes_a_company(people, caller):
    with people.acting(caller):
        assert people.conn.execute("update public.company_settings set currency = 'EUR'").rowcount == 0
        assert people.conn.execute("delete from public.company_settings").rowcount == 0
    with pytest.raises(errors.InsufficientPrivilege), people.acting(caller):
        people.conn.execute("insert into public.company_settings (company_name) values ('Mine')")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("currency", "usd"),
        ("original_fee_amount", -1),
        ("original_fee_amount", "NaN"),
        ("maximum_installment_count", 13),
        ("maximum_installment_count", 0),
        ("invoice_send_gap_days", -1),
        ("invoice_overdue_days", -1),
        ("branding", Jsonb([])),
        ("payment_methods", Jsonb({})),
        ("questionnaire", Jsonb([{"id": "q1"}])),
    ],
)
def test_values_out_of_range_are_refused(people, column, value):
    with pytest.raises(errors.CheckViolation), people.acting("root"):
        people.conn.execute(f"update public.company_settings set {column} = %s where id = 1", [value])


@pytest.mark.parametrize(
    ("caller", "seen", "writes"), [("root", True, True), ("admin", True, False), ("mentor", True, False), ("student", False, False)]
)
def test_plans_are_read_by_staff_and_written_by_superadmins(people, caller, seen, writes):
    with people.acting(caller):
        assert people.value("select count(*) from public.installment_plans") == (3 if seen else 0)
        assert people.conn.execute("update public.installment_plans set is_active = false").rowcount == (3 if writes else 0)


@pytest.mark.parametrize(
    ("column", "value"), [("num_installments", 0), ("interval_days", -1), ("total_amount", -1), ("total_amount", "NaN")]
)
def test_a_plan_that_makes_no_sense_is_refused(people, column, value):
    with pytest.raises(errors.CheckViolation), people.acting("root"):
        people.conn.execute(f"update public.installment_plans set {column} = %s", [value])


def test_a_companys_plans_have_different_names(people):
    query = "insert into public.installment_plans (company_id, name, num_installments, total_amount, interval_days)"
    with people.acting("root"):
        people.conn.execute(query + " values (2, 'Pay in Full', 1, 10, 0)")
    with pytest.raises(errors.UniqueViolation), people.acting("root"):
        people.conn.execute(query + " values (2, 'Pay in Full', 1, 10, 0)")


def branding_of(people, company):
    return people.value("select branding from public.company_settings where id = %s", company)


def test_a_superadmin_replaces_the_branding_of_the_own_company(people):
    people.conn.execute("update public.users set company_id = 2 where id = %s", [people["root"]])
    with people.acting("root"):
        assert people.value(BRANDING, Jsonb({"color": "red"})) == {"success": True, "branding": {"color": "red"}}
        people.value(BRANDING, Jsonb({"font": "serif"}))
    assert (branding_of(people, COMPANY), branding_of(people, OTHER_COMPANY)) == ({}, {"font": "serif"})


def test_a_superadmin_of_no_company_rebrands_the_only_one_and_chooses_among_several(people):
    with pytest.raises(errors.InvalidParameterValue, match="several companies and you belong to none"), people.acting("root"):
        people.value(BRANDING, Jsonb({}))
    people.conn.execute("delete from auth.users where email not like 'root%'")
    people.conn.execute("delete from public.admin_logs where company_id = 2; delete from public.company_settings where id = 2")
    with people.acting("root"):
        people.value(BRANDING, Jsonb({"color": "green"}))
    assert branding_of(people, COMPANY) == {"color": "green"}


def test_branding_makes_the_first_company_when_there_is_none(people):
    people.conn.execute("truncate public.company_settings cascade")
    people.add("first", "superadmin", None)
    with people.acting("first"):
        assert people.value(BRANDING, Jsonb({"a": 1})) == {"success": True, "branding": {"a": 1}}
    assert people.column("select branding from public.company_settings") == [{"a": 1}]


@pytest.mark.parametrize("document", [None, "null", "[]", '"red"', "1"])
def test_branding_is_an_object(people, document):
    with pytest.raises(errors.InvalidParameterValue, match="must be a JSON object"), people.acting("root"):
        people.value("select public.update_company_branding(%s::jsonb)", document)


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student", "stranger", "suspended"])
def test_nobody_else_rebrands_a_company(people, caller):
    people.account("stranger")
    people.add("suspended", "superadmin", None)
    people.suspend("suspended")
    with pytest.raises(errors.InsufficientPrivilege, match="Only a superadmin"), people.acting(caller):
        people.value(BRANDING, Jsonb({"color": "mine"}))


def test_there_is_one_way_to_rebrand_and_anon_has_none(people):
    signatures = people.column("select oid::regprocedure::text from pg_proc where proname = 'update_company_branding'")
    assert signatures == ["update_company_branding(jsonb)"]
    with pytest.raises(errors.InsufficientPrivilege, match="permission denied"), as_caller(people.conn, None, "anon"):
        people.value(BRANDING, Jsonb({"color": "mine"}))
