"""Every role against invoices, payments and plans: each command on rows of the own student, of the company, and of another company."""

from __future__ import annotations

from functools import partial

import pytest
from matrix import CALLERS, COMMANDS, ROWS, Cells, served_by
from people import DENIED, OTHER_COMPANY

BACK_OFFICE = {"superadmin": "all", "admin": "company", "enrollment_manager": "company"}
BILLED = {
    "select": BACK_OFFICE | {"student": "own"},
    "insert": BACK_OFFICE,
    "update": BACK_OFFICE,
    "delete": {"superadmin": "all", "admin": "company"},
}
SUPERADMINS = {"superadmin": "all"}

MATRIX = {
    "invoices": Cells(
        "invoices",
        "(company_id, student_id, installment_number, amount, due_date) values (%(company)s, %(student)s, %(number)s, 1, now())",
        "notes = 'New'",
        BILLED,
    ),
    "installment_payments": Cells(
        "installment_payments", "(company_id, user_id, amount) values (%(company)s, %(owner)s, 1)", "payment_method = 'cash'", BILLED
    ),
    "installment_plans": Cells(
        "installment_plans",
        "(company_id, name, num_installments, total_amount, interval_days) values (%(company)s, %(text)s || %(number)s, 1, 1, 0)",
        "is_active = false",
        {
            "select": BACK_OFFICE | {"mentor": "company"},
            "insert": SUPERADMINS,
            "update": SUPERADMINS,
            "delete": SUPERADMINS,
        },
    ),
}
SEEDED = {"installment_plans": 3}
"""Rows of company 1 that every provisioned database has."""


@pytest.fixture
def rows(people, billing):
    """A row of each table for each of ROWS: {table: {name: id}}; and {name: parameters} to insert one more."""
    parameters = {
        name: {"company": billing.company(name), "owner": people[name], "student": billing.student(name), "text": name, "number": 1}
        for name in ROWS
    }
    ids = {
        table: {name: people.conn.execute(f"{cells.insert()} returning id", parameters[name]).fetchone()[0] for name in ROWS}
        for table, cells in MATRIX.items()
    }
    return ids, {name: values | {"number": 2} for name, values in parameters.items()}


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("table", MATRIX)
def test_a_role_reaches_the_rows_of_its_scope_and_no_others(people, rows, table, role):
    ids, parameters = rows
    cells, attempt = MATRIX[table], partial(people.attempt, CALLERS[role])
    reached = {
        command: {name for name in ROWS if cells.reaches(attempt, command, ids[table][name], parameters[name])} for command in COMMANDS
    }
    assert reached == cells.expected(role)


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("table", MATRIX)
@pytest.mark.usefixtures("rows")
def test_a_statement_without_where_touches_no_more(people, table, role):
    """Without a condition no select policy helps: what is touched is decided by the policy of the command alone."""
    cells = MATRIX[table]
    for command, query in (("update", f"update public.{table} set {cells.change}"), ("delete", f"delete from public.{table}")):
        reached = cells.expected(role)[command]
        expected = len(reached) + (SEEDED.get(table, 0) if reached else 0)
        assert people.attempt(CALLERS[role], query) == expected


@pytest.mark.parametrize("table", MATRIX)
def test_neither_anon_nor_a_stranger_nor_a_suspended_account_reaches_anything(people, rows, table):
    ids, parameters = rows
    people.account("stranger")
    for name in ("student", "admin", "manager"):
        people.suspend(name)
    for command in COMMANDS:
        for caller in ("stranger", "student", "admin", "manager"):
            assert not MATRIX[table].reaches(partial(people.attempt, caller), command, ids[table]["student"], parameters["student"])
        assert people.value("select has_table_privilege('anon', %s, %s)", f"public.{table}", command) is False


@pytest.mark.parametrize("column", ["id", "company_id", "created_at"])
@pytest.mark.parametrize("table", MATRIX)
@pytest.mark.usefixtures("rows")
def test_nobody_moves_a_row(people, table, column):
    for caller in CALLERS.values():
        assert people.attempt(caller, f"update public.{table} set {column} = {column}") == DENIED


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("invoices", "student_id", "(select s.id from public.students as s where s.user_id = %(other)s)"),
        ("installment_payments", "user_id", "%(other)s"),
    ],
)
def test_only_a_superadmin_puts_a_row_under_somebody_else(people, rows, table, column, value):
    ids, _ = rows
    parameters = {"other": people["unmentored"], "id": ids[table]["student"]}
    people.conn.execute("delete from public.invoices where id = %s", [ids["invoices"]["unmentored"]])
    change = f"update public.{table} set {column} = {value} where id = %(id)s"
    for caller in ("admin", "manager"):
        assert people.attempt(caller, change, **parameters) == DENIED
        assert people.attempt(caller, f"update public.{table} set {column} = {column} where id = %(id)s", **parameters) == 1
    assert people.attempt("root", change, **parameters) == 1
    parameters["other"] = people["foreign_student"]
    people.conn.execute("delete from public.invoices where company_id = %s", [OTHER_COMPANY])
    assert people.attempt("root", change, **parameters) == DENIED


@pytest.mark.parametrize("caller", CALLERS.values())
@pytest.mark.parametrize("table", MATRIX)
def test_a_callers_rows_are_found_by_an_index_without_a_function_per_row(people, table, caller):
    scans, conditions = served_by(people, caller, f"select * from public.{table}", table)
    assert scans <= {"Index Scan", "Bitmap Heap Scan", "Index Only Scan"} and scans
    assert not any(name in conditions for name in ("get_current_user_role", "company_id()", "_ids()", "auth.uid", "current_setting"))
