"""Many connections enrol students at once, in a database of their own; every one of them commits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import psycopg
import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY, People, email
from psycopg import errors

CONNECTIONS, EACH = 6, 5
CREATE = "select public.create_student_complete(%s, 'x', %s) ->> 'student_number'"


@pytest.fixture
def staff(growth_os_database):
    """The cast, committed, with accounts that wait for their students: `new_<connection>_<n>`."""
    with psycopg.connect(growth_os_database) as conn:
        people = People(conn)
        for connection in range(CONNECTIONS):
            for n in range(EACH):
                people.account(f"new_{connection}_{n}")
        conn.commit()
        yield people


def at_once(conninfo: str, work: Callable[[psycopg.Connection, int], list]) -> list[list]:
    """What each connection's work gives; all begin at the same moment."""
    gate = threading.Barrier(CONNECTIONS)

    def run(number: int) -> list:
        with psycopg.connect(conninfo, options="-c deadlock_timeout=200ms -c statement_timeout=30s") as conn:
            gate.wait(20)
            return work(conn, number)

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return list(pool.map(run, range(CONNECTIONS)))


def create(conn: psycopg.Connection, caller: UUID, name: str) -> str:
    with as_caller(conn, caller):
        number = conn.execute(CREATE, [email(name), name]).fetchone()[0]
    conn.commit()
    return number


def test_students_that_are_created_at_once_get_one_number_each_and_none_is_left_out(staff, growth_os_database):
    """Five connections in one company, and one in another that counts for itself."""
    callers = ["admin", "manager", "second_admin", "admin", "manager", "foreign_admin"]

    def work(conn, number):
        return [create(conn, staff[callers[number]], f"new_{number}_{n}") for n in range(EACH)]

    *numbers, foreign = at_once(growth_os_database, work)
    expected = {f"STU{n:06}" for n in range(3, 3 + (CONNECTIONS - 1) * EACH)}
    assert sorted(number for each in numbers for number in each) == sorted(expected)
    assert foreign == [f"STU{n:06}" for n in range(2, 2 + EACH)]
    stored = "select count(*), count(distinct student_id) from public.students where company_id = %s"
    counted = [staff.conn.execute(stored, [company]).fetchone() for company in (COMPANY, OTHER_COMPANY)]
    assert counted == [(2 + (CONNECTIONS - 1) * EACH,) * 2, (1 + EACH,) * 2]


def test_rows_that_are_inserted_at_once_get_one_number_each_also_around_a_rollback(staff, growth_os_database):
    """Every second statement is taken back; its number is given to somebody else."""
    ids = [[staff[f"new_{connection}_{n}"] for n in range(EACH)] for connection in range(CONNECTIONS)]
    staff.conn.cursor().executemany(
        "insert into public.users (id, company_id, email, role) values (%s, 1, %s, 'student')",
        [(id, f"{id}@growth.example") for each in ids for id in each],
    )
    staff.conn.commit()

    def work(conn, number):
        for n, id in enumerate(ids[number]):
            conn.execute("insert into public.students (user_id) values (%s)", [id])
            conn.rollback() if n % 2 else conn.commit()
        return []

    at_once(growth_os_database, work)
    kept = 2 + CONNECTIONS * ((EACH + 1) // 2)
    stored = staff.column("select student_id from public.students where company_id = 1 order by student_id")
    assert stored == [f"STU{n:06}" for n in range(1, kept + 1)]


def test_one_account_becomes_one_student_however_many_try(staff, growth_os_database):
    def work(conn, number):
        try:
            return [create(conn, staff["admin" if number % 2 else "manager"], "new_0_0")]
        except errors.UniqueViolation:
            return []

    assert [number for each in at_once(growth_os_database, work) for number in each] == ["STU000003"]
    assert staff.value("select count(*) from public.students where user_id = %s", staff["new_0_0"]) == 1
