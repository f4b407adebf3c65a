"""Every role against badges, awards, milestones and their categories: each command on rows of the own and of another company."""

from __future__ import annotations

from functools import partial

import pytest
from people import COMPANY, OTHER_COMPANY
from school import DENIED

CALLERS = {"superadmin": "root", "admin": "admin", "enrollment_manager": "manager", "mentor": "mentor", "student": "student"}
ROWS = ("student", "unmentored", "foreign_student")
"""Whose row it is: `student` is the mentor's, and the calling student's own; `unmentored` is of the same company.

A milestone that bears the name of `unmentored` is not active.
"""

REACHED = {
    "all": set(ROWS),
    "company": {"student", "unmentored"},
    "company_active": {"student"},
    "assigned": {"student"},
    "none": set(),
}
EVERYBODY = dict.fromkeys(("admin", "enrollment_manager", "mentor", "student"), "company") | {"superadmin": "all"}
ADMINISTRATION = {"superadmin": "all", "admin": "company"}
DEFINITIONS = {"select": EVERYBODY, "insert": ADMINISTRATION, "update": ADMINISTRATION, "delete": ADMINISTRATION}

MATRIX = {
    "badges": DEFINITIONS,
    "milestone_categories": DEFINITIONS,
    "milestones": DEFINITIONS | {"select": EVERYBODY | {"student": "company_active"}},
    "user_badges": {
        "select": EVERYBODY,
        "insert": ADMINISTRATION | {"enrollment_manager": "company", "mentor": "assigned"},
        "update": {"superadmin": "all"},
        "delete": ADMINISTRATION,
    },
}
NEW_ROW = {
    "badges": "(company_id, name) values (%(company)s, %(text)s)",
    "milestone_categories": "(company_id, name) values (%(company)s, %(text)s)",
    "milestones": "(company_id, name, description, trigger_type, is_active) values (%(company)s, %(text)s, '', 'manual', %(active)s)",
    "user_badges": "(company_id, user_id, badge_id) values (%(company)s, %(owner)s, %(badge)s)",
}
CHANGE = {
    "badges": "description = 'New'",
    "milestone_categories": "description = 'New'",
    "milestones": "description = 'New'",
    "user_badges": "earned_at = now()",
}
SEEDED = {"badges": 5, "milestone_categories": 4, "milestones": 0, "user_badges": 0}
"""Rows of company 1 that every provisioned database has."""


@pytest.fixture
def rows(school, people):
    """A row of each table for each of ROWS: {table: {name: id}}; and {name: parameters} to insert one more."""
    parameters = {
        name: {
            "company": OTHER_COMPANY if name == "foreign_student" else COMPANY,
            "owner": people[name],
            "text": name,
            "active": name != "unmentored",
        }
        for name in ROWS
    }
    ids = {}
    for table in MATRIX:
        ids[table] = {name: school.new(f"insert into public.{table} {NEW_ROW[table]} returning id", **parameters[name]) for name in ROWS}
        if table == "badges":
            for name in ROWS:
                parameters[name]["badge"] = ids[table][name]
    for name in ROWS:
        company = parameters[name]["company"]
        badge = school.new("insert into public.badges (company_id, name) values (%s, %s) returning id", company, f"second {name}")
        parameters[name] |= {"text": f"third {name}", "badge": badge}
    return ids, parameters


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("table", MATRIX)
def test_a_role_reaches_the_rows_of_its_scope_and_no_others(school, rows, table, role):
    ids, parameters = rows
    attempt = partial(school.attempt, CALLERS[role])
    reached = {
        command: {name for name in ROWS if _reaches(attempt, table, command, ids[table][name], parameters[name])}
        for command in MATRIX[table]
    }
    assert reached == {command: REACHED[MATRIX[table][command].get(role, "none")] for command in reached}


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("table", MATRIX)
@pytest.mark.usefixtures("rows")
def test_a_statement_without_where_touches_no_more(school, table, role):
    """Without a condition no select policy helps: what is touched is decided by the policy of the command alone."""
    rows_each = 2 if table == "badges" else 1
    for command, query in (("update", f"update public.{table} set {CHANGE[table]}"), ("delete", f"delete from public.{table}")):
        reached = REACHED[MATRIX[table][command].get(role, "none")]
        touched = school.attempt(CALLERS[role], query)
        expected = rows_each * len(reached) + (SEEDED[table] if reached else 0)
        assert (0 if touched == DENIED else touched) == expected


@pytest.mark.parametrize("table", MATRIX)
def test_neither_anon_nor_a_stranger_nor_a_suspended_account_reaches_anything(school, people, rows, table):
    ids, parameters = rows
    people.account("stranger")
    people.suspend("student")
    people.suspend("admin")
    for command in MATRIX[table]:
        for caller in ("stranger", "student", "admin"):
            assert not _reaches(partial(school.attempt, caller), table, command, ids[table]["student"], parameters["student"])
        assert people.value("select has_table_privilege('anon', %s, %s)", f"public.{table}", command) is False


@pytest.mark.parametrize("table", MATRIX)
def test_nobody_moves_a_row_to_another_company(school, rows, table):
    ids, _ = rows
    for caller in CALLERS.values():
        assert (
            school.attempt(caller, f"update public.{table} set company_id = {OTHER_COMPANY} where id = %s", ids[table]["student"]) == DENIED
        )


@pytest.mark.parametrize("caller", CALLERS.values())
@pytest.mark.parametrize("table", MATRIX)
def test_a_callers_list_is_served_by_an_index_and_asks_no_function_per_row(people, caller, table):
    """By the shape of the plan, on tables that are too small for the planner to want an index of its own accord."""
    people.conn.execute("set local enable_seqscan = off")
    with people.acting(caller):
        [plan] = people.value(f"explain (format json) select * from public.{table}")
    scans = [node for node in _nodes(plan["Plan"]) if node.get("Relation Name") == table]
    assert {node["Node Type"] for node in scans} <= {"Index Scan", "Bitmap Heap Scan", "Index Only Scan"} and scans
    conditions = " ".join(node.get(key, "") for node in scans for key in ("Filter", "Recheck Cond", "Index Cond"))
    assert "get_current_user_role" not in conditions and "company_id()" not in conditions and "company_ids()" not in conditions


def _reaches(attempt, table, command, id, parameters) -> bool:
    if command == "insert":
        touched = attempt(f"insert into public.{table} {NEW_ROW[table]}", **parameters)
    else:
        statement = {"select": "select from", "update": "update", "delete": "delete from"}[command]
        change = f" set {CHANGE[table]}" if command == "update" else ""
        touched = attempt(f"{statement} public.{table}{change} where id = %s", id)
    assert touched in (0, 1, DENIED)
    return touched == 1


def _nodes(plan):
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
