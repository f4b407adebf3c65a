"""A row per person in each table of the area that belongs to people, and who of a cast reaches which of them."""

from __future__ import annotations

from people import COMPANY, OTHER_COMPANY, People

CALLERS = ("root", "admin", "manager", "mentor", "student", "unmentored", "foreign_admin", "foreign_mentor", "foreign_student")
OWNERS = {"mentor": COMPANY, "student": COMPANY, "unmentored": COMPANY, "foreign_student": OTHER_COMPANY}
"""Whose rows there are, and the company of each."""

NOBODY: frozenset[str] = frozenset()
EVERYBODY = frozenset(OWNERS)
OURS = frozenset({"mentor", "student", "unmentored"})
THEIRS = frozenset({"foreign_student"})
OWN = {name: frozenset({name}) for name in OWNERS}

NEW_ROW = {
    "user_metrics": "(company_id, user_id, source, metric, value, date) values (%s, %s, 'shopify', 'sales', 1, '2026-09-01')",
    "student_recovery_messages": "(company_id, user_id, days_inactive) values (%s, %s, 4)",
    "integrations": "(company_id, user_id, source, access_token, refresh_token) values (%s, %s, 'shopify', 'secret-a', 'secret-r')",
}


def by_caller(**rows: frozenset[str]) -> dict[str, frozenset[str]]:
    """Whose rows each caller has to do with; nobody's where it is not said."""
    return dict.fromkeys(CALLERS, NOBODY) | rows


def fill(people: People, table: str) -> None:
    """One row of every owner, made by the server."""
    with people.server():
        for name, company in OWNERS.items():
            people.conn.execute(f"insert into public.{table} {NEW_ROW[table]}", [company, people[name]])


def reached(people: People, command: str) -> dict[str, frozenset[str]]:
    """Whose rows each caller could have touched, tried one by one."""
    query = f"{command} where user_id = %s"
    return {caller: frozenset(name for name in OWNERS if people.attempt(caller, query, people[name]) == 1) for caller in CALLERS}


def touched(people: People, command: str) -> dict[str, int]:
    """How many rows each caller could have touched without a condition, where no select policy helps."""
    found = {caller: people.attempt(caller, command) for caller in CALLERS}
    return {caller: 0 if isinstance(rows, str) else rows for caller, rows in found.items()}


def inserted(people: People, table: str) -> dict[str, frozenset[str]]:
    """For whom each caller could have made a row."""
    insert = f"insert into public.{table} {NEW_ROW[table]}"
    return {
        caller: frozenset(name for name, company in OWNERS.items() if people.attempt(caller, insert, company, people[name]) == 1)
        for caller in CALLERS
    }
