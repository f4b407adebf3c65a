"""A materialized view over a table that is made anew is filled with the rows that were put aside meanwhile, also through views."""

from __future__ import annotations

import psycopg
from becoming import Becoming, database
from converging import converge, read_at

pytest_plugins = ["fix_corpus"]
VIEWS = """
create view later as select id, day from visits where id > 1;
create materialized view kept as select id from visits;
create materialized view kept_through as select day from later;
"""
A = "create table visits (id int, day date);" + VIEWS
B = (
    "create table visits (id int, day date) partition by range (id);"
    "create table few partition of visits for values from (0) to (10); create table more partition of visits default;" + VIEWS
)


def test_it_has_the_rows(becoming: Becoming) -> None:
    with database(becoming.server, becoming.programs, A) as a, database(becoming.server, becoming.programs, B) as b:
        with psycopg.connect(a) as conn:
            conn.execute("insert into visits values (1, '2026-01-01'), (2, '2026-01-02'), (30, '2026-01-03')")
        at_a = read_at(a)
        for _ in range(2):
            converge(a, read_at(b))
            with psycopg.connect(a) as conn:
                assert conn.execute("select id from kept order by id").fetchall() == [(1,), (2,), (30,)]
                assert len(conn.execute("select from kept_through").fetchall()) == 2
            converge(a, at_a)
            with psycopg.connect(a) as conn:
                assert conn.execute("select count(*) from kept").fetchone() == (3,)
