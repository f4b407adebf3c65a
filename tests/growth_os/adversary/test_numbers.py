"""Rows that are counted are counted by the server: a caller takes nobody's number and finds out none."""

from __future__ import annotations

import pytest
from people import People

ROWS = {
    "user_metrics": "(id, user_id, source, metric, value, date) values ({}, %s, 'lms', 'lessons', 1, '2026-01-01')",
    "integrations": "(id, user_id, source, access_token) values ({}, %s, 'shopify', 'token')",
}


@pytest.mark.parametrize("table", ROWS)
def test_a_caller_does_not_take_the_number_that_comes_next(people: People, table: str) -> None:
    row = f"insert into public.{table} {ROWS[table]} returning id"
    last = people.value(f"select nextval('public.{table}_id_seq')")
    assert isinstance(last, int)
    with people.acting("student"):
        numbers = [people.value(row.format(last + 2), people["student"])]
    with people.server():
        numbers += [
            people.value(row.format("default"), people["foreign_student"]),
            people.value(row.format("default"), people["unmentored"]),
        ]
    assert len(set(numbers)) == 3


@pytest.mark.parametrize("table", ROWS)
def test_a_caller_does_not_find_out_which_numbers_there_are(people: People, table: str) -> None:
    row = f"insert into public.{table} {ROWS[table]}"
    theirs = people.value(f"{row.format('default')} returning id", people["foreign_student"])
    assert people.attempt("student", row.format(theirs), people["student"]) == 1
    assert people.attempt("student", row.format(2**62), people["student"]) == 1


@pytest.mark.parametrize("table", ROWS)
def test_the_server_imports_numbers_of_its_own(people: People, table: str) -> None:
    with people.server():
        assert people.value(f"insert into public.{table} {ROWS[table].format(2**40)} returning id", people["student"]) == 2**40
