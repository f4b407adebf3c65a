"""What a caller reaches of a table, command by command, and how Postgres looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from people import DENIED, People
from psycopg import sql

CALLERS = {"superadmin": "root", "admin": "admin", "enrollment_manager": "manager", "mentor": "mentor", "student": "student"}
COMMANDS = ("select", "insert", "update", "delete")
ROWS = ("student", "unmentored", "foreign_student")
"""Whose row it is: `student` is the mentor's, and the calling student's own; `unmentored` is of the same company."""

REACHED = {
    "all": set(ROWS),
    "company": {"student", "unmentored"},
    "assigned": {"student"},
    "own": {"student"},
    "none": set(),
}


@dataclass(frozen=True)
class Cells:
    """One table's statements, and what every role is to reach by them: {command: {role: one of REACHED}}."""

    table: str
    new_row: str
    change: str
    access: Mapping[str, Mapping[str, str]]

    def expected(self, role: str) -> dict[str, set[str]]:
        return {command: REACHED[self.access.get(command, {}).get(role, "none")] for command in COMMANDS}

    def insert(self) -> str:
        return f"insert into public.{self.table} {self.new_row}"

    def reaches(self, attempt: Callable[..., int | str], command: str, id: object, parameters: Mapping[str, object]) -> bool:
        """Whether the command touches the row, or may add the one that the parameters describe."""
        if command == "insert":
            touched = attempt(self.insert(), **parameters)
        else:
            statement = {"select": "select from", "update": "update", "delete": "delete from"}[command]
            change = f" set {self.change}" if command == "update" else ""
            touched = attempt(f"{statement} public.{self.table}{change} where id = %s", id)
        assert touched in (0, 1, DENIED)
        return touched == 1


def served_by(people: People, caller: str, query: str, table: str) -> tuple[set[str], str]:
    """How the table is scanned for this caller, and the conditions that are asked of each row.

    By the shape of the plan, on tables that are too small for the planner to want an index of its own accord.
    """
    people.conn.execute("set local enable_seqscan = off")
    with people.acting(caller):
        row = people.conn.execute(sql.SQL("explain (format json) {}").format(sql.SQL(query))).fetchone()
    scans = [node for node in _nodes(row[0][0]["Plan"]) if node.get("Relation Name") == table]
    conditions = " ".join(node.get(key, "") for node in scans for key in ("Filter", "Recheck Cond", "Index Cond"))
    return {node["Node Type"] for node in scans}, conditions


def _nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
